private import Foundation

/// What threads are called: their creators say it.
enum ThreadNames {
    /// Octets of a name that the kernel keeps.
    static let byteCountMax = 16
    /// What a thread is called that is no more.
    static let ended = "thread ended"

    /// The names of those of these threads that are still there.
    static func names(of threads: Set<UInt32>) -> [UInt32: String] {
        var names: [UInt32: String] = [:]
        for thread in threads {
            let path = "/proc/self/task/\(thread)/comm"
            guard let data = FileManager.default.contents(atPath: path) else { continue }
            let name = String(decoding: data.prefix(byteCountMax), as: UTF8.self)
            names[thread] = "thread " + name.filter { !$0.isNewline }
        }
        return names
    }
}

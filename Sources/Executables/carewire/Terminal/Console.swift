internal import Foundation

/// Lines to standard output and standard error, written at once.
enum Console {
    static func say(_ line: String) {
        FileHandle.standardOutput.write(Data("\(line)\n".utf8))
    }

    static func warn(_ line: String) {
        FileHandle.standardError.write(Data("\(line)\n".utf8))
    }
}

private import Dispatch
private import Foundation
private import Glibc
private import Synchronization

/// A program started by this one, with a clean slate: no descriptor, signal mask or handler of
/// ours.
struct ChildProcess: Sendable {
    /// Asks for a session of its own. Source: glibc's `spawn.h`, which hides it from Swift.
    private static let newSession: Int32 = 0x80

    /// Its process identifier.
    let identifier: Int32

    /// Starts `command`, found in PATH.
    ///
    /// - Parameters:
    ///   - environment: added to ours.
    ///   - input: becomes its standard input.
    ///   - output: becomes its standard output and standard error.
    ///   - ownSession: keeps signals of our terminal away from it.
    /// - Throws: ``PrivateServerError`` `notInstalled`.
    init(
        _ command: [String], environment: [String] = [], input: Int32, output: Int32,
        ownSession: Bool
    ) throws(PrivateServerError) {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, input, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
        unsafe posix_spawn_file_actions_adddup2(&actions, output, 2)
        for descriptor in Self.openDescriptors() where descriptor > 2 {
            unsafe posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        // Threads of ours block signals; a server that inherits that cannot be stopped.
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)
        unsafe sigfillset(&signals)
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        let session = ownSession ? Self.newSession : 0
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | session
        unsafe posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))
        var found: pid_t = 0
        let failure = unsafe withCStrings(command) { arguments in
            unsafe withCStrings(Self.environment(adding: environment)) { variables in
                unsafe posix_spawnp(
                    &found, command[0], &actions, &attributes, arguments, variables)
            }
        }
        guard failure == 0 else {
            throw PrivateServerError(.notInstalled, "\(command[0]) cannot be run (\(failure))")
        }
        identifier = found
    }

    /// Waits for its end, once: its status, or 128 and the signal's number.
    func wait() async -> Int32 {
        await withCheckedContinuation { continuation in
            DispatchQueue(label: "child").async {
                var status: Int32 = 0
                while unsafe waitpid(identifier, &status, 0) < 0, errno == EINTR {}
                let signal = status & 0x7F
                continuation.resume(returning: signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
            }
        }
    }

    private static func environment(adding more: [String]) -> [String] {
        let names = more.map { $0.prefix { $0 != "=" } + "=" }
        return ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
            .filter { entry in !names.contains { entry.hasPrefix($0) } } + more
    }

    private static func openDescriptors() -> [Int32] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
        return (names ?? []).compactMap { Int32($0) }
    }
}

/// Lends strings as a null-terminated list of C strings.
private func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    var pointers = unsafe strings.map { unsafe strdup($0) }
    unsafe pointers.append(nil)
    defer { for index in unsafe pointers.indices { unsafe free(pointers[index]) } }
    return unsafe pointers.withUnsafeBufferPointer { unsafe body($0.baseAddress.unsafelyUnwrapped) }
}

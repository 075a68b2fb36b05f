internal import Foundation
internal import Synchronization

/// A program that this one starts. A thread of its own starts it and waits for it, and lives as
/// long as the child does: the kernel sends a child its farewell signal when the thread that
/// started it goes away, so the child cannot outlive this program even if it is killed.
final class ChildProcess: Sendable {
    /// How a child came to its end.
    enum Ending: Sendable, Equatable, CustomStringConvertible {
        case exited(Int32)
        case killed(signal: Int32)

        var description: String {
            switch self {
            case .exited(let status): "exit status \(status)"
            case .killed(let signal): "signal \(signal)"
            }
        }
    }

    private struct State {
        var processID: Int32?
        var ending: Ending?
        var waiters: [CheckedContinuation<Ending, Never>] = []
    }

    /// Part of util-linux: asks the kernel for the farewell signal, then becomes the program.
    private static let setpriv = "/usr/bin/setpriv"

    /// What it is called in messages.
    let name: String
    private let executable: String
    private let arguments: [String]
    private let environment: [String: String]
    private let output: FileHandle
    private let onEnd: @Sendable (Ending) -> Void
    private let state = Mutex(State())

    /// - Parameters:
    ///   - output: The file that takes standard output and standard error.
    ///   - onEnd: Told of its end, on a thread of its own.
    init(
        _ name: String, executable: URL, arguments: [String] = [],
        environment: [String: String] = ProcessInfo.processInfo.environment, output: FileHandle,
        onEnd: @escaping @Sendable (Ending) -> Void = { _ in }
    ) {
        self.name = name
        self.onEnd = onEnd
        self.environment = environment
        self.output = output
        if FileManager.default.isExecutableFile(atPath: Self.setpriv) {
            self.executable = Self.setpriv
            self.arguments = ["--pdeathsig", "TERM", "--", executable.path] + arguments
        } else {
            self.executable = executable.path
            self.arguments = arguments
        }
    }

    /// Returns when the program runs, not when it is ready for work.
    func start() async throws {
        try await withCheckedThrowingContinuation {
            (started: CheckedContinuation<Void, any Error>) in
            let thread = Thread { [self] in
                do {
                    let processID = try Spawn.start(
                        executable, arguments: arguments, environment: environment,
                        output: output.fileDescriptor)
                    state.withLock { $0.processID = processID }
                    started.resume()
                    finish(Spawn.wait(for: processID))
                    Spawn.collect(processID)
                } catch {
                    started.resume(throwing: error)
                }
            }
            thread.name = name
            thread.start()
        }
    }

    /// How it ended, nil while it runs.
    var ending: Ending? { state.withLock { $0.ending } }

    /// Waits for its end.
    func ended() async -> Ending {
        await withCheckedContinuation { waiter in
            let ending: Ending? = state.withLock { state in
                if state.ending == nil { state.waiters.append(waiter) }
                return state.ending
            }
            if let ending { waiter.resume(returning: ending) }
        }
    }

    /// Sends a signal to the child if it runs; never to another, since its process id is given back
    /// only after its ending is known here.
    func send(signal: Int32) {
        state.withLock { state in
            guard state.ending == nil, let processID = state.processID else { return }
            _ = kill(processID, signal)
        }
    }

    private func finish(_ ending: Ending) {
        let waiters = state.withLock { state in
            state.ending = ending
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume(returning: ending) }
        onEnd(ending)
    }
}

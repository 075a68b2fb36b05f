private import Foundation
private import Glibc
private import Synchronization

/// A server that runs beside this program and ends with it, however this program ends.
///
/// A small shell holds the server and reads from a pipe of ours. When the pipe closes, because we
/// close it or because we are gone, it stops the server and removes the folders it was told to.
/// It has a session of its own, so an interrupt at the terminal is ours alone to handle.
final class ServerProcess: Sendable {
    /// Longest time that a server may take to end before it is killed.
    static let stopLimit = Duration.seconds(20)

    /// Held from making a pipe until its reader has started: a server that starts at the same time
    /// would otherwise keep the other's pipe open.
    private static let starting = Mutex(())

    private static let guardScript = """
        signal=$1 pidfile=$2 trash=$3 data=$4; shift 4
        exec 3<&0 </dev/null
        "$@" 3<&- & server=$!
        echo "$server" > "$pidfile"
        { while read -r line <&3; do :; done; : > "$pidfile.stop"; kill -"$signal" "$server"; } &
        watcher=$!
        wait "$server"; status=$?
        kill "$watcher" 2>/dev/null
        if [ -e "$pidfile.stop" ]; then
            rm -rf "$trash"
            [ -z "$data" ] || rm -rf "$data"
        fi
        exit "$status"
        """

    private struct State {
        var lifeline: Int32
        var hasEnded = false
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>
    private let pidFile: String
    private let rubbish: [String]

    /// Starts `command`. Its output is added to `log`.
    ///
    /// - Throws: ``PrivateServerError`` `notInstalled` when there is no shell.
    init(
        _ command: [String], stopSignal: String, folder: String, removing socketFolder: String,
        removingData: String, log: String
    ) throws(PrivateServerError) {
        pidFile = folder + "/server.pid"
        rubbish = [socketFolder] + (removingData.isEmpty ? [] : [removingData])
        ServerFolder.remove(pidFile)
        ServerFolder.remove(pidFile + ".stop")
        let output = unsafe open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        defer { if output >= 0 { close(output) } }
        let arguments = [stopSignal, pidFile, socketFolder, removingData] + command
        let (child, lifeline) = try Self.spawn(arguments, output: output >= 0 ? output : 2)
        state = Mutex(State(lifeline: lifeline))
        Task { [self] in
            _ = await child.wait()
            ended()
        }
    }

    private static func spawn(
        _ arguments: [String], output: Int32
    ) throws(PrivateServerError) -> (child: ChildProcess, lifeline: Int32) {
        try starting.withLock { _ throws(PrivateServerError) in
            var ends: [Int32] = [-1, -1]
            guard unsafe pipe(&ends) == 0 else {
                throw PrivateServerError(.notStarted, "no pipe can be made")
            }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            defer { close(ends[0]) }
            do throws(PrivateServerError) {
                let child = try ChildProcess(
                    ["sh", "-c", guardScript, "sh"] + arguments, input: ends[0], output: output,
                    ownSession: true)
                return (child, ends[1])
            } catch {
                close(ends[1])
                throw error
            }
        }
    }

    /// The server's process, while it runs.
    var processIdentifier: Int32? {
        state.withLock { $0.hasEnded } ? nil : ServerFolder.read(pidFile).flatMap { Int32($0) }
    }

    /// Whether it has ended.
    var hasEnded: Bool { state.withLock { $0.hasEnded } }

    /// Waits until `isReady`, asked every 10 ms.
    ///
    /// - Throws: ``PrivateServerError`` `notStarted` when it ends first, or after `limit`.
    func wait(
        _ what: String, limit: Duration, until isReady: () -> Bool
    ) async throws(PrivateServerError) {
        let end = ContinuousClock.now + limit
        while !isReady() {
            if hasEnded { throw PrivateServerError(.notStarted, "\(what) has ended at once") }
            if ContinuousClock.now > end {
                throw PrivateServerError(.notStarted, "\(what) was not ready within \(limit)")
            }
            try? await Task.sleep(for: .milliseconds(10))
        }
    }

    /// Stops the server in its orderly way, and waits for its end.
    func stop() async {
        let lifeline = state.withLock { state in
            defer { state.lifeline = -1 }
            return state.lifeline
        }
        if lifeline >= 0 { close(lifeline) }
        let killer = Task {
            try await Task.sleep(for: Self.stopLimit)
            kill()
        }
        await waitForEnd()
        killer.cancel()
        // The shell has done this, unless the server had ended before it was asked to.
        for path in rubbish { ServerFolder.remove(path) }
    }

    /// Kills the server, whatever it has come to, and waits for its end; its folders stay, so that
    /// another attempt can be made in them.
    func giveUp() async {
        let end = ContinuousClock.now + Self.stopLimit
        while !hasEnded, ContinuousClock.now < end {
            // Its number is written down a moment after its start.
            kill()
            try? await Task.sleep(for: .milliseconds(10))
        }
        guard hasEnded else { return await stop() }
        let lifeline = state.withLock { state in
            defer { state.lifeline = -1 }
            return state.lifeline
        }
        if lifeline >= 0 { close(lifeline) }
    }

    /// Kills the server without warning; its folders stay.
    func kill() {
        guard let processIdentifier, processIdentifier > 1 else { return }
        _ = Glibc.kill(processIdentifier, SIGKILL)
    }

    /// Waits until the server has ended.
    func waitForEnd() async {
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                if !state.hasEnded { state.waiters.append(continuation) }
                return state.hasEnded
            }
            if isOver { continuation.resume() }
        }
    }

    private func ended() {
        let waiters = state.withLock { state in
            state.hasEnded = true
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }
}

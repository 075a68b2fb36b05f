private import Glibc
internal import Logging
internal import RPC
private import Synchronization
internal import TLS

/// Puts new certificates to use without a restart, and warns before the present ones end.
///
/// Connections that are open keep what they were opened with; new ones get the new files. Files
/// that cannot be used change nothing, and are logged once.
final class CertificateWatch: Sendable {
    /// Between two looks at the files.
    static let lookInterval = Duration.seconds(10)
    /// What a look has found.
    enum Look: Equatable {
        case unchanged
        case reloaded
        case refused
    }

    /// In seconds since 1970-01-01T00:00:00Z.
    private struct Times {
        let issuedAt: Int64
        /// The first of all ends: an authority's or this process's own certificate's.
        let end: Int64
    }

    private struct State {
        var stamps: [CertificateFiles.Stamp?]
        var reloads: [@Sendable () throws(RPCError) -> Void] = []
        var times: Times?
        /// The last step that was logged.
        var warned = ExpiryWarning.none
    }

    private let files: CertificateFiles
    private let logger: Logger
    private let noteEnd: @Sendable (Int64) -> Void
    private let state: Mutex<State>

    /// - Parameter noteEnd: told when the first of the certificates in use ends, in seconds since
    ///   1970-01-01T00:00:00Z.
    init(_ files: CertificateFiles, logger: Logger, noteEnd: @escaping @Sendable (Int64) -> Void) {
        self.files = files
        self.logger = logger
        self.noteEnd = noteEnd
        state = Mutex(State(stamps: files.stamps(), times: Self.times(files)))
    }

    /// Something that uses the files, and can take new ones. It throws when it cannot, and goes on
    /// with the old.
    func add(_ reload: @escaping @Sendable () throws(RPCError) -> Void) {
        state.withLock { $0.reloads.append(reload) }
    }

    /// Looks again and again, until the task is cancelled.
    func run(every interval: Duration) async {
        warn(at: Int64(time(nil)))
        while !Task.isCancelled {
            do { try await Task.sleep(for: interval) } catch { return }
            look()
            warn(at: Int64(time(nil)))
        }
    }

    /// Compares the files with what they were, and has changed ones read.
    @discardableResult
    func look() -> Look {
        // Taken before the files are read: one that changes meanwhile is seen the next time.
        let stamps = files.stamps()
        let reloads: [@Sendable () throws(RPCError) -> Void]? = state.withLock { state in
            guard stamps != state.stamps else { return nil }
            state.stamps = stamps
            return state.reloads
        }
        guard let reloads else { return .unchanged }
        do throws(RPCError) {
            for reload in reloads { try reload() }
        } catch {
            logger.error(
                "new certificates cannot be used, the old ones stay",
                metadata: ["reason": "\(error.message)"])
            return .refused
        }
        let times = Self.times(files)
        state.withLock { state in
            state.times = times
            state.warned = .none
        }
        logger.info("new certificates are in use")
        return .reloaded
    }

    /// Logs a warning when the first end has come nearer by a step: at thirty, seven and one day,
    /// later for certificates that live for days only, and when it has passed.
    ///
    /// - Parameter now: seconds since 1970-01-01T00:00:00Z.
    /// - Returns: the step, if it was reached now.
    @discardableResult
    func warn(at now: Int64) -> ExpiryWarning? {
        guard let times = state.withLock({ $0.times }) else { return nil }
        noteEnd(times.end)
        let level = ExpiryWarning.level(
            expiresAt: times.end, now: now, issuedAt: times.issuedAt)
        let isNew = state.withLock { state in
            guard level > state.warned else { return false }
            state.warned = level
            return true
        }
        guard isNew else { return nil }
        logger.log(
            level: level >= .day1 ? .error : .warning,
            level == .expired ? "a certificate has ended" : "a certificate ends soon",
            metadata: ["hours left": "\((times.end - now) / 3_600)"])
        return level
    }

    /// Nil for files that cannot be used.
    private static func times(_ files: CertificateFiles) -> Times? {
        let context = try? TLSContext.client(
            certificateFile: files.certificate, keyFile: files.key,
            authorityFile: files.authority)
        return context.map { context in
            Times(
                issuedAt: context.certificateIssuedAt,
                end: min(context.certificateExpiresAt, context.authorityExpiresAt))
        }
    }
}

public import Logging
public import RPC

/// Logs every call that failed, in one line of swift-log: which method, how it ended, in which
/// trace, who called. Never a message's text, let alone content.
///
/// Stands before the methods of a server and before the calls of a client alike.
public struct LoggingInterceptor: ServerInterceptor, ClientInterceptor {
    private let logger: Logger
    private let level: Logger.Level
    private let selects: @Sendable (MethodName) -> Bool

    /// - Parameters:
    ///   - level: of the lines.
    ///   - selects: whose failures are logged; those of every method by default.
    public init(
        _ logger: Logger, level: Logger.Level = .warning,
        selects: @escaping @Sendable (MethodName) -> Bool = { _ in true }
    ) {
        self.logger = logger
        self.level = level
        self.selects = selects
    }

    /// Whether failures of this method are logged.
    public func applies(to method: MethodName) -> Bool { selects(method) }

    /// A server's call has ended.
    public func ended(_ context: CallContext, _ status: StatusCode) {
        guard status != .ok else { return }
        log(context.method, status, context.trace, ["peer": "\(context.peer ?? "")"])
    }

    /// A client's call has ended.
    public func ended(_ method: MethodName, _ options: CallOptions, _ status: StatusCode) {
        guard status != .ok else { return }
        log(method, status, options.trace ?? options.parent?.trace, [:])
    }

    private func log(
        _ method: MethodName, _ status: StatusCode, _ trace: TraceContext?,
        _ more: Logger.Metadata
    ) {
        var metadata = more
        metadata["method"] = "\(method.path)"
        metadata["status"] = "\(status.name)"
        if let trace { metadata["trace"] = "\(trace.traceparent.dropFirst(3).prefix(32))" }
        logger.log(level: level, "call failed", metadata: metadata)
    }
}

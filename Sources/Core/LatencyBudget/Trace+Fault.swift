extension Trace.Call {
    /// Whether the service failed the call, as with an expired deadline; a refusal that the caller
    /// earned is none.
    public var isServiceFault: Bool { StatusBlame(status) == .service }
}

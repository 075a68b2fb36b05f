/// Something that stands before and behind the handlers of some methods.
///
/// Which methods is asked once, when the table is made: the others pay nothing. Both hooks run on
/// the thread that answers the call and must not wait. To run *around* a handler that waits, wrap
/// the method itself: ``ServerMethod`` is open, see ``MethodTable/wrapping(_:)``.
public protocol ServerInterceptor: Sendable {
    /// Whether it stands before this method.
    func applies(to method: MethodName) -> Bool

    /// The call may run, unless this throws: then that is the call's answer.
    func admit(_ context: CallContext) throws(RPCError)

    /// The handler of an admitted call has ended so.
    func ended(_ context: CallContext, _ status: StatusCode)
}

extension ServerInterceptor {
    /// Every method.
    public func applies(to method: MethodName) -> Bool { true }
    /// Everything runs.
    public func admit(_ context: CallContext) throws(RPCError) {}
    /// Nothing to do.
    public func ended(_ context: CallContext, _ status: StatusCode) {}
}

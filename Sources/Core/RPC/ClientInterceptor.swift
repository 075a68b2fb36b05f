/// Something that stands before the calls that a client makes.
public protocol ClientInterceptor: Sendable {
    /// Whether it stands before calls of this method. Asked once for each method.
    func applies(to method: MethodName) -> Bool

    /// The call is about to be made; it may change what is sent beside the request, or refuse.
    func prepare(_ method: MethodName, _ options: inout CallOptions) throws(RPCError)

    /// A prepared call has ended so.
    func ended(_ method: MethodName, _ options: CallOptions, _ status: StatusCode)
}

extension ClientInterceptor {
    /// Every method.
    public func applies(to method: MethodName) -> Bool { true }
    /// Nothing changes.
    public func prepare(_ method: MethodName, _ options: inout CallOptions) throws(RPCError) {}
    /// Nothing to do.
    public func ended(_ method: MethodName, _ options: CallOptions, _ status: StatusCode) {}
}

/// What is handed in: a payload, and whom and what it may travel with.
public struct BatchItem<Key: Hashable & Sendable, Payload: Sendable>: Sendable {
    /// What the sink gets.
    public let payload: Payload
    /// Whose it is.
    public let tenant: Tenant
    /// Whether it shares a slot with equal reads.
    public let sharing: Sharing<Key>
    /// Items of a tenant with an equal order key are sent one after the other, in the order in
    /// which they were handed in; nil has no order to keep.
    public let orderKey: Key?
    /// What it adds to its batch, in bytes or in any other unit of the configuration's choice.
    public let byteCount: Int

    /// An item that travels with any other of its tenant, unless said otherwise.
    @inlinable public init(
        _ payload: Payload, tenant: Tenant = .only, sharing: Sharing<Key> = .never,
        orderKey: Key? = nil, byteCount: Int = 1
    ) {
        self.payload = payload
        self.tenant = tenant
        self.sharing = sharing
        self.orderKey = orderKey
        self.byteCount = byteCount
    }
}

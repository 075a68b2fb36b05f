internal import RPC

/// A caller as one loop of a server knows it: what it may call, and how much it does at once.
///
/// All connections of one identity share one. Confined to the loop's thread.
final class ServerPeer {
    /// What a decision looks like in ``permissions``, beside the raw values of `Permission`.
    static let unauthenticated: UInt8 = 254
    static let undecided: UInt8 = 255

    /// The URI of its certificate; nil for programs on this machine in clear text.
    let identity: String?
    /// Whose turn its calls take when they have to wait; unique on its loop.
    let number: UInt64
    /// A decision for each slot of the method table.
    @exclusivity(unchecked) var permissions: ContiguousArray<UInt8>
    /// Calls at once whose handler may wait.
    @exclusivity(unchecked) var callCount = 0
    var connectionCount = 0

    init(
        _ identity: String?, number: UInt64, slotCount: Int, permission: UInt8 = undecided
    ) {
        self.identity = identity
        self.number = number
        unsafe permissions = ContiguousArray(repeating: permission, count: slotCount)
    }
}

/// A Window frame that a machine owes its peer.
struct OwedWindow: Equatable {
    var streamID: UInt32
    var increment: UInt32
}

/// For whom a call is made, as numbers: for whatever lets callers, and the parties that they act
/// for, take turns.
extension CallContext {
    /// The number of the caller: of its identity, or of where the call came from when it has none.
    package var callerNumber: UInt64 {
        var hasher = Hasher()
        if let peer { hasher.combine(peer) } else { hasher.combine(address) }
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }

    /// The number of the party that the caller says it acts for; 0 when it says nothing. Two
    /// parties of one number share their turns.
    package var partyNumber: UInt64 {
        guard let actor = metadata[AuditContext.actorKey] else { return 0 }
        var hasher = Hasher()
        hasher.combine(actor)
        return UInt64(bitPattern: Int64(hasher.finalize())) >> 1
    }
}

/// How often one working key has sealed, for operators and metrics.
package struct KeyUsage: Sendable, Hashable {
    /// The ring's key.
    package let keyID: UInt32
    /// The sealer's purpose, a constant of the service.
    package let purpose: String
    /// Whose data it seals.
    package let tenant: String
    /// Messages sealed. From a ledger: those that were granted to all sealers of its process, at
    /// most one grant more for each run and sealer.
    package let sealedMessageCount: UInt64
    /// Where sealing stops.
    package let messageCountMax: UInt64

    /// Whether half of the messages are used up: time to rotate, long before sealing stops.
    package var isRotationDue: Bool { sealedMessageCount >= messageCountMax / 2 }

    /// Counts of one working key; a ledger makes them, a sealer, and tests.
    package init(
        keyID: UInt32, purpose: String, tenant: String, sealedMessageCount: UInt64,
        messageCountMax: UInt64
    ) {
        self.keyID = keyID
        self.purpose = purpose
        self.tenant = tenant
        self.sealedMessageCount = sealedMessageCount
        self.messageCountMax = messageCountMax
    }

    /// What a caller is told whose message a key must not seal any more.
    static func exhausted(_ keyID: UInt32) -> String {
        "the active key \(keyID) has sealed too many messages; rotate"
    }
}

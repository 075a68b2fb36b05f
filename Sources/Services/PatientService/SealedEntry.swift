/// An entry of a chart as it rests: named by pseudonym and entry name, its content sealed.
///
/// What is in clear drives partitions and indexes: kind, time, status, whether a result is
/// abnormal. What the envelope says must agree with it, or the entry counts as damaged.
package struct SealedEntry: Sendable, Equatable {
    /// HMAC of the patient id, 32 octets.
    package var pseudonym: [UInt8]
    /// Which of the patient's entries.
    package var name: EntryName
    /// 1 when it is added, one more with every change.
    package var version: UInt64
    /// Number of `carewire.patient.v1.EntryKind`.
    package var kind: Int32
    /// Microseconds since 1970-01-01 00:00 UTC; within the name's month.
    package var occurredAt: Int64
    /// Number of the status in the kind's own enum.
    package var status: Int32
    /// Blind index of a laboratory test, 32 octets.
    package var test: [UInt8]?
    /// Blind index of an encounter's practitioner, 32 octets.
    package var provider: [UInt8]?
    /// Blind indexes of the words of an encounter's reason, 16 octets each.
    package var words: [[UInt8]]
    /// Whether a result's interpretation is there and is not normal.
    package var isAbnormal: Bool
    /// Envelope of an encoded `carewire.patient.v1.ChartEntry`.
    package var content: [UInt8]
    /// Envelope of the patient's subject key as it was when the entry was read or sealed; empty
    /// for a patient who has none.
    package var key: [UInt8]

    /// A sealed entry of its parts.
    package init(
        pseudonym: [UInt8], name: EntryName, version: UInt64, kind: Int32, occurredAt: Int64,
        status: Int32, test: [UInt8]? = nil, provider: [UInt8]? = nil, words: [[UInt8]] = [],
        isAbnormal: Bool = false, content: [UInt8], key: [UInt8] = []
    ) {
        self.pseudonym = pseudonym
        self.name = name
        self.version = version
        self.kind = kind
        self.occurredAt = occurredAt
        self.status = status
        self.test = test
        self.provider = provider
        self.words = words
        self.isAbnormal = isAbnormal
        self.content = content
        self.key = key
    }
}

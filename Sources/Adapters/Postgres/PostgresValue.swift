/// One parameter of a statement, sent in binary format.
///
/// The server takes the parameter's type from the statement; write a cast where it could be in
/// doubt (`$1::bigint`). A value of another type than that is refused by the server.
package enum PostgresValue: Sendable, Equatable {
    /// SQL NULL of any type.
    case null
    /// `bytea`.
    case bytes([UInt8])
    /// `text`, `varchar`; must hold no NUL.
    case text(String)
    /// `bigint`.
    case int64(Int64)
    /// `integer`.
    case int32(Int32)
    /// `boolean`.
    case bool(Bool)
    /// `uuid`; exactly 16 octets.
    case uuid([UInt8])
    /// `timestamptz`, in microseconds since 1970-01-01 00:00 UTC.
    case timestamp(microsecondsSinceUnixEpoch: Int64)
    /// `bytea[]`, without NULL elements.
    case bytesArray([[UInt8]])
    /// `text[]`, without NULL elements.
    case textArray([String])
    /// `bigint[]`, without NULL elements.
    case int64Array([Int64])

    /// Octets the value has on the wire, without its length field.
    var byteCount: Int {
        switch self {
        case .null: 0
        case .bytes(let value), .uuid(let value): value.count
        case .text(let value): value.utf8.count
        case .int64, .timestamp: 8
        case .int32: 4
        case .bool: 1
        case .bytesArray(let elements):
            elements.reduce(BinaryFormat.arrayHeaderByteCount) { $0 + 4 + $1.count }
        case .textArray(let elements):
            elements.reduce(BinaryFormat.arrayHeaderByteCount) { $0 + 4 + $1.utf8.count }
        case .int64Array(let elements):
            BinaryFormat.arrayHeaderByteCount + 12 * elements.count
        }
    }
}

/// Numbers of PostgreSQL's binary format.
enum BinaryFormat {
    /// Dimension count, flags, element type, then length and lower bound of one dimension.
    static let arrayHeaderByteCount = 20
    /// 2000-01-01 00:00 UTC, where `timestamptz` counts from, in microseconds since 1970-01-01.
    static let timestampEpochMicroseconds: Int64 = 946_684_800_000_000

    /// Type identifiers. Source: PostgreSQL 15, `pg_type.dat`.
    enum TypeID {
        static let bool: UInt32 = 16
        static let bytes: UInt32 = 17
        static let name: UInt32 = 19
        static let int64: UInt32 = 20
        static let int32: UInt32 = 23
        static let text: UInt32 = 25
        static let bytesArray: UInt32 = 1001
        static let textArray: UInt32 = 1009
        static let int64Array: UInt32 = 1016
        static let blankPaddedText: UInt32 = 1042
        static let varyingText: UInt32 = 1043
        static let timestamp: UInt32 = 1114
        static let timestampWithZone: UInt32 = 1184
        static let uuid: UInt32 = 2950
    }
}

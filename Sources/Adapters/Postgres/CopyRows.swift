/// Rows in PostgreSQL's binary format, for a COPY FROM STDIN. One per event loop or task.
///
/// Source: PostgreSQL 15, COPY, "Binary Format".
package final class CopyRows {
    private static let header: [UInt8] =
        Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0] + [UInt8](repeating: 0, count: 8)
    private static let trailer: [UInt8] = [0xFF, 0xFF]

    private let parameters = ParameterBuffer()
    private var octets = CopyRows.header
    /// Rows so far.
    package private(set) var count = 0

    /// No rows.
    package init() {}

    /// Adds a row: a value for each column of the COPY, in their order, of exactly their types.
    ///
    /// - Throws: ``PostgresError`` `invalidRequest` for values that cannot be sent, or more than
    ///   ``PostgresLimits/copyByteCountMax`` octets.
    package func append(_ values: [PostgresValue]) throws(PostgresError) {
        let byteCount = try ParameterBuffer.measure(values)
        guard octets.count + byteCount <= PostgresLimits.copyByteCountMax else {
            throw PostgresError(.invalidRequest, "a copy of so many octets is too large")
        }
        parameters.encode(values)
        append(UInt16(truncatingIfNeeded: values.count))
        for index in values.indices {
            guard let place = unsafe parameters.places[index] else {
                append(UInt32.max)
                continue
            }
            let length = unsafe Int(parameters.lengths[index])
            append(UInt32(truncatingIfNeeded: length))
            unsafe octets.append(
                contentsOf: UnsafeRawBufferPointer(start: place, count: length))
        }
        count += 1
    }

    /// The data of the COPY.
    var data: [UInt8] { octets + Self.trailer }

    private func append(_ number: some FixedWidthInteger & UnsignedInteger) {
        for shift in stride(from: number.bitWidth - 8, through: 0, by: -8) {
            octets.append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }
}

extension PostgresLimits {
    /// Octets of one COPY (32 MiB).
    package static let copyByteCountMax = 32 << 20
}

private import CLibPQ

/// The rows that one statement gave, in binary format.
///
/// Columns and rows count from 0. An accessor that does not fit the column's type throws, and so
/// does one that meets NULL: ask ``isNull(_:_:)`` first where it can occur.
// Safety: libpq does not change a result after handing it over, so any thread may read it.
@safe
package final class PostgresRows: @unchecked Sendable {
    private let result: OpaquePointer
    /// Number of rows.
    package let count: Int
    /// Number of columns.
    package let columnCount: Int

    init(owning result: OpaquePointer) {
        unsafe self.result = result
        count = unsafe Int(PQntuples(result))
        columnCount = unsafe Int(PQnfields(result))
    }

    deinit { unsafe PQclear(result) }

    /// Rows inserted, updated, deleted or selected, as the server counted them.
    package var affectedCount: Int {
        guard let text = unsafe PQcmdTuples(result) else { return 0 }
        return unsafe Int(String(cString: text)) ?? 0
    }

    /// Whether the value is NULL.
    ///
    /// - Throws: ``PostgresError`` `typeMismatch` when there is no such row or column.
    package func isNull(_ row: Int, _ column: Int) throws(PostgresError) -> Bool {
        try check(row, column)
        return unsafe PQgetisnull(result, Int32(row), Int32(column)) == 1
    }

    /// Lends the octets of any column to `body`; they end with it.
    ///
    /// - Throws: ``PostgresError`` `typeMismatch` for NULL or when there is no such value.
    @unsafe
    package func withBytes<Result>(
        _ row: Int, _ column: Int, _ body: (UnsafeRawBufferPointer) -> Result
    ) throws(PostgresError) -> Result {
        unsafe body(try value(row, column))
    }

    /// A `bytea`, copied.
    package func bytes(_ row: Int, _ column: Int) throws(PostgresError) -> [UInt8] {
        unsafe Array(try value(row, column) { $0 == BinaryFormat.TypeID.bytes })
    }

    /// A `text`, `varchar`, `char(n)` or `name`.
    package func text(_ row: Int, _ column: Int) throws(PostgresError) -> String {
        let octets = unsafe try value(row, column) { type in
            type == BinaryFormat.TypeID.text || type == BinaryFormat.TypeID.varyingText
                || type == BinaryFormat.TypeID.blankPaddedText || type == BinaryFormat.TypeID.name
        }
        return unsafe String(decoding: octets, as: UTF8.self)
    }

    /// A `bigint`.
    package func int64(_ row: Int, _ column: Int) throws(PostgresError) -> Int64 {
        try number(row, column) { $0 == BinaryFormat.TypeID.int64 }
    }

    /// An `integer`.
    package func int32(_ row: Int, _ column: Int) throws(PostgresError) -> Int32 {
        try number(row, column) { $0 == BinaryFormat.TypeID.int32 }
    }

    /// A `boolean`.
    package func bool(_ row: Int, _ column: Int) throws(PostgresError) -> Bool {
        let flag: UInt8 = try number(row, column) { $0 == BinaryFormat.TypeID.bool }
        return flag != 0
    }

    /// A `uuid`: 16 octets.
    package func uuid(_ row: Int, _ column: Int) throws(PostgresError) -> [UInt8] {
        let octets = unsafe try value(row, column) { $0 == BinaryFormat.TypeID.uuid }
        guard octets.count == 16 else { throw mismatch("a uuid has 16 octets", row, column) }
        return unsafe Array(octets)
    }

    /// A `timestamptz` or `timestamp`, in microseconds since 1970-01-01 00:00 UTC.
    ///
    /// The server's `infinity` and `-infinity` become the largest and smallest number.
    package func timestamp(_ row: Int, _ column: Int) throws(PostgresError) -> Int64 {
        let microseconds: Int64 = try number(row, column) { type in
            type == BinaryFormat.TypeID.timestampWithZone || type == BinaryFormat.TypeID.timestamp
        }
        if microseconds == .max || microseconds == .min { return microseconds }
        let (sum, overflow) = microseconds.addingReportingOverflow(
            BinaryFormat.timestampEpochMicroseconds)
        return overflow ? .max : sum
    }

    /// A `bytea[]` of one dimension without NULL elements.
    package func bytesArray(_ row: Int, _ column: Int) throws(PostgresError) -> [[UInt8]] {
        let octets = unsafe try value(row, column) { $0 == BinaryFormat.TypeID.bytesArray }
        var reader = unsafe ArrayReader(octets)
        return unsafe try elements(&reader, row, column) { unsafe Array($0) }
    }

    /// A `text[]` of one dimension without NULL elements.
    package func textArray(_ row: Int, _ column: Int) throws(PostgresError) -> [String] {
        let octets = unsafe try value(row, column) { $0 == BinaryFormat.TypeID.textArray }
        var reader = unsafe ArrayReader(octets)
        return unsafe try elements(&reader, row, column) {
            unsafe String(decoding: $0, as: UTF8.self)
        }
    }

    /// A `bigint[]` of one dimension without NULL elements.
    package func int64Array(_ row: Int, _ column: Int) throws(PostgresError) -> [Int64] {
        let octets = unsafe try value(row, column) { $0 == BinaryFormat.TypeID.int64Array }
        var reader = unsafe ArrayReader(octets)
        let numbers = unsafe try elements(&reader, row, column) { octets in
            unsafe octets.count == 8
                ? Int64(bigEndian: octets.loadUnaligned(as: Int64.self)) : nil
        }
        guard numbers.allSatisfy({ $0 != nil }) else {
            throw mismatch("an element of a bigint[] has 8 octets", row, column)
        }
        return numbers.compactMap { $0 }
    }

    private func elements<Element>(
        _ reader: inout ArrayReader, _ row: Int, _ column: Int,
        _ convert: (UnsafeRawBufferPointer) -> Element
    ) throws(PostgresError) -> [Element] {
        guard let count = unsafe reader.readHeader() else {
            throw mismatch("not an array of one dimension", row, column)
        }
        var elements: [Element] = []
        elements.reserveCapacity(count)
        for _ in 0..<count {
            guard let octets = unsafe reader.readElement() else {
                throw mismatch("an array element is missing", row, column)
            }
            unsafe elements.append(convert(octets))
        }
        return elements
    }

    @inline(__always)
    private func number<Number: FixedWidthInteger>(
        _ row: Int, _ column: Int, _ isFit: (UInt32) -> Bool
    ) throws(PostgresError) -> Number {
        let octets = unsafe try value(row, column, isFit)
        guard octets.count == Number.bitWidth / 8 else {
            throw mismatch("a number has another length", row, column)
        }
        return unsafe Number(bigEndian: octets.loadUnaligned(as: Number.self))
    }

    /// The value of a column whose type fits.
    @inline(__always)
    private func value(
        _ row: Int, _ column: Int, _ isFit: (UInt32) -> Bool
    ) throws(PostgresError) -> UnsafeRawBufferPointer {
        try check(row, column)
        guard isFit(unsafe PQftype(result, Int32(column))) else {
            throw mismatch("the column has another type", row, column)
        }
        return unsafe try value(row, column)
    }

    private func value(
        _ row: Int, _ column: Int
    ) throws(PostgresError) -> UnsafeRawBufferPointer {
        if try isNull(row, column) { throw mismatch("the value is NULL", row, column) }
        return unsafe UnsafeRawBufferPointer(
            start: PQgetvalue(result, Int32(row), Int32(column)),
            count: Int(PQgetlength(result, Int32(row), Int32(column))))
    }

    private func check(_ row: Int, _ column: Int) throws(PostgresError) {
        guard row >= 0, row < count, column >= 0, column < columnCount else {
            throw mismatch("there is no such value", row, column)
        }
    }

    private func mismatch(_ what: String, _ row: Int, _ column: Int) -> PostgresError {
        PostgresError(.typeMismatch, "row \(row), column \(column): \(what)")
    }
}

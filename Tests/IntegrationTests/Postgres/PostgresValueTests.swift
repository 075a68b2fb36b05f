import Postgres
import Reactor
import Testing

struct PostgresValueTests {
    private static let echo = PostgresStatement(
        name: "echo",
        sql: """
            SELECT $1::bytea, $2::text, $3::bigint, $4::integer, $5::boolean, $6::uuid,
                $7::timestamptz, $8::bytea[], $9::text[], $10::bigint[]
            """)

    @Test func givesBackEveryTypeAsItWasSent() async throws {
        try await PostgresFixture.run(statements: [Self.echo]) { pool, _ in
            let identifier = [UInt8](0..<16)
            let rows = try await pool.read(
                Self.echo,
                [
                    .bytes([0, 255, 13, 10]), .text("Zoë\u{1F469}\u{200D}⚕️"), .int64(.min),
                    .int32(-7), .bool(true), .uuid(identifier),
                    .timestamp(microsecondsSinceUnixEpoch: -1),
                    .bytesArray([[], [1, 2], [0]]), .textArray(["", "ä", "x,\"y\""]),
                    .int64Array([0, .max, .min]),
                ], deadline: .late)
            #expect(rows.count == 1)
            #expect(rows.columnCount == 10)
            #expect(try rows.bytes(0, 0) == [0, 255, 13, 10])
            #expect(try rows.text(0, 1) == "Zoë\u{1F469}\u{200D}⚕️")
            #expect(try rows.int64(0, 2) == .min)
            #expect(try rows.int32(0, 3) == -7)
            #expect(try rows.bool(0, 4))
            #expect(try rows.uuid(0, 5) == identifier)
            #expect(try rows.timestamp(0, 6) == -1)
            #expect(try rows.bytesArray(0, 7) == [[], [1, 2], [0]])
            #expect(try rows.textArray(0, 8) == ["", "ä", "x,\"y\""])
            #expect(try rows.int64Array(0, 9) == [0, .max, .min])
        }
    }

    @Test func givesBackNULLAndEmptyValues() async throws {
        try await PostgresFixture.run(statements: [Self.echo]) { pool, _ in
            let nulls = [PostgresValue](repeating: .null, count: 10)
            let rows = try await pool.read(Self.echo, nulls, deadline: .late)
            for column in 0..<10 { #expect(try rows.isNull(0, column)) }
            let code = await postgresCode { _ = try rows.bytes(0, 0) }
            #expect(code == .typeMismatch)
            let empty = try await pool.read(
                Self.echo,
                [
                    .bytes([]), .text(""), .null, .null, .bool(false), .null, .null,
                    .bytesArray([]), .textArray([]), .int64Array([]),
                ], deadline: .late)
            #expect(try !empty.isNull(0, 0))
            #expect(try empty.bytes(0, 0).isEmpty)
            #expect(try empty.text(0, 1).isEmpty)
            #expect(try !empty.bool(0, 4))
            #expect(try empty.bytesArray(0, 7).isEmpty)
            #expect(try empty.textArray(0, 8).isEmpty)
            #expect(try empty.int64Array(0, 9).isEmpty)
        }
    }

    @Test func agreesWithTheServerAboutTimestamps() async throws {
        let seconds = PostgresStatement(
            name: "seconds",
            sql: """
                SELECT extract(epoch FROM $1::timestamptz)::bigint, 'infinity'::timestamptz,
                    '2000-01-01 00:00+00'::timestamptz
                """)
        try await PostgresFixture.run(statements: [seconds]) { pool, _ in
            let rows = try await pool.read(
                seconds, [.timestamp(microsecondsSinceUnixEpoch: 1_700_000_000_000_000)],
                deadline: .late)
            #expect(try rows.int64(0, 0) == 1_700_000_000)
            #expect(try rows.timestamp(0, 1) == .max)
            #expect(try rows.timestamp(0, 2) == 946_684_800_000_000)
        }
    }

    @Test func refusesAnAccessorThatDoesNotFit() async throws {
        try await PostgresFixture.run(statements: [Self.echo]) { pool, _ in
            let values: [PostgresValue] = [
                .bytes([1]), .text("x"), .int64(1), .int32(1), .bool(true), .null, .null, .null,
                .null, .null,
            ]
            let rows = try await pool.read(Self.echo, values, deadline: .late)
            #expect(await postgresCode { _ = try rows.text(0, 0) } == .typeMismatch)
            #expect(await postgresCode { _ = try rows.int64(0, 3) } == .typeMismatch)
            #expect(await postgresCode { _ = try rows.int32(0, 2) } == .typeMismatch)
            #expect(await postgresCode { _ = try rows.bytes(1, 0) } == .typeMismatch)
            #expect(await postgresCode { _ = try rows.bytes(0, 10) } == .typeMismatch)
            #expect(await postgresCode { _ = try rows.bytes(-1, 0) } == .typeMismatch)
            let lent = unsafe try rows.withBytes(0, 1) { unsafe Array($0) }
            #expect(lent == [0x78])
        }
    }

    @Test func carriesAValueOfOneMebibyte() async throws {
        let one = PostgresStatement(name: "one", sql: "SELECT $1::bytea")
        try await PostgresFixture.run(statements: [one]) { pool, _ in
            let value = (0..<(1 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            async let first = pool.read(one, [.bytes(value)], deadline: .late)
            async let second = pool.read(one, [.bytes(value.reversed())], deadline: .late)
            let firstRows = try await first
            let secondRows = try await second
            #expect(try firstRows.bytes(0, 0) == value)
            #expect(try secondRows.bytes(0, 0) == value.reversed())
        }
    }

    @Test func refusesWhatCannotBeSent() async throws {
        try await PostgresFixture.run(statements: [Self.echo]) { pool, _ in
            let nul = await postgresCode {
                _ = try await pool.read(Self.echo, [.text("a\0b")], deadline: .late)
            }
            #expect(nul == .invalidRequest)
            let short = await postgresCode {
                _ = try await pool.read(Self.echo, [.uuid([1])], deadline: .late)
            }
            #expect(short == .invalidRequest)
            let large = await postgresCode {
                let value = [UInt8](repeating: 0, count: PostgresLimits.callByteCountMax + 1)
                _ = try await pool.read(Self.echo, [.bytes(value)], deadline: .late)
            }
            #expect(large == .invalidRequest)
            let few = await postgresError {
                _ = try await pool.read(Self.echo, [.null], deadline: .late)
            }
            #expect(few?.code == .serverError)
            #expect(few?.sqlState == "08P01")
        }
    }
}

/// The error that `body` throws, if it is one of the module.
func postgresError(_ body: () async throws -> Void) async -> PostgresError? {
    do {
        try await body()
        return nil
    } catch {
        return error as? PostgresError
    }
}

/// The code of the error that `body` throws.
func postgresCode(_ body: () async throws -> Void) async -> PostgresError.Code? {
    await postgresError(body)?.code
}

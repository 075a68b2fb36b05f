import AuditKeeping
import AuditTrail
import Synchronization
import TestSupport
import Testing

@Suite struct AuditClerkTests {
    static func clerk(
        _ sink: RecordingSink, counters: AuditCounters = AuditCounters(),
        alarm: @escaping @Sendable (String) -> Void = { _ in }
    ) throws -> AuditClerk {
        AuditClerk(
            sink: sink, service: try AuditIdentifier("spiffe://carewire/test"),
            counters: counters, alarm: alarm)
    }

    static func caller(
        actor: String = "nurse-7", purpose: String? = "TREAT", reason: String? = nil
    ) -> AuditCaller {
        AuditCaller(
            method: "GetPatient", program: "spiffe://carewire/cli", actor: actor,
            purpose: purpose, reason: reason, traceID: Array(0..<16))
    }

    private var soon: ContinuousClock.Instant { .now + .seconds(5) }

    @Test func everyRecordHasAnIDOfItsOwn() throws {
        let clerks = [try Self.clerk(RecordingSink()), try Self.clerk(RecordingSink())]
        var ids: Set<AuditID> = []
        for index in 0..<1_000 {
            let record = try clerks[index % 2].record(.read, .read, by: Self.caller())
            #expect(ids.insert(record.eventID).inserted)
        }
    }

    @Test func namesThatNoRecordCanHoldAreRefused() throws {
        let clerk = try Self.clerk(RecordingSink())
        for actor in ["", "Jane Example", "a\"b", String(repeating: "x", count: 129)] {
            #expect(!clerk.canName(Self.caller(actor: actor)))
            #expect(throws: AuditError.self) {
                try clerk.record(.read, .read, by: Self.caller(actor: actor))
            }
        }
        for index in 0..<(AuditClerk.wordCountMax + 10) {
            #expect(clerk.canName(Self.caller(actor: "nurse-\(index)")))
        }
    }

    @Test func brokenGlassGoesOnUpToItsBoundAndIsToldFirst() async throws {
        let (sink, counters) = (RecordingSink(), AuditCounters())
        let alarms = Mutex(0)
        let clerk = try Self.clerk(sink, counters: counters) { _ in
            alarms.withLock { $0 += 1 }
        }
        let glass = Self.caller(purpose: "BTG", reason: "cardiac-arrest")
        sink.refuse(.failed)
        for _ in 0..<AuditClerk.spooledRecordCountMax {
            try await clerk.file(
                [clerk.record(.read, .read, by: glass)], isRead: true, deadline: soon)
        }
        await #expect(throws: AuditError.self) {
            try await clerk.file(
                [clerk.record(.read, .read, by: glass)], isRead: true, deadline: soon)
        }
        for (caller, isRead) in [
            (glass, false), (Self.caller(purpose: "BTG"), true),
            (Self.caller(purpose: "ETREAT", reason: "cardiac-arrest"), true),
        ] {
            await #expect(throws: AuditError.self) {
                try await clerk.file(
                    [clerk.record(.read, .read, by: caller)], isRead: isRead, deadline: soon)
            }
        }
        #expect(clerk.spooledCount == AuditClerk.spooledRecordCountMax)
        #expect(counters.current.overridden == AuditClerk.spooledRecordCountMax)
        #expect(alarms.withLock { $0 } == AuditClerk.spooledRecordCountMax)
        sink.refuse(nil)
        await clerk.drain()
        #expect(clerk.spooledCount == 0)
        #expect(sink.records.count == AuditClerk.spooledRecordCountMax)
        #expect(sink.records.allSatisfy { $0.decision == .overridden })
    }

    @Test func refusedCallsAreOneRecordOfAKindAndBounded() throws {
        let counters = AuditCounters()
        let log = DenialLog(counters: counters)
        let clerk = try Self.clerk(RecordingSink())
        let reason = AuditToken("not-permitted")
        for _ in 0..<1_000 {
            log.note(.init(caller: "spiffe://carewire/x", method: "GetPatient", reason: reason))
        }
        let address = AuditAddress.v4(0xC000_0207)
        for address in [address, .local, address] {
            log.note(.init(caller: nil, method: "Elsewhere", reason: reason), from: address)
        }
        log.note(.init(caller: nil, method: "GetPatient", reason: reason))
        log.note(.init(caller: "no name", method: "GetPatient", reason: reason))
        let records = log.records(clerk).sorted { $0.itemCount > $1.itemCount }
        #expect(records.map(\.itemCount) == [1_000, 2, 1, 1, 1])
        #expect(records[1].address == address, "how often from there")
        #expect(records[2...].count { $0.address == .local } == 1)
        #expect(records[0].actor.text == "spiffe://carewire/x")
        #expect(records.allSatisfy { $0.decision == .deny && $0.reason == reason })
        #expect(log.records(clerk).isEmpty)
        for index in 0..<(DenialLog.kindCountMax + 44) {
            log.note(.init(caller: "c\(index)", method: "GetPatient", reason: reason))
        }
        #expect(log.records(clerk).count == DenialLog.kindCountMax)
        #expect(counters.current.denialsLost == 44)
    }

    /// A flood from many places names the first few of them; the rest is one record without.
    @Test func addressesOfARefusalAreBounded() throws {
        let log = DenialLog()
        let kind = DenialLog.Kind(
            caller: nil, method: "GetPatient", reason: AuditToken("not-permitted"))
        for _ in 0..<2 {
            for number in 0..<UInt32(100) { log.note(kind, from: .v4(number)) }
        }
        let records = log.records(try Self.clerk(RecordingSink()))
        let named = records.filter { $0.address != .none }
        #expect(named.count == DenialLog.addressCountMax)
        #expect(named.allSatisfy { $0.itemCount == 2 })
        #expect(records.reduce(0) { $0 + $1.itemCount } == 200)
        #expect(records.count == DenialLog.addressCountMax + 1)
    }

    @Test func positionsComeBackFromTheirOctets() {
        let position = AccessPosition(
            microseconds: 1_772_366_400_000_001, stream: "patient-service/5c", sequence: 77)
        #expect(AccessPosition(octets: position.octets) == position)
        for count in 0..<17 {
            #expect(AccessPosition(octets: Array(position.octets.prefix(count))) == nil)
        }
        #expect(AccessPosition(octets: [UInt8](repeating: 0xFF, count: 40)) == nil)
        #expect(AccessPosition(octets: position.octets + [0]) == nil)
    }
}

import AuditTrail
import Messages
import RPC
import TestSupport
import Testing

@testable import carewire

/// Heads that are asked of metrics-service, and what patient-service says of its keys.
@Suite struct KeptAnchorsTests {
    /// A keeper of heads that answers two at a time.
    private struct Keeper: AuditV1.AuditAnchorsServer {
        let anchors: [AuditAnchor]
        var answersInOrder = true

        func publish(
            _ request: AuditV1.PublishRequest, context: CallContext
        ) async throws -> AuditV1.PublishResponse {
            throw RPCError(.unimplemented, "not here")
        }

        func list(
            _ request: AuditV1.ListRequest, context: CallContext
        ) async throws -> AuditV1.ListResponse {
            let after = answersInOrder ? request.afterSequence : 0
            return AuditV1.ListResponse(
                anchors: anchors.filter {
                    $0.stream.text == request.stream && $0.sequence > after
                }.prefix(2).map(\.octets))
        }
    }

    private static func stream(_ name: String) throws -> AuditIdentifier {
        try AuditIdentifier("patient-service/\(name)")
    }

    private static func anchors(_ stream: AuditIdentifier, _ count: Int) throws -> [AuditAnchor] {
        let chain = try AuditChain(
            stream: stream, key: AuditKey(testKey: [UInt8](repeating: 7, count: 32)))
        return try (0..<count).map { number in
            let entry = try chain.append(
                AuditRecord(
                    eventID: AuditID(high: 1, low: UInt64(number)),
                    timeNanoseconds: UInt64(number), action: .read, interaction: .read,
                    operation: AuditToken("GetPatient"), actor: AuditIdentifier("nurse-7"),
                    service: AuditIdentifier("soap-service")))
            return try chain.anchor(at: entry, timeNanoseconds: 1)
        }
    }

    private func all(_ keeper: Keeper, of stream: AuditIdentifier) async throws -> [AuditAnchor] {
        var table = MethodTable()
        AuditV1.AuditAnchors.register(keeper, in: &table)
        return try await KeptAnchors.all(
            of: stream, AuditV1.AuditAnchorsClient(InProcessChannel(table: table)))
    }

    @Test(arguments: [0, 1, 2, 5, 6]) func allHeadsOfATrailAreFetched(count: Int) async throws {
        let (mine, other) = (try Self.stream("a"), try Self.stream("b"))
        let anchors = try Self.anchors(mine, count)
        let keeper = Keeper(anchors: anchors + (try Self.anchors(other, 3)))
        #expect(try await all(keeper, of: mine) == anchors)
    }

    @Test func aKeeperThatGoesRoundInCirclesIsRefused() async throws {
        let stream = try Self.stream("a")
        let keeper = Keeper(anchors: try Self.anchors(stream, 5), answersInOrder: false)
        let error = await #expect(throws: CLIError.self) { try await all(keeper, of: stream) }
        #expect(error?.code == .verdict)
    }

    @Test func aFileIsNoAddress() {
        #expect(AuditOptions.isAddress("metrics.example:7003"))
        #expect(AuditOptions.isAddress("[::1]:7003"))
        for text in ["anchors", "/var/lib/heads", "heads:last"] {
            #expect(!AuditOptions.isAddress(text))
        }
    }

    @Test func theCleanKeyIsTold() {
        var state = PatientV1.GetResealingResponse()
        #expect(
            KeysReport.text(state)
                == "sealed anew: nothing yet\n"
                + "clean: no key yet; every key of the ring may still be needed")
        state.keyID = 3
        state.pass = 2
        state.examinedCount = 90
        state.resealedCount = 40
        state.isRunning = true
        state.unreadableCount = 1
        state.cleanKeyID = 2
        #expect(
            KeysReport.text(state)
                == "sealed anew under key 3: 40 values of 90 rows in pass 2, which is under way\n"
                + "unreadable: 1 values, whose key is gone\n"
                + "clean: patient-service needs no key before 2")
    }
}

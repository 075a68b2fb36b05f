import AuditKeeping
import AuditTrail
import Messages
import PHIProtection
import RPC
import Reactor
import SOAPService
import Synchronization
import TestSupport
import Testing

/// A caller that gives up takes every call below with it.
@Suite(.timeLimit(.minutes(1))) struct CancellationTests {
    @Test func aCancelledCallCancelsWhatItWaitsFor() async throws {
        try await onLoop {
            let neighbour = SilentNeighbour()
            let server = try SOAPServer(
                configuration: SOAPServiceConfiguration(patientCheckLimit: .seconds(30)),
                keyRing: LiveKeyRing(Practice.ring()), store: InMemoryNoteStore(),
                patients: PatientV1.PatientServiceClient(neighbour),
                ehr: EhrV1.EHRGatewayClient(neighbour),
                audit: AuditClerk(
                    sink: RecordingSink(),
                    service: AuditIdentifier("spiffe://carewire/soap-service")))
            let context = Practice.context(timeout: .seconds(60))
            let call = Task {
                try await server.process(Practice.request(), context: context)
            }
            let parent = await neighbour.nextParent()
            // The deadline, the trace and the lane go down with it.
            #expect(parent?.trace == context.trace)
            #expect(parent?.deadline == context.deadline)
            #expect(neighbour.underWayCount == 1)
            call.cancel()
            await refused(.cancelled) { try await call.value }
            #expect(neighbour.underWayCount == 0)
        }
    }
}

/// A service that never answers; its calls end when they are cancelled.
private final class SilentNeighbour: RPCChannel {
    private let calls: AsyncStream<CallContext?>
    private let entry: AsyncStream<CallContext?>.Continuation
    private let underWay = Mutex(0)

    init() { (calls, entry) = AsyncStream.makeStream() }

    var underWayCount: Int { underWay.withLock { $0 } }

    /// The parent of the next call.
    func nextParent() async -> CallContext? {
        for await parent in calls { return parent }
        return nil
    }

    func perform(_ call: UnaryCall) async throws(RPCError) {
        underWay.withLock { $0 += 1 }
        entry.yield(call.options.parent)
        let (silence, _) = AsyncStream<Void>.makeStream()
        for await _ in silence {}
        underWay.withLock { $0 -= 1 }
        throw RPCError(.cancelled, "the caller gave up")
    }

    func open(
        _ method: MethodName, request: [UInt8]?, _ options: CallOptions
    ) async throws(RPCError) -> any ClientStream {
        throw RPCError(.unimplemented, "not asked for by notes")
    }
}

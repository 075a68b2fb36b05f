import Foundation
import Messages
import RPC
import Reactor
import Testing

@testable import carewire

/// The running suite, and the ways into it that a test has.
final class Hospital: Sendable {
    @TaskLocal static var current: Hospital?

    /// How long a condition may take that is no promise of the suite's: generous, since machines
    /// differ.
    static let patience = Duration.seconds(60)
    private static let pollInterval = Duration.milliseconds(20)

    let suite: Suite
    let endpoints: Endpoints
    let patients: PatientV1.PatientServiceClient
    let notes: SoapV1.SOAPServiceClient
    let ehr: EhrV1.EHRGatewayClient
    let metrics: MetricsV1.MetricsServiceClient
    let aggregator: AggregatorV1.LatencyAggregatorClient
    /// Every error that any call of any test was answered with.
    let errors = ErrorLog()
    let simulator: Simulator
    let database: Database
    let cache: Cache
    private let connections: Connections
    private let loop = EventLoop(name: "waiting tests")

    init(_ suite: Suite, _ endpoints: Endpoints, _ connections: Connections) throws {
        let errors = errors
        func channel(_ service: SuiteService) throws -> any RPCChannel {
            ListeningChannel(try connections.channel(to: service.rawValue), errors: errors)
        }
        self.suite = suite
        self.endpoints = endpoints
        self.connections = connections
        patients = PatientV1.PatientServiceClient(try channel(.patientService))
        notes = SoapV1.SOAPServiceClient(try channel(.soapService))
        ehr = EhrV1.EHRGatewayClient(try channel(.ehrGateway))
        metrics = MetricsV1.MetricsServiceClient(try channel(.metricsService))
        aggregator = AggregatorV1.LatencyAggregatorClient(try channel(.latencyAggregator))
        simulator = Simulator(metadata: try #require(endpoints.pages?["ehr"]))
        cache = Cache(try suite.redis)
        database = Database(try suite.postgres, folder: suite.folder.root)
        loop.start()
    }

    /// The suite of the test that asks.
    static func running() throws -> Hospital { try #require(current) }

    func close() { loop.stop() }

    /// A way to a service for calls that the generated clients would not make.
    func channel(to service: SuiteService) throws -> any RPCChannel {
        ListeningChannel(try connections.channel(to: service.rawValue), errors: errors)
    }

    /// Asks again and again until `condition` holds.
    ///
    /// - Throws: ``CLIError`` `timeout` when it does not within `limit`.
    func eventually(
        _ what: String, within limit: Duration = patience,
        _ condition: () async throws -> Bool
    ) async throws {
        let end = ContinuousClock.now + limit
        while try await !condition() {
            guard ContinuousClock.now < end else {
                throw CLIError(.timeout, "within \(limit): \(what)")
            }
            try await pause()
        }
    }

    /// A moment between two questions.
    func pause() async throws {
        try await loop.sleep(until: ContinuousClock.now + Self.pollInterval)
    }

    /// The code that a call fails with; nil when it succeeds.
    func failure(_ call: () async throws -> Void) async throws -> RPCError? {
        do {
            try await call()
            return nil
        } catch let error as RPCError {
            return error
        }
    }
}

internal import Foundation
internal import HTTPPages
package import Logging
internal import ServiceLifecycle

/// A FHIR R4 server with faults to order, for demonstrations and tests; never for production.
///
/// Besides FHIR it answers `GET /control` (faults and counters) and `POST /control` (sets faults),
/// which no fault touches. See <doc:EHRSimulator>.
package struct EHRSimulatorServer: Service {
    private let server: HTTPServer
    private let control: SimulatorControl

    /// Makes a simulator that listens when `run()` is called.
    ///
    /// - Parameter onListening: Called once with the port, when connections are accepted.
    /// - Throws: ``EHRSimulatorError`` `storeFull` for too many patients.
    package init(
        _ configuration: EHRSimulatorConfiguration = EHRSimulatorConfiguration(),
        logger: Logger = Logger(label: "carewire.ehr-simulator"),
        onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) throws(EHRSimulatorError) {
        var store = FHIRStore(forgetsOldest: configuration.forgetsOldest)
        try SyntheticPatients.seed(&store, count: configuration.patientCount, now: Date())
        let endpoint = FHIREndpoint(store)
        let control = SimulatorControl(seed: configuration.seed)
        control.set(configuration.faults)
        self.control = control
        server = HTTPServer(
            host: configuration.host, port: configuration.port, logger: logger,
            onListening: onListening
        ) { request in
            await Self.respond(to: request, endpoint, control)
        }
    }

    /// The faults in force; the same that `/control` shows and sets.
    package var faults: SimulatorFaults {
        get { control.faults }
        nonmutating set { control.set(newValue) }
    }

    /// Serves until graceful shutdown or cancellation. Answers that hang are let go then.
    ///
    /// - Throws: `HTTPPagesError`.
    package func run() async throws {
        try await withTaskCancellationHandler {
            try await withGracefulShutdownHandler {
                try await server.run()
            } onGracefulShutdown: {
                control.gate.end()
            }
        } onCancel: {
            control.gate.end()
        }
    }

    private static func respond(
        to request: ServerRequest, _ endpoint: FHIREndpoint, _ control: SimulatorControl
    ) async -> ServerReply {
        if request.path == "/control" {
            return control.respond(to: request, store: endpoint.store)
        }
        control.count(FHIREndpoint.kind(of: request))
        let faults = control.faults
        let fails = control.failsRequest()
        var reply = failure(faults)
        if !fails || faults.errorAfterEffect {
            let answer = endpoint.respond(to: request, now: Date()) { control.failsEntry() }
            if !fails { reply = answer }
        }
        if faults.delayMilliseconds > 0 {
            // Shutdown ends the wait early; then the answer leaves early.
            try? await cancelWhenGracefulShutdown {
                try await Task.sleep(for: .milliseconds(faults.delayMilliseconds))
            }
        }
        await control.gate.pass()
        if faults.slowDrip > 0 {
            reply.drip = .init(pieceByteCount: 16, interval: .milliseconds(faults.slowDrip))
        }
        return reply
    }

    private static func failure(_ faults: SimulatorFaults) -> ServerReply {
        var reply = FHIREndpoint.reply(
            .issue(faults.errorStatus, "transient", "a fault was asked for"), base: "")
        if faults.retryAfterSeconds > 0 {
            reply.headers.append(("retry-after", "\(faults.retryAfterSeconds)"))
        }
        return reply
    }
}

import Foundation
import Messages
import RPC
import Synchronization

@testable import carewire

/// A second instance of patient-service beside the suite's own: same database, same cache, another
/// address.
struct Twin {
    private let child: ChildProcess
    private let endpoints: Endpoints

    /// Starts it, and returns when it serves.
    static func start(_ hospital: Hospital) async throws -> Twin {
        let service = SuiteService.patientService
        guard let plan = hospital.suite.state.withLock({ $0.plan }),
            let own = plan.endpoints.services[service.rawValue]
        else { throw CLIError(.program, "the suite was not started") }
        let address = "127.0.0.1:\(try await FreePorts.find(1)[0])"
        var environment = plan.environment(for: service)
        environment["CAREWIRE_LISTEN"] = address
        let child = ChildProcess(
            "twin", executable: try SuitePlan.executable(service.rawValue),
            environment: environment, output: try hospital.suite.folder.log("twin"))
        try await child.start()
        let place = Endpoints.Service(
            address: address, identity: own.identity, certificate: nil, key: nil)
        let twin = Twin(
            child: child,
            endpoints: Endpoints(
                authority: plan.endpoints.authority, certificate: plan.endpoints.certificate,
                key: plan.endpoints.key, services: [service.rawValue: place], pages: nil))
        try await hospital.suite.waitUntilServing([service], twin.endpoints)
        return twin
    }

    /// Calls it.
    func run<Result: Sendable>(
        _ body: (PatientV1.PatientServiceClient) async throws -> Result
    ) async throws -> Result {
        try await Connections.with(endpoints) { connections in
            let channel = try connections.channel(to: SuiteService.patientService.rawValue)
            return try await body(PatientV1.PatientServiceClient(channel))
        }
    }

    /// Has it drain, and tells how it ended.
    func stop() async -> ChildProcess.Ending {
        child.send(signal: SIGTERM)
        return await child.ended()
    }
}

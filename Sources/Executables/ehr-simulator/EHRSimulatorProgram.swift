import EHRSimulator
import RPC
import ServiceRuntime

/// ehr-simulator, for demonstrations and tests. `CAREWIRE_PAGES` is the host:port of its FHIR
/// server; its RPC port answers health checks only.
@main
enum EHRSimulatorProgram {
    static func main() async {
        await ServiceProgram.main("ehr-simulator", authorization: .ehrSimulator) { context in
            var configuration = EHRSimulatorConfiguration()
            if let address = try context.settings.hostAndPort("pages") {
                configuration.host = address.host
                configuration.port = address.port
            }
            configuration.patientCount = try context.settings.number(
                "patients", default: configuration.patientCount, in: 0...10_000)
            var parts = ServiceParts(table: MethodTable())
            if context.loopIndex == 0 {
                parts.services = [try EHRSimulatorServer(configuration, logger: context.logger)]
            }
            return parts
        }
    }
}

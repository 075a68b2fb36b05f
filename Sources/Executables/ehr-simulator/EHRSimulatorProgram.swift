import EHRSimulator
import RPC
import ServiceRuntime

/// ehr-simulator, for demonstrations and tests. `CAREWIRE_PAGES` is the host:port of its FHIR
/// server; its RPC port answers health checks only. With `CAREWIRE_FORGET=true` a full store
/// forgets its oldest documents.
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
            configuration.forgetsOldest = context.settings.text("forget") == "true"
            var parts = ServiceParts(table: MethodTable())
            if context.loopIndex == 0 {
                parts.services = [try EHRSimulatorServer(configuration, logger: context.logger)]
            }
            return parts
        }
    }
}

import EHRGateway
import HTTPClient
import Messages
import RPC
import ServiceRuntime

/// ehr-gateway. Settings of its own: `CAREWIRE_EHR_URL` is the FHIR server's base address; for
/// HTTPS, `CAREWIRE_EHR_AUTHORITY`, `CAREWIRE_EHR_CERTIFICATE` and `CAREWIRE_EHR_KEY` are PEM
/// files.
@main
enum EHRGatewayProgram {
    static func main() async {
        await ServiceProgram.main("ehr-gateway", authorization: .ehrGateway) { context in
            let settings = context.settings
            var client = HTTPClientConfiguration()
            client.authorityFile = settings.text("ehr.authority")
            client.certificateFile = settings.text("ehr.certificate")
            client.keyFile = settings.text("ehr.key")
            let http = try HTTPClient(loop: context.loop, configuration: client)
            let gateway = try FHIRGateway(
                GatewayConfiguration(endpoint: settings.requiredText("ehr.url")),
                loop: context.loop, client: http
            ) { operation, change in
                context.log(breaker: operation, change)
            }
            context.show(breakers: { gateway.breakers() })
            context.report(figures: { EHRGatewayFigures.readings(of: gateway) })
            var table = MethodTable()
            EhrV1.EHRGateway.register(gateway, in: &table)
            return ServiceParts(
                table: table, background: [{ await gateway.run() }],
                shutdown: { http.shutdown() })
        }
    }
}

internal import ArgumentParser
internal import Foundation

/// Where a running suite is, and who is calling: the options that most commands share.
struct ConnectionOptions: ParsableArguments {
    @Option(help: "The state folder of a running suite.")
    var state: String?

    @Option(help: "Call this host:port instead of an address from endpoints.json.")
    var address: String?

    @Option(
        help: "The URI that the server's certificate must name; with --address.")
    var identity: String?

    @Option(help: "The caller's certificate file; with --address.")
    var certificate: String?

    @Option(help: "The caller's key file; with --address.")
    var key: String?

    @Option(help: "The authority's certificate file; with --address.")
    var authority: String?

    /// What a service is called that is known by its address alone.
    static let anyService = "service"

    var folder: StateFolder { StateFolder(state) }

    /// The endpoints of the suite. With `--address`, the service of that name is at that address,
    /// and without a name any service may be.
    func endpoints(for name: String? = nil) throws(CLIError) -> Endpoints {
        guard let address else { return try Endpoints.read(folder.endpoints) }
        let environment = ProcessInfo.processInfo.environment
        func file(_ option: String?, _ variable: String, _ flag: String) throws(CLIError) -> String
        {
            guard let path = option ?? environment[variable] else {
                throw CLIError(.usage, "--address needs --\(flag), or \(variable)")
            }
            return path
        }
        let service = name ?? Self.anyService
        return Endpoints(
            authority: try file(authority, "CAREWIRE_TLS_AUTHORITY", "authority"),
            certificate: try file(certificate, "CAREWIRE_TLS_CERTIFICATE", "certificate"),
            key: try file(key, "CAREWIRE_TLS_KEY", "key"),
            services: [
                service: Endpoints.Service(
                    address: address, identity: identity ?? name.map(SuiteService.identity),
                    certificate: nil, key: nil)
            ], pages: nil)
    }
}

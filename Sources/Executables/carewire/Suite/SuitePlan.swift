internal import Foundation
internal import PrivateServers

/// Which program listens where, and the environment that tells it whom to talk to.
struct SuitePlan: Sendable {
    private static let host = "127.0.0.1"
    /// Programs that also answer browsers, scrapers or FHIR clients: what the page is called, and
    /// its path.
    private static let pages: [SuiteService: (name: String, path: String)] = [
        .latencyAggregator: ("dashboard", ""), .metricsService: ("metrics", "metrics"),
        .ehrSimulator: ("ehr", "metadata"),
    ]

    let endpoints: Endpoints
    private let folder: StateFolder
    private let certificates: Certificates
    private let stores: SuiteStores
    private let pageAddresses: [SuiteService: String]

    /// Chooses free ports.
    init(folder: StateFolder, certificates: Certificates, stores: SuiteStores) async throws {
        let all = SuiteService.allCases
        let ports = try await FreePorts.find(all.count + Self.pages.count)
        let addresses = ports.map { "\(Self.host):\($0)" }
        let pageOwners = all.filter { Self.pages[$0] != nil }
        self.folder = folder
        self.certificates = certificates
        self.stores = stores
        pageAddresses = Dictionary(
            uniqueKeysWithValues: zip(pageOwners, addresses.dropFirst(all.count)))
        let services = zip(all, addresses).map { service, address in
            let name = service.rawValue
            return (
                name,
                Endpoints.Service(
                    address: address, identity: service.identity,
                    certificate: certificates.certificate(name).path,
                    key: certificates.key(name).path)
            )
        }
        let pages = pageAddresses.compactMap { service, address in
            Self.pages[service].map { ($0.name, "http://\(address)/\($0.path)") }
        }
        endpoints = Endpoints(
            authority: certificates.authority.path,
            certificate: certificates.certificate(Certificates.caller).path,
            key: certificates.key(Certificates.caller).path,
            services: Dictionary(uniqueKeysWithValues: services),
            pages: Dictionary(uniqueKeysWithValues: pages),
            database: stores.postgres.connectionString(database: SuiteStores.database))
    }

    /// The program's file: beside this one.
    static func executable(_ name: String) throws(CLIError) -> URL {
        let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let file = own.deletingLastPathComponent().appending(path: name)
        guard FileManager.default.isExecutableFile(atPath: file.path) else {
            throw CLIError(.program, "\(file.path) is not there: build all products first")
        }
        return file
    }

    /// The environment of a service: this program's, and what the service is configured by.
    func environment(for service: SuiteService) -> [String: String] {
        let inherited = ProcessInfo.processInfo.environment.filter {
            !$0.key.hasPrefix("CAREWIRE_")
        }
        return inherited.merging(connections(of: service)) { _, own in own }
            .merging(files(of: service)) { _, own in own }
            .merging(stores.settings(for: service)) { _, own in own }
    }

    private func connections(of service: SuiteService) -> [String: String] {
        let name = service.rawValue
        var settings = [
            "CAREWIRE_LISTEN": address(of: service),
            "CAREWIRE_TLS_CERTIFICATE": certificates.certificate(name).path,
            "CAREWIRE_TLS_KEY": certificates.key(name).path,
            "CAREWIRE_TLS_AUTHORITY": certificates.authority.path,
            // Renewed ones are noticed at once.
            "CAREWIRE_TLS_LOOK": "1",
            "CAREWIRE_AGGREGATOR": address(of: .latencyAggregator),
            "CAREWIRE_METRICS": address(of: .metricsService),
        ]
        if let pages = pageAddresses[service] { settings["CAREWIRE_PAGES"] = pages }
        switch service {
        case .soapService:
            settings["CAREWIRE_PATIENT"] = address(of: .patientService)
            settings["CAREWIRE_EHR"] = address(of: .ehrGateway)
        case .ehrGateway:
            settings["CAREWIRE_EHR_URL"] = "http://\(pageAddresses[.ehrSimulator] ?? "")"
        case .patientService, .metricsService, .latencyAggregator, .ehrSimulator: break
        }
        return settings
    }

    /// Whether calls may be ended by their budgets. Without optimisation nobody who has patients'
    /// calls keeps their times.
    private func keepsTimes(_ service: SuiteService) -> Bool {
        #if DEBUG
            switch service {
            case .patientService, .soapService, .ehrGateway: false
            case .metricsService, .latencyAggregator, .ehrSimulator: true
            }
        #else
            true
        #endif
    }

    private func files(of service: SuiteService) -> [String: String] {
        let environment = ProcessInfo.processInfo.environment
        var settings: [String: String] = [:]
        if let budgets = environment["CAREWIRE_BUDGETS"] { settings["CAREWIRE_BUDGETS"] = budgets }
        if settings["CAREWIRE_BUDGETS"] == nil, keepsTimes(service) {
            settings["CAREWIRE_BUDGETS"] = "standard"
        }
        switch service {
        case .patientService, .soapService:
            settings["CAREWIRE_KEYRING"] = folder.keyRing.path
            // A rotated one is noticed at once, and what rests under the old one sealed anew soon.
            settings["CAREWIRE_KEYRING_LOOK"] = "1"
            settings["CAREWIRE_RESEAL_PAUSE"] = "5"
            settings["CAREWIRE_AUDIT_FOLDER"] = folder.audit(service.rawValue).path
            settings["CAREWIRE_KEY_LEDGER"] = folder.keyLedger(service.rawValue).path
            settings["CAREWIRE_ANCHORS"] = address(of: .metricsService)
            // Nobody waits a minute for the first head of a suite that is tried out.
            settings["CAREWIRE_AUDIT_ANCHOR"] = "5"
        case .metricsService:
            settings["CAREWIRE_ANCHOR_FOLDER"] = folder.audit("anchors").path
        case .latencyAggregator:
            settings["CAREWIRE_RECORD_LOG"] = folder.records.path
        case .ehrGateway, .ehrSimulator: break
        }
        return settings
    }

    private func address(of service: SuiteService) -> String {
        endpoints.services[service.rawValue]?.address ?? ""
    }
}

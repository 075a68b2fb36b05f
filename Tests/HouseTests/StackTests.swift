import Testing

/// The compose stack says what its programs understand, and everything that they need.
@Suite struct StackTests {
    private static let services = [
        "patient-service", "soap-service", "ehr-gateway", "metrics-service", "latency-aggregator",
        "ehr-simulator",
    ]

    private static func stack() throws -> StackFile {
        let text = try #require(Repository.text("docker/compose.yaml"))
        let stack = try StackFile(text)
        return try #require(stack)
    }

    private static func settings(of service: String) throws -> ServiceSettingsRead {
        let manifest = try #require(Repository.text("Package.swift"))
        return ServiceSettingsRead(of: service, in: Repository.swiftFiles, manifest: manifest)
    }

    @Test func theFileHasItsForm() throws {
        let faults = try Self.stack().faults
        #expect(faults == [])
    }

    @Test func aFileWithoutItsFormIsFound() throws {
        let bad = try StackFile(
            """
            servces: {}
            services:
              fax-service:
                image: fax
                enviroment: {CAREWIRE_FAX: "1"}
                cap_drop: [ALL]
                security_opt: ["no-new-privileges:true"]
                deploy: {resources: {limits: {cpus: "1.0", memory: 1M}}}
                secrets: [fax.key]
                networks: [outside]
                volumes: ["papers:/papers", "./here:/there:ro"]
                depends_on: {telephone: {condition: service_healthy}}
            secrets: {other.key: {file: secrets/other.key}}
            """)
        #expect(
            Set(bad?.faults ?? []) == [
                "the file says servces", "fax-service says enviroment",
                "fax-service may write everywhere", "fax-service has no limit of pids",
                "fax-service uses secrets fax.key", "fax-service uses networks outside",
                "fax-service uses volume papers", "fax-service waits for telephone",
            ])
    }

    @Test(arguments: services) func everyVariableIsReadAndNoneIsMissing(service: String) throws {
        let stack = try Self.stack()
        let container = try #require(stack.containers.first { $0.name == service })
        let read = try Self.settings(of: service)
        #expect(read.all.count > 8, "few settings were found: \(read.all)")
        let known = Set(read.all.map(ServiceSettingsRead.variable))
        let named = Set(container.environment.keys).union(Self.exported(container))
        #expect(named.subtracting(known).sorted() == [], "nobody reads these")
        let needed = Set(read.required.map(ServiceSettingsRead.variable))
        #expect(needed.count >= 3, "what TLS needs, at least")
        #expect(needed.subtracting(named).sorted() == [], "the program would not start")
    }

    /// What the entry point sets before it hands over.
    private static func exported(_ container: StackFile.Container) -> Set<String> {
        let words = (container.list("entrypoint") ?? []).joined(separator: " ")
        return Set(words.matches(of: /(CAREWIRE_[A-Z_]+)=/).map { String($0.1) })
    }

    @Test(arguments: services) func everyValueHasItsFormAndLeadsSomewhere(service: String) throws {
        let stack = try Self.stack()
        let container = try #require(stack.containers.first { $0.name == service })
        let read = try Self.settings(of: service)
        let peers = Set(stack.containers.map(\.name))
        let secrets = Set(container.list("secrets") ?? [])
        for (variable, value) in container.environment {
            let key = read.all.first { ServiceSettingsRead.variable($0) == variable } ?? ""
            if read.numbers.contains(key) { #expect(Int(value) != nil, "\(variable)") }
            if read.addresses.contains(key) {
                #expect(value.wholeMatch(of: /0\.0\.0\.0:[0-9]+/) != nil, "\(variable)")
            }
            if let peer = value.wholeMatch(of: /(?:http:\/\/)?([a-z][a-z-]+):[0-9]+/)?.1 {
                #expect(peers.contains(String(peer)), "\(variable) leads to \(peer)")
            }
            for secret in value.matches(of: /\/run\/secrets\/([A-Za-z0-9._-]+)/).map(\.1) {
                #expect(secrets.contains(String(secret)), "\(variable) needs \(secret)")
            }
            if value.hasPrefix("/var/lib/") {
                let isKept = container.volumeFolders.contains { value.hasPrefix($0 + "/") }
                #expect(isKept, "\(variable) is kept on no volume")
            }
        }
    }

    @Test func whoeverIsWaitedForTellsHowItIs() throws {
        let stack = try Self.stack()
        for container in stack.containers {
            for other in container.dependencies where other.condition == "service_healthy" {
                let known = stack.containers.first { $0.name == other.name }
                let isOurs = Self.services.contains(other.name)
                #expect(isOurs || known?.hasHealthCheck == true, "\(other.name)")
            }
        }
        // Our images ask the program itself.
        let dockerfile = try #require(Repository.text("docker/Dockerfile"))
        #expect(dockerfile.contains(#"CMD ["/usr/local/bin/carewire", "health"]"#))
    }
}

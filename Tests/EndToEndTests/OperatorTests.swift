import Foundation
import Glibc
import Messages
import PrivateServers
import RPC
import Testing

@testable import carewire

extension EndToEnd {
    /// What operators see of the running suite, and what callers may not.
    @Suite struct OperatorTests {
        private let hospital: Hospital

        init() throws { hospital = try Hospital.running() }

        private func carewire(_ arguments: [String]) async throws -> Tool.Outcome {
            try await hospital.carewire(arguments)
        }

        @Test func topShowsEveryService() async throws {
            let patientID = try await hospital.admitPatient()
            _ = try await hospital.process(Planted.process(patientID))
            let outcome = try await carewire(["top", "--once"])
            #expect(outcome.ending == .exited(0))
            let lines = outcome.text.split(separator: "\n")
            for service in SuiteService.allCases {
                let row = lines.first { $0.hasPrefix("\(service.rawValue) ") }
                #expect(row?.contains("MiB") == true, "\(service): \(row ?? "is missing")")
            }
            for word in ["ehr.read", "patient-cache", "postgres", "redis", "Admin/GetSnapshot"] {
                #expect(outcome.text.contains(word), "\(word) is missing")
            }
            let json = try await carewire(["top", "--once", "--json"])
            guard case .object(let members) = try JSONValue(parsing: json.text) else {
                Issue.record("no object")
                return
            }
            #expect(Set(members.map(\.0)) == Set(SuiteService.allCases.map(\.rawValue)))
            for (name, value) in members {
                #expect(try AdminV1.Snapshot(json: value).process?.service == name)
            }
        }

        @Test func aWatchShowsAServiceGoingDownAndComingBack() async throws {
            let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            try Data().write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            let output = try FileHandle(forWritingTo: file)
            output.closeInChildren()
            let watch = ChildProcess(
                "carewire", executable: try SuitePlan.executable("carewire"),
                arguments: ["health", "--watch", "--state", hospital.suite.folder.root.path],
                output: output)
            try await watch.start()
            let service = SuiteService.metricsService
            func told(_ states: String...) async throws {
                try await hospital.eventually("the watch tells \(states)") {
                    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
                    let own = lines.filter { $0.hasPrefix("\(service.rawValue): ") }
                        .map { String($0.dropFirst(service.rawValue.count + 2)) }
                    return own.filter { $0 == "serving" || $0 == "unreachable" } == states
                }
            }
            do {
                try await told("serving")
                try await hospital.suite.kill(service)
                try await told("serving", "unreachable")
                try await hospital.suite.startAgain(service)
                try await told("serving", "unreachable", "serving")
            } catch {
                watch.send(signal: SIGKILL)
                throw error
            }
            watch.send(signal: SIGINT)
            #expect(await watch.ended() == .exited(0))
            #expect(hospital.suite.crashes == [])
        }

        @Test func aServiceAnswersReflection() async throws {
            for service in SuiteService.allCases {
                let client = ReflectionV1.ServerReflectionClient(
                    try hospital.channel(to: service))
                let names = try await client.serverReflectionInfo(options: Hospital.unhurried) {
                    requests, responses in
                    try await requests.send(
                        ReflectionV1.ServerReflectionRequest(messageRequest: .listServices("")))
                    let response = try await responses.next()
                    try await requests.close()
                    guard case .listServicesResponse(let list) = response?.messageResponse else {
                        return [String]()
                    }
                    return list.service.map(\.name)
                }
                #expect(names.contains("grpc.health.v1.Health"), "\(service)")
            }
        }

        @Test func whoIsNotNamedIsDeniedAndCounted() async throws {
            let own = hospital.endpoints
            let patientID = try await hospital.admitPatient()
            // A certificate of our authority, of a program with no business there.
            let gateway = try #require(own.services[SuiteService.ehrGateway.rawValue])
            let endpoints = Endpoints(
                authority: own.authority, certificate: try #require(gateway.certificate),
                key: try #require(gateway.key), services: own.services, pages: nil)
            let before = try await deniedCount(.patientService)
            try await Connections.with(endpoints) { connections in
                let name = SuiteService.patientService.rawValue
                let channel = try connections.channel(to: name)
                let read = try await hospital.failure {
                    _ = try await PatientV1.PatientServiceClient(channel).getPatient(
                        PatientV1.GetPatientRequest(patientID: PHI(patientID)),
                        options: Hospital.unhurried)
                }
                #expect(read?.code == .permissionDenied)
                let look = try await hospital.failure {
                    _ = try await AdminV1.AdminClient(channel).getSnapshot(
                        AdminV1.GetSnapshotRequest(), options: Hospital.unhurried)
                }
                #expect(look?.code == .permissionDenied)
                let health = try await HealthV1.HealthClient(channel).check(
                    HealthV1.HealthCheckRequest(), options: Hospital.unhurried)
                #expect(health.status == .serving)
            }
            #expect(try await deniedCount(.patientService) == before + 2)
        }

        private func deniedCount(_ service: SuiteService) async throws -> UInt64 {
            try await snapshot(service).servers.reduce(0) { $0 + ($1.refusalCounts["denied"] ?? 0) }
        }

        private func snapshot(_ service: SuiteService) async throws -> AdminV1.Snapshot {
            try await AdminV1.AdminClient(hospital.channel(to: service)).getSnapshot(
                AdminV1.GetSnapshotRequest(), options: Hospital.unhurried)
        }

        @Test func newCertificatesAreUsedWithoutARestart() async throws {
            let service = SuiteService.metricsService
            _ = try await hospital.metrics.scrape(
                MetricsV1.ScrapeRequest(), options: Hospital.unhurried)
            let before = try await ownConnections(service)
            let instance = try await snapshot(service).process?.instance
            let body = try await renew(service)
            try await hospital.eventually("new connections see the new certificate") {
                try await shownCertificate(service).contains(body)
            }
            // The process and its connections are the old ones; new ones are taken from us as well.
            _ = try await hospital.metrics.scrape(
                MetricsV1.ScrapeRequest(), options: Hospital.unhurried)
            #expect(try await snapshot(service).process?.instance == instance)
            #expect(try await !before.isDisjoint(with: ownConnections(service)))
            try await hospital.waitUntilServing(service)
            // It is also what the service shows when it calls others: they still hear from it.
            #expect(hospital.suite.crashes == [])
        }

        /// The addresses from which this test's identity is connected to a service.
        private func ownConnections(_ service: SuiteService) async throws -> Set<String> {
            let caller = SuiteService.identity(Certificates.caller)
            let servers = try await snapshot(service).servers
            return Set(
                servers.flatMap(\.connections).filter { $0.peer == caller }.map(\.remoteAddress))
        }

        /// Puts a new certificate and key of the same authority in the place of a service's;
        /// answers a line of it that no other has.
        private func renew(_ service: SuiteService) async throws -> String {
            let folder = hospital.suite.folder.certificates
            let path = { (name: String) in folder.appending(path: name).path }
            let made = try await Tool.run(
                "openssl",
                [
                    "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                    "-nodes", "-sha256", "-days", "2", "-subj", "/CN=renewed",
                    "-addext", "basicConstraints=critical,CA:FALSE",
                    "-addext", "keyUsage=critical,digitalSignature",
                    "-addext", "extendedKeyUsage=serverAuth,clientAuth",
                    "-addext", "subjectAltName=URI:\(service.identity)",
                    "-CA", path("authority.crt"), "-CAkey", path("authority.key"),
                    "-keyout", path("renewed.key"), "-out", path("renewed.crt"),
                ])
            #expect(made.ending == .exited(0), "\(made.text)")
            let text = try String(contentsOfFile: path("renewed.crt"), encoding: .utf8)
            for kind in ["key", "crt"] {
                guard
                    unsafe rename(path("renewed.\(kind)"), path("\(service.rawValue).\(kind)")) == 0
                else { throw CLIError(.file, "the new \(kind) cannot be put in its place") }
            }
            // The signature's beginning is on the last full line.
            return try #require(text.split(separator: "\n").dropLast(2).last.map(String.init))
        }

        /// What a service shows to a new connection, in PEM.
        private func shownCertificate(_ service: SuiteService) async throws -> String {
            let own = hospital.endpoints
            let address = try #require(own.services[service.rawValue]).address
            return try await Tool.run(
                "openssl",
                [
                    "s_client", "-connect", address, "-cert", own.certificate, "-key", own.key,
                    "-CAfile", own.authority, "-tls1_3",
                ]
            ).text
        }
    }
}

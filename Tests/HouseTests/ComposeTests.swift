import Foundation
import Testing

/// The compose stack's secrets and roles, as far as they can be seen without an engine.
@Suite struct ComposeTests {
    private static func made() throws -> Set<String> {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "compose-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = [
            Repository.root.appending(path: "docker/certificates.sh").path, folder.path,
        ]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
    }

    @Test func everySecretIsMadeByTheScript() throws {
        let compose = try #require(Repository.text("docker/compose.yaml"))
        let named = compose.matches(of: /file: secrets\/([A-Za-z0-9._-]+)/).map { String($0.1) }
        #expect(named.count > 20)
        #expect(Set(named).count == named.count)
        #expect(Set(named).subtracting(try Self.made()).isEmpty)
        let mounted = compose.matches(of: /\/run\/secrets\/([A-Za-z0-9._-]+)/).map { String($0.1) }
        #expect(Set(mounted).subtracting(named).isEmpty)
    }

    @Test func noServiceWorksAsTheOwnerOfItsSchema() throws {
        let compose = try #require(Repository.text("docker/compose.yaml"))
        let roles = try #require(Repository.text("docker/postgres/roles.sh"))
        for schema in ["patient_service", "soap_service"] {
            #expect(compose.contains("dbname=carewire user=\(schema) "))
            #expect(compose.contains("dbname=carewire user=\(schema)_owner "))
            #expect(roles.contains(schema))
        }
        #expect(roles.contains(#"CREATE SCHEMA :"schema" AUTHORIZATION :"owner""#))
        #expect(!roles.contains(#"AUTHORIZATION :"schema""#))
    }

    @Test func redisListensUnderTLSAlone() throws {
        let settings = try #require(Repository.text("docker/redis/redis.conf"))
            .split(separator: "\n")
        for line in ["port 0", "tls-port 6379", "tls-auth-clients yes"] {
            #expect(settings.contains(Substring(line)))
        }
    }
}

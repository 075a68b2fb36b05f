import Foundation
import PrivateServers
import Reactor
import Redis
import TestSupport
import Testing

private let late = Duration.seconds(30)

/// A server under TLS, an authority that it is of, and one that it is not.
private struct Fixture {
    let authority: TestCertificates
    let client: TestCertificates.Leaf
    let server: RunningRedis

    init(asksClients: Bool = false) async throws {
        authority = try TestCertificates()
        client = try authority.issue("client", uris: [])
        let leaf = try authority.issue(
            "redis", uris: [], dnsNames: ["localhost"], addresses: ["127.0.0.1"])
        server = try await TestRedis.ownServer(
            tls: ServerTLS(
                certificateFile: leaf.certificateFile, keyFile: leaf.keyFile,
                authorityFile: authority.authorityFile, asksClients: asksClients))
    }

    func configuration(
        host: String = "127.0.0.1", port: UInt16? = nil, tls: RedisTLS?
    ) throws -> RedisConfiguration {
        var configuration = RedisFixture.configuration(server)
        configuration.endpoint = .tcp(
            host: host, port: try #require(port ?? server.tlsPort))
        configuration.tls = tls
        return configuration
    }
}

struct RedisTLSTests {
    @Test func worksUnderTLSAndTakesLargeValuesBothWays() async throws {
        let fixture = try await Fixture()
        for (host, name) in [
            ("127.0.0.1", nil), ("localhost", nil), ("127.0.0.1", "localhost"),
        ] as [(String, String?)] {
            let tls = RedisTLS(authorityFile: fixture.authority.authorityFile, serverName: name)
            try await RedisFixture.withConnection(
                fixture.configuration(host: host, tls: tls)
            ) { redis in
                let value = (0..<(4 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 131) }
                let key = Array("large".utf8)
                _ = try await redis.set(
                    key, value, timeToLive: .seconds(60), deadline: .now + late)
                #expect(try await redis.get(key, deadline: .now + late) == value)
                #expect(redis.state.outputByteCount == 0)
                #expect(redis.counts.failedConnectCount == 0 || host == "localhost")
            }
        }
        await fixture.server.stop()
    }

    @Test func manyCommandsAtOnceEachGetTheirOwnReplyUnderTLS() async throws {
        let fixture = try await Fixture()
        let tls = RedisTLS(authorityFile: fixture.authority.authorityFile)
        try await RedisFixture.withConnection(fixture.configuration(tls: tls)) { redis in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<2_000 {
                    group.addTask {
                        let key = Array("many \(number)".utf8)
                        let value = [UInt8](repeating: UInt8(number % 256), count: number)
                        _ = try await redis.set(
                            key, value, timeToLive: .seconds(60), deadline: .now + late)
                        #expect(try await redis.get(key, deadline: .now + late) == value)
                    }
                }
                try await group.waitForAll()
            }
        }
        await fixture.server.stop()
    }

    @Test func aServerThatIsNotTheRightOneIsRefused() async throws {
        let fixture = try await Fixture()
        let other = try TestCertificates()
        let refused = [
            (RedisTLS(authorityFile: other.authorityFile), "certificate"),
            (
                RedisTLS(
                    authorityFile: fixture.authority.authorityFile,
                    serverName: "redis.example.org"), "hostname"
            ),
            (RedisTLS(authorityFile: "/nonexistent/ca.pem"), "authority file"),
        ]
        for (tls, reason) in refused {
            try await RedisFixture.withConnection(fixture.configuration(tls: tls)) { redis in
                let error = await RedisFixture.error { try await redis.ping(deadline: .now + late) }
                #expect(error?.code == .unavailable)
                #expect(error?.message.lowercased().contains(reason) == true, "\(error as Any)")
                #expect(redis.counts.connectedCount == 0)
            }
        }
        await fixture.server.stop()
    }

    @Test func aServerThatAsksForACertificateIsShownOne() async throws {
        let fixture = try await Fixture(asksClients: true)
        let authority = fixture.authority.authorityFile
        let shown = RedisTLS(
            authorityFile: authority, certificateFile: fixture.client.certificateFile,
            keyFile: fixture.client.keyFile)
        try await RedisFixture.withConnection(fixture.configuration(tls: shown)) { redis in
            try await redis.ping(deadline: .now + late)
        }
        let none = RedisTLS(authorityFile: authority)
        try await RedisFixture.withConnection(fixture.configuration(tls: none)) { redis in
            let error = await RedisFixture.error { try await redis.ping(deadline: .now + late) }
            #expect(error?.code == .unavailable)
            #expect(redis.counts.connectedCount == 0)
        }
        await fixture.server.stop()
    }

    @Test func aServerWithoutTLSIsRefusedAndNothingIsSaidToIt() async throws {
        let authority = try TestCertificates()
        let loop = EventLoop(name: "redis-test")
        loop.start()
        defer { loop.stop() }
        try await loop.run {
            var heard: [UInt8] = []
            let server = try await ScriptedServer(loop: loop) { octets in
                heard += octets
                return Array("-ERR unknown command\r\n".utf8)
            }
            var configuration = RedisConfiguration(
                endpoint: .tcp(host: "127.0.0.1", port: server.port), user: "cache",
                password: "planted-secret")
            configuration.tls = RedisTLS(authorityFile: authority.authorityFile)
            let redis = RedisConnection(loop: loop, configuration: configuration)
            let error = await RedisFixture.error { try await redis.ping(deadline: .now + late) }
            #expect(error?.code == .unavailable)
            #expect(heard.first == 22, "a TLS handshake and nothing else")
            #expect(!String(decoding: heard, as: UTF8.self).contains("planted-secret"))
            redis.shutdown()
            server.close()
        }
    }

    @Test func renewedFilesAreTakenUpByTheNextConnection() async throws {
        let fixture = try await Fixture()
        let other = try TestCertificates()
        let tls = RedisTLS(authorityFile: other.authorityFile)
        try await RedisFixture.withConnection(fixture.configuration(tls: tls)) { redis in
            _ = await RedisFixture.error { try await redis.ping(deadline: .now + late) }
            #expect(!redis.state.isReady)
            let right = try String(contentsOfFile: fixture.authority.authorityFile, encoding: .utf8)
            try right.write(toFile: other.authorityFile, atomically: true, encoding: .utf8)
            try await redis.waitUntil { $0.state.isReady }
            try await redis.ping(deadline: .now + late)
        }
        await fixture.server.stop()
    }

    @Test func aKilledServerIsFoundAgainUnderTLS() async throws {
        let fixture = try await Fixture()
        let tls = RedisTLS(authorityFile: fixture.authority.authorityFile)
        try await RedisFixture.withConnection(fixture.configuration(tls: tls)) { redis in
            try await redis.ping(deadline: .now + late)
            await fixture.server.kill()
            try await redis.waitUntil { $0.counts.lostConnectionCount == 1 }
            try await fixture.server.restart()
            try await redis.waitUntil { $0.state.isReady }
            try await redis.ping(deadline: .now + late)
            #expect(redis.connectionGeneration == 2)
        }
        await fixture.server.stop()
    }
}

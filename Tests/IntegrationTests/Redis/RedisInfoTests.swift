import PrivateServers
import Reactor
import Redis
import TestSupport
import Testing

@Suite struct RedisInfoTests {
    @Test func theCachesUserMayAskForFigures() async throws {
        let server = try await TestRedis.ownServer()
        try await RedisFixture.withConnection(RedisFixture.configuration(server)) { redis in
            let late = ContinuousClock.now + .seconds(30)
            _ = try await redis.set(
                Array("k".utf8), [1], timeToLive: .seconds(60), deadline: late)
            _ = try await redis.get(Array("k".utf8), deadline: late)
            let figures = try await redis.figures(deadline: late)
            #expect(figures.keyCount == 1)
            #expect(figures.values["keyspace_hits"] == 1)
            #expect((figures.values["used_memory"] ?? 0) > 0)
        }
        await server.stop()
    }
}

import PrivateServers
import Reactor
import Redis
import TestSupport
import Testing

private let late = Duration.seconds(30)
private func octets(_ text: String) -> [UInt8] { Array(text.utf8) }

/// Sets a key unless it holds something else than expected; says what it found.
private let exchange = RedisScript(
    """
    local found = redis.call('GET', KEYS[1])
    if (found or '') ~= ARGV[1] then return {0, found} end
    redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
    return {1, found}
    """)

struct RedisScriptTests {
    @Test func aScriptIsGivenToTheServerOnceAndRunByItsName() async throws {
        let server = try await TestRedis.ownServer()
        try await RedisFixture.withConnection(RedisFixture.configuration(server)) { redis in
            var replies: [RedisReply] = []
            for (expected, next) in [("", "one"), ("x", "two"), ("one", "two")] {
                replies.append(
                    try await redis.run(
                        script: exchange, keys: [octets("k")],
                        arguments: [octets(expected), octets(next), octets("60000")],
                        deadline: .now + late))
            }
            #expect(
                replies == [
                    .array([.integer(1), .null]), .array([.integer(0), .bytes(octets("one"))]),
                    .array([.integer(1), .bytes(octets("one"))]),
                ])
            #expect(try await redis.get(octets("k"), deadline: .now + late) == octets("two"))
        }
        await server.stop()
    }

    @Test func aRestartedServerIsGivenTheScriptAgain() async throws {
        let server = try await TestRedis.ownServer()
        let script = RedisScript("return ARGV[1]")
        try await RedisFixture.withConnection(RedisFixture.configuration(server)) { redis in
            func run() async throws -> RedisReply {
                try await redis.run(
                    script: script, keys: [], arguments: [[0, 13, 10, 255]], deadline: .now + late)
            }
            #expect(redis.connectionGeneration == 0)
            #expect(try await run() == .bytes([0, 13, 10, 255]))
            #expect(redis.connectionGeneration == 1)
            let first = try await redis.serverRunID(deadline: .now + late)
            #expect(try await redis.serverRunID(deadline: .now + late) == first)
            await server.kill()
            try await server.restart()
            try await redis.waitUntil {
                $0.counts.lostConnectionCount == 1 && $0.state.isReady
            }
            #expect(try await run() == .bytes([0, 13, 10, 255]))
            #expect(redis.connectionGeneration == 2)
            #expect(try await redis.serverRunID(deadline: .now + late) != first)
        }
        await server.stop()
    }

    @Test func aScriptThatTheServerHasForgottenIsGivenToItAgain() async throws {
        let server = try await TestRedis.ownServer()
        let script = RedisScript("return 7")
        try await RedisFixture.withConnection(RedisFixture.configuration(server)) { redis in
            #expect(
                try await redis.run(script: script, keys: [], arguments: [], deadline: .now + late)
                    == .integer(7))
            try await server.execute(["SCRIPT", "FLUSH"])
            #expect(
                try await redis.run(script: script, keys: [], arguments: [], deadline: .now + late)
                    == .integer(7))
            #expect(redis.connectionGeneration == 1)
        }
        await server.stop()
    }

    @Test func whatAScriptRefusesIsAnErrorOfTheServer() async throws {
        let server = try await TestRedis.server()
        try await RedisFixture.withConnection(RedisFixture.configuration(server)) { redis in
            for (text, word) in [
                ("return redis.error_reply('STALE Jane Synthetic')", "STALE"),
                ("this is no Lua", "ERR"),
                ("return redis.call('KEYS', '*')", "ERR"),
                ("return redis.error_reply('NOSCRIPT again')", "NOSCRIPT"),
            ] {
                let error = await RedisFixture.error {
                    _ = try await redis.run(
                        script: RedisScript(text), keys: [], arguments: [], deadline: .now + late)
                }
                #expect(error?.code == .serverError)
                #expect(error?.serverCode == word)
                #expect(error.map { "\($0)".contains("Jane") } == false)
            }
        }
    }

    @Test func refusesAScriptThatIsTooLarge() async throws {
        let server = try await TestRedis.server()
        var small = RedisFixture.configuration(server)
        small.keyCountMax = 2
        small.valueByteCountMax = 4
        try await RedisFixture.withConnection(small) { redis in
            let long = RedisScript(String(repeating: " ", count: RedisScript.byteCountMax + 1))
            let short = RedisScript("return 1")
            let attempts: [(RedisScript, [[UInt8]], [[UInt8]])] = [
                (long, [], []), (short, [[1], [2], [3]], []), (short, [], [[1, 2, 3], [4, 5]]),
                (short, [[]], []),
            ]
            for (script, keys, arguments) in attempts {
                let error = await RedisFixture.error {
                    _ = try await redis.run(
                        script: script, keys: keys, arguments: arguments, deadline: .now + late)
                }
                #expect(error?.code == .invalidRequest)
            }
        }
    }
}

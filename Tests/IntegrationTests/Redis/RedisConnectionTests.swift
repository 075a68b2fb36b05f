import PrivateServers
import Reactor
import Redis
import TestSupport
import Testing

private let late = Duration.seconds(30)

/// The octets of a text.
private func octets(_ text: String) -> [UInt8] { Array(text.utf8) }

struct RedisConnectionTests {
    @Test func setsGetsAndDeletesAnyOctets() async throws {
        let server = try await TestRedis.server()
        try await RedisFixture.withConnection(RedisFixture.configuration(server)) { redis in
            let key: [UInt8] = octets("any") + [0, 13, 10, 255]
            let value: [UInt8] = [13, 10, 0, 255] + octets("$5\r\n+OK\r\n")
            #expect(try await redis.get(key, deadline: .now + late) == nil)
            #expect(
                try await redis.set(key, value, timeToLive: .seconds(60), deadline: .now + late))
            #expect(try await redis.get(key, deadline: .now + late) == value)
            let other = try await redis.set(
                key, [1], timeToLive: .seconds(60), onlyIfAbsent: true, deadline: .now + late)
            #expect(!other)
            #expect(try await redis.get(key, deadline: .now + late) == value)
            #expect(try await redis.delete([key, [1, 2]], deadline: .now + late) == 1)
            #expect(try await redis.get(key, deadline: .now + late) == nil)
            #expect(
                try await redis.set(
                    key, [], timeToLive: .seconds(60), onlyIfAbsent: true, deadline: .now + late))
            #expect(try await redis.get(key, deadline: .now + late) == [])
            #expect(try await redis.delete([], deadline: .now + late) == 0)
            try await redis.ping(deadline: .now + late)
        }
    }

    @Test func aValueEndsWithItsTimeToLive() async throws {
        let server = try await TestRedis.server()
        try await RedisFixture.withConnection(RedisFixture.configuration(server)) { redis in
            let key = octets("brief")
            _ = try await redis.set(key, [1], timeToLive: .zero, deadline: .now + late)
            let end = ContinuousClock.now + .seconds(20)
            while try await redis.get(key, deadline: .now + late) != nil {
                try #require(ContinuousClock.now < end)
            }
        }
    }

    @Test func carriesAValueOfOneMebibyte() async throws {
        let server = try await TestRedis.server()
        try await RedisFixture.withConnection(RedisFixture.configuration(server)) { redis in
            let value = (0..<(1 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 131) }
            let key = octets("large")
            _ = try await redis.set(key, value, timeToLive: .seconds(60), deadline: .now + late)
            try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
                for _ in 0..<8 {
                    group.addTask { try await redis.get(key, deadline: .now + late) }
                }
                for try await found in group { #expect(found == value) }
            }
            #expect(redis.state.outputByteCount == 0)
        }
    }

    @Test func tenThousandCommandsAtOnceEachGetTheirOwnReply() async throws {
        let server = try await TestRedis.server()
        try await RedisFixture.withConnection(RedisFixture.configuration(server)) { redis in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<5_000 {
                    group.addTask {
                        let key = octets("many \(number)")
                        _ = try await redis.set(
                            key, octets("\(number)"), timeToLive: .seconds(60),
                            deadline: .now + late)
                    }
                }
                try await group.waitForAll()
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<10_000 {
                    group.addTask {
                        let found = try await redis.get(
                            octets("many \(number)"), deadline: .now + late)
                        #expect(found == (number < 5_000 ? octets("\(number)") : nil))
                    }
                }
                try await group.waitForAll()
            }
            #expect(redis.state.commandCount == 0)
        }
    }

    @Test func saysWhatTheServerForbids() async throws {
        let server = try await TestRedis.ownServer(keyPattern: "mine:*")
        try await RedisFixture.withConnection(RedisFixture.configuration(server)) { redis in
            let error = await RedisFixture.error {
                _ = try await redis.get(octets("other:secret"), deadline: .now + late)
            }
            #expect(error?.code == .serverError)
            #expect(error?.serverCode == "NOPERM")
            #expect(error.map { "\($0)" }?.contains("secret") == false)
            let allowed = try await redis.get(octets("mine:x"), deadline: .now + late)
            #expect(allowed == nil)
        }
        try await RedisFixture.withConnection(RedisFixture.configuration(server, password: "wrong"))
        { redis in
            let error = await RedisFixture.error { try await redis.ping(deadline: .now + late) }
            #expect(error?.code == .unavailable)
            #expect(error?.serverCode == "WRONGPASS")
        }
        try await RedisFixture.withConnection(RedisFixture.configuration(server, user: nil)) {
            redis in
            let error = await RedisFixture.error { try await redis.ping(deadline: .now + late) }
            #expect(error?.code == .unavailable)
            #expect(error?.serverCode == "NOAUTH")
        }
        await server.stop()
    }

    @Test func refusesWhatIsTooLarge() async throws {
        let server = try await TestRedis.server()
        var small = RedisFixture.configuration(server)
        small.valueByteCountMax = 10
        small.keyByteCountMax = 5
        small.keyCountMax = 2
        try await RedisFixture.withConnection(small) { redis in
            let deadline = ContinuousClock.now + late
            let value = await RedisFixture.error {
                _ = try await redis.set(
                    [1], [UInt8](repeating: 0, count: 11), timeToLive: .seconds(1),
                    deadline: deadline)
            }
            #expect(value?.code == .invalidRequest)
            for key in [[], [UInt8](repeating: 1, count: 6)] {
                let error = await RedisFixture.error {
                    _ = try await redis.get(key, deadline: deadline)
                }
                #expect(error?.code == .invalidRequest)
            }
            let keys = await RedisFixture.error {
                try await redis.delete([[1], [2], [3]], deadline: deadline)
            }
            #expect(keys?.code == .invalidRequest)
            let past = await RedisFixture.error {
                _ = try await redis.get([1], deadline: .now - .seconds(1))
            }
            #expect(past?.code == .deadlineExceeded)
        }
    }
}

struct RedisRecoveryTests {
    @Test func aKilledServerFailsAtOnceAndIsFoundAgain() async throws {
        let server = try await TestRedis.ownServer()
        try await RedisFixture.withConnection(RedisFixture.configuration(server)) { redis in
            try await redis.ping(deadline: .now + late)
            await server.kill()
            try await redis.waitUntil { $0.counts.failedConnectCount > 0 }
            let down = await RedisFixture.error { try await redis.ping(deadline: .now + late) }
            #expect(down?.code == .unavailable)
            try await server.restart()
            try await redis.waitUntil { $0.state.isReady }
            #expect(redis.counts.lostConnectionCount == 1)
            #expect(try await redis.get([1], deadline: .now + late) == nil)
        }
        await server.stop()
    }

    @Test func commandsOnTheirWayAreEachAnsweredOnceWhenTheServerIsKilled() async throws {
        let server = try await TestRedis.ownServer()
        try await RedisFixture.withConnection(RedisFixture.configuration(server)) { redis in
            try await redis.ping(deadline: .now + late)
            let answered = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<5_000 {
                    group.addTask {
                        if number == 2_500 { await server.kill() }
                        let error = await RedisFixture.error {
                            _ = try await redis.set(
                                octets("\(number)"), [1], timeToLive: .seconds(60),
                                deadline: .now + late)
                        }
                        return error == nil || error?.code == .unavailable
                    }
                }
                var answered = 0
                for await isExpected in group where isExpected { answered += 1 }
                return answered
            }
            #expect(answered == 5_000)
            #expect(redis.state.commandCount == 0)
        }
        await server.stop()
    }

    @Test func saysAtOnceThatThereIsNoServer() async throws {
        let nowhere = RedisConfiguration(endpoint: .unix(path: "/tmp/carewire-no-such-socket"))
        try await RedisFixture.withConnection(nowhere) { redis in
            for _ in 0..<3 {
                let error = await RedisFixture.error { try await redis.ping(deadline: .now + late) }
                #expect(error?.code == .unavailable)
            }
        }
        let unknown = RedisConfiguration(endpoint: .tcp(host: "carewire.invalid", port: 1))
        try await RedisFixture.withConnection(unknown) { redis in
            let error = await RedisFixture.error { try await redis.ping(deadline: .now + late) }
            #expect(error?.code == .unavailable)
        }
    }

    @Test func aSilentServerIsGivenUpAndTheDeadlineKept() async throws {
        let loop = EventLoop(name: "redis-test")
        loop.start()
        defer { loop.stop() }
        try await loop.run {
            let server = try await ScriptedServer(loop: loop) { _ in [] }
            var patient = RedisConfiguration(endpoint: .tcp(host: "localhost", port: server.port))
            patient.connectTimeout = .milliseconds(200)
            let redis = RedisConnection(loop: loop, configuration: patient)
            let hasty = await RedisFixture.error {
                try await redis.ping(deadline: .now + .milliseconds(20))
            }
            #expect(hasty?.code == .deadlineExceeded)
            let other = await RedisFixture.error { try await redis.ping(deadline: .now + late) }
            #expect(other?.code == .unavailable)
            #expect(other?.message.contains("too long") == true)
            redis.shutdown()
            server.close()
        }
    }

    @Test func aLateReplyReachesNobodyElse() async throws {
        let loop = EventLoop(name: "redis-test")
        loop.start()
        defer { loop.stop() }
        try await loop.run {
            // Answers the set-up, and each GET with its key, but only when it is told to.
            var held: [UInt8] = []
            var isHolding = false
            let server = try await ScriptedServer(loop: loop) { octets in
                let text = String(decoding: octets, as: UTF8.self)
                if text.contains("SETNAME") { return Array("+OK\r\n".utf8) }
                for part in text.split(separator: "GET\r\n").dropFirst() {
                    let key = part.split(separator: "\r\n")[1]
                    held += Array("$\(key.utf8.count)\r\n\(key)\r\n".utf8)
                }
                defer { if !isHolding { held = [] } }
                return isHolding ? [] : held
            }
            let redis = RedisConnection(
                loop: loop,
                configuration: RedisConfiguration(
                    endpoint: .tcp(host: "127.0.0.1", port: server.port)))
            #expect(try await redis.get(octets("a"), deadline: .now + late) == octets("a"))
            isHolding = true
            let abandoned = await RedisFixture.error {
                _ = try await redis.get(octets("b"), deadline: .now + .milliseconds(20))
            }
            #expect(abandoned?.code == .deadlineExceeded)
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    let error = await RedisFixture.error {
                        _ = try await redis.get(octets("c"), deadline: .now + late)
                    }
                    #expect(error?.code == .cancelled)
                }
                try? await redis.waitUntil { $0.state.commandCount == 2 }
                group.cancelAll()
            }
            #expect(redis.state.commandCount == 2, "their replies are still to come")
            isHolding = false
            #expect(try await redis.get(octets("d"), deadline: .now + late) == octets("d"))
            #expect(redis.state.commandCount == 0)
            #expect(server.connectionCount == 1)
            redis.shutdown()
            server.close()
        }
    }

    @Test(arguments: ["garbage\r\n", "+OK\r\n+OK\r\n+OK\r\n", "$99999999\r\n"])
    func aServerThatBreaksTheProtocolIsLeft(_ answer: String) async throws {
        let loop = EventLoop(name: "redis-test")
        loop.start()
        defer { loop.stop() }
        try await loop.run {
            let server = try await ScriptedServer(loop: loop) { octets in
                let text = String(decoding: octets, as: UTF8.self)
                if text.contains("SETNAME") { return Array("+OK\r\n".utf8) }
                let padding = answer.hasPrefix("$") ? String(repeating: "x", count: 5_000) : ""
                return Array((answer + padding).utf8)
            }
            var bounded = RedisConfiguration(endpoint: .tcp(host: "127.0.0.1", port: server.port))
            bounded.replyByteCountMax = 4_096
            let redis = RedisConnection(loop: loop, configuration: bounded)
            let error = await RedisFixture.error {
                _ = try await redis.get([1], deadline: .now + late)
            }
            #expect(error?.code == .protocolViolation)
            try await redis.waitUntil { $0.counts.connectedCount == 2 }
            redis.shutdown()
            server.close()
        }
    }

    @Test func boundsCommandsAndOutput() async throws {
        let loop = EventLoop(name: "redis-test")
        loop.start()
        defer { loop.stop() }
        try await loop.run {
            let server = try await ScriptedServer(loop: loop) { octets in
                String(decoding: octets, as: UTF8.self).contains("SETNAME")
                    ? Array("+OK\r\n".utf8) : []
            }
            var bounded = RedisConfiguration(endpoint: .tcp(host: "127.0.0.1", port: server.port))
            bounded.commandCountMax = 4
            bounded.outputByteCountMax = 2_000
            bounded.silenceLimit = .milliseconds(100)
            let redis = RedisConnection(loop: loop, configuration: bounded)
            let codes = await withTaskGroup(of: RedisError.Code?.self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        await RedisFixture.error {
                            _ = try await redis.get([1], deadline: .now + .milliseconds(200))
                        }?.code
                    }
                }
                var codes: [RedisError.Code?] = []
                for await code in group { codes.append(code) }
                return codes
            }
            #expect(codes.count { $0 == .queueFull } == 2)
            #expect(codes.count { $0 == .deadlineExceeded } == 4)
            // Nobody answers: the connection is replaced, and its tombstones go with it.
            try await redis.waitUntil { $0.counts.lostConnectionCount == 1 && $0.state.isReady }
            #expect(redis.state.commandCount == 0)
            let large = await RedisFixture.error {
                _ = try await redis.set(
                    [1], [UInt8](repeating: 0, count: 3_000), timeToLive: .seconds(1),
                    deadline: .now + late)
            }
            #expect(large?.code == .queueFull)
            redis.shutdown()
            server.close()
        }
    }
}

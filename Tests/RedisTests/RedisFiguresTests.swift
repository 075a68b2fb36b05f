import Testing

@testable import Redis

@Suite struct RedisFiguresTests {
    private static let info = """
        # Server\r
        redis_version:7.0.15\r
        uptime_in_seconds:12\r
        # Clients\r
        connected_clients:3\r
        # Memory\r
        used_memory:1048576\r
        used_memory_human:1.00M\r
        maxmemory:0\r
        mem_fragmentation_ratio:1.25\r
        # Stats\r
        keyspace_hits:40\r
        keyspace_misses:2\r
        # Keyspace\r
        db0:keys=12,expires=3,avg_ttl=0\r
        db1:keys=5,expires=0,avg_ttl=0\r

        """

    @Test func takesTheNumbersOfItsListAndNoOthers() {
        let figures = RedisFigures(info: Array(Self.info.utf8))
        #expect(
            figures.values == [
                "uptime_in_seconds": 12, "connected_clients": 3, "used_memory": 1_048_576,
                "maxmemory": 0, "mem_fragmentation_ratio": 1.25, "keyspace_hits": 40,
                "keyspace_misses": 2,
            ])
        #expect(figures.keyCount == 17)
    }

    @Test func whatIsCutOffOrNoNumberIsLeftOut() {
        let octets = Array(Self.info.utf8)
        for count in octets.indices {
            let figures = RedisFigures(info: Array(octets.prefix(count)))
            #expect(figures.values.values.allSatisfy { $0.isFinite })
        }
        let odd = RedisFigures(
            info: Array("used_memory:nan\nmaxmemory:inf\ndb0:keys=x\ndb:\n:::\nhits\n".utf8))
        #expect(odd.values.isEmpty)
        #expect(odd.keyCount == 0)
    }
}

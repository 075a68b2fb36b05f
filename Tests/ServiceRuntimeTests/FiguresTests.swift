import CircuitBreaking
import FigureReporting
import Messages
import PHIProtection
import Testing
import UniqueCounting

@testable import ServiceRuntime

@Suite struct ControlGroupReadingsTests {
    private func readings(_ files: [String: String]) -> [String: Double] {
        var values: [String: Double] = [:]
        for reading in ControlGroupReadings.current({ files[$0] }) {
            values[reading.name] = reading.value
        }
        return values
    }

    @Test func versionTwoOfAContainer() {
        let values = readings([
            "/proc/self/cgroup": "0::/\n", "/sys/fs/cgroup/memory.current": "1000\n",
            "/sys/fs/cgroup/memory.max": "2000\n", "/sys/fs/cgroup/cpu.max": "150000 100000\n",
            "/sys/fs/cgroup/cpu.stat": "usage_usec 5\nthrottled_usec 2500000\n",
        ])
        #expect(
            values == [
                "carewire_cgroup_memory_bytes": 1_000, "carewire_cgroup_memory_limit_bytes": 2_000,
                "carewire_cgroup_cpu_limit_cores": 1.5,
                "carewire_cgroup_cpu_throttled_seconds_total": 2.5,
            ])
    }

    @Test func versionTwoWithoutLimits() {
        let values = readings([
            "/proc/self/cgroup": "0::/user.slice/a\n",
            "/sys/fs/cgroup/user.slice/a/memory.current": "7\n",
            "/sys/fs/cgroup/user.slice/a/memory.max": "max\n",
            "/sys/fs/cgroup/user.slice/a/cpu.max": "max 100000\n",
        ])
        #expect(values == ["carewire_cgroup_memory_bytes": 7])
    }

    @Test func versionOne() {
        let values = readings([
            "/proc/self/cgroup": "4:memory:/docker/x\n3:cpu,cpuacct:/docker/x\n",
            "/sys/fs/cgroup/memory/memory.usage_in_bytes": "5\n",
            "/sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
            "/sys/fs/cgroup/cpu/docker/x/cpu.cfs_quota_us": "50000\n",
            "/sys/fs/cgroup/cpu/docker/x/cpu.cfs_period_us": "100000\n",
            "/sys/fs/cgroup/cpu/docker/x/cpu.stat": "nr_throttled 1\nthrottled_time 3000000000\n",
        ])
        #expect(
            values == [
                "carewire_cgroup_memory_bytes": 5, "carewire_cgroup_cpu_limit_cores": 0.5,
                "carewire_cgroup_cpu_throttled_seconds_total": 3,
            ])
    }

    @Test func nothingReadableIsNothing() {
        #expect(readings([:]).isEmpty)
        #expect(readings(["/proc/self/cgroup": "nonsense"]).isEmpty)
        #expect(
            readings([
                "/proc/self/cgroup": "0::/", "/sys/fs/cgroup/cpu.max": "a b",
                "/sys/fs/cgroup/memory.current": "-1",
            ]).isEmpty)
    }
}

@Suite struct AdminReadingsTests {
    @Test func loopsOfAProcessAreAddedUp() {
        let snapshot = AdminV1.Snapshot(pools: [
            AdminV1.PoolSnapshot(name: "postgres", size: 6, inUseCount: 2, waitingCount: 1),
            AdminV1.PoolSnapshot(name: "postgres@1", size: 4, inUseCount: 3),
        ])
        let readings = AdminReadings.readings(of: snapshot)
        #expect(readings.contains(reading("carewire_pool_connections", 10, "pool", "postgres")))
        #expect(readings.contains(reading("carewire_pool_in_use", 5, "pool", "postgres")))
        #expect(readings.contains(reading("carewire_pool_waiting", 1, "pool", "postgres")))
    }

    @Test func ofABreakerOnSeveralLoopsTheWorstStateIsShown() throws {
        let now = ContinuousClock.now
        let calm = CircuitBreaker(name: "ehr.read", configuration: .standard, now: now)
        let open = CircuitBreaker(name: "ehr.read", configuration: .standard, now: now)
        open.transitionToForcedOpenState(now: now)
        let readings = AdminReadings.breakers([
            ("ehr.read", calm.snapshot(now: now)), ("ehr.read@1", open.snapshot(now: now)),
        ])
        #expect(readings.contains(reading("carewire_breaker_state", 2, "breaker", "ehr.read")))
        #expect(readings.count == 3)
    }

    private func reading(
        _ name: String, _ value: Double, _ key: String, _ word: String
    ) -> MeterReading { MeterReading(name, .level, value, labels: [key: word]) }
}

@Suite struct FigureSourcesTests {
    @Test func figuresOfSeveralLoopsAreAddedUp() async {
        let sources = FigureSources()
        for value in [1.0, 2] {
            sources.add {
                [MeterReading("a_total", .total, value), MeterReading("b", .level, value * 10)]
            }
        }
        let readings = await sources.readings()
        #expect(Set(readings.map(\.value)) == [3, 30])
    }

    @Test func loopsTellTheirPatientsInTurn() {
        let sources = FigureSources()
        #expect(sources.patients() == nil)
        for window in [1, 2] as [UInt64] {
            sources.addPatients { MetricsV1.PatientRegisters(window: window) }
        }
        sources.addPatients { nil }
        let windows = (0..<6).compactMap { _ in sources.patients()?.window }
        #expect(Set(windows) == [1, 2])
    }
}

@Suite struct PatientTallyTests {
    private func ring(_ digit: Character = "b") throws -> LiveKeyRing {
        func key(_ salt: UInt8) -> String {
            (0..<32).map { index in
                let octet = UInt8(truncatingIfNeeded: index * 37) ^ salt ^ (digit == "b" ? 0 : 91)
                return (octet < 16 ? "0" : "") + String(octet, radix: 16)
            }.joined()
        }
        let text = "carewire-key-ring 1\nindex \(key(1))\nkey 1 \(key(2))\nactive 1\n"
        return LiveKeyRing(
            try unsafe Array(text.utf8).withUnsafeBytes { unsafe try KeyRing(parsing: $0) })
    }

    private func name(_ number: UInt8) -> [UInt8] { [UInt8](repeating: number, count: 32) }

    @Test func instancesWithOneRingAgreeAndOthersDoNot() throws {
        func registers(_ ring: LiveKeyRing, hour: UInt64) -> [UInt32]? {
            let tally = PatientTally(ring: ring, tenant: "default", hour: { hour })
            for number in 0..<20 as Range<UInt8> { tally.note(name(number)) }
            return tally.take()?.registers
        }
        let first = try #require(registers(try ring(), hour: 1))
        #expect(first.count >= 19)
        #expect(registers(try ring(), hour: 1) == first)
        #expect(registers(try ring(), hour: 2) != first)
        #expect(registers(try ring("c"), hour: 1) != first)
    }

    @Test func aPatientIsToldOnceInAnHour() throws {
        let tally = PatientTally(ring: try ring(), tenant: "default", hour: { 7 })
        tally.note(name(1))
        #expect(tally.take()?.window == 7)
        tally.note(name(1))
        #expect(tally.take() == nil)
    }

    /// Whoever has the registers and knows every patient's name, but not the ring, recovers none:
    /// guessing with any other key hits no more registers than chance does.
    @Test func registersWithoutTheRingTellNobody() throws {
        let tally = PatientTally(ring: try ring(), tenant: "default", hour: { 7 })
        for number in 0..<100 as Range<UInt8> { tally.note(name(number)) }
        let told = Set(try #require(tally.take()).registers)
        for salt in 0..<8 as Range<UInt8> {
            let guess = PatientTally(
                ring: try ring("c"), tenant: "clinic \(salt)", hour: { 7 })
            for number in 0..<100 as Range<UInt8> { guess.note(name(number)) }
            let guessed = Set(try #require(guess.take()).registers)
            #expect(told.intersection(guessed).count <= 2)
        }
    }
}

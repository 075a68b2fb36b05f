import CircuitBreaking
import Messages
import PatientService
import RPC
import Testing

@Suite struct CacheTests {
    @Test func aReadIsAnsweredFromTheCacheOnceItWasFetched() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            try await clinic.keepingCache { () async throws in
                #expect(try await clinic.get("PAT001").source == .database)
                let reads = clinic.store.current.readCount
                #expect(try await clinic.get("PAT001").source == .cache)
                #expect(try await clinic.check("PAT001"))
                #expect(clinic.store.current.readCount == reads)
                #expect(clinic.counters.current.cacheHits == 2)
            }
        }
    }

    @Test func nothingIsCachedBeforeTheCacheIsKept() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            for _ in 0..<3 { #expect(try await clinic.get("PAT001").source == .database) }
            #expect(clinic.cache.redis.current.values.isEmpty)
        }
    }

    @Test func aChangeTakesTheRecordOutOfTheCache() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            try await clinic.keepingCache { () async throws in
                _ = try await clinic.get("PAT001")
                #expect(clinic.cache.values.count == 1)
                _ = try await clinic.update("PAT001", "Second")
                #expect(clinic.cache.redis.current.values.isEmpty)
                let answer = try await clinic.get("PAT001")
                #expect(answer.patient?.demographics == Clinic.demographics("Second"))
            }
        }
    }

    @Test func thatThereIsNoSuchPatientIsRememberedUntilThereIs() async throws {
        try await onLoop {
            let clinic = try Clinic()
            try await clinic.keepingCache { () async throws in
                for _ in 0..<2 { await refused(.notFound) { try await clinic.get("PAT001") } }
                #expect(clinic.store.current.readCount == 1)
                #expect(clinic.outcomes == [.notFound, .notFound])
                _ = try await clinic.create("PAT001")
                #expect(try await clinic.get("PAT001").patient?.version == 1)
            }
        }
    }

    /// A reader that has asked the store before a change, and comes to the cache after it.
    @Test func aReaderThatComesLateDoesNotPutAnOldRecordBack() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            try await clinic.keepingCache { () async throws in
                let (gate, opened) = AsyncStream<Void>.makeStream()
                clinic.store.hold { for await _ in gate { return } }
                async let late = clinic.get("PAT001")
                while clinic.store.current.readCount == 0 { await Task.yield() }
                clinic.store.hold(nil)
                _ = try await clinic.update("PAT001", "Second", ifVersion: 1)
                opened.finish()
                #expect(try await late.patient?.version == 1, "it began before the change")
                let answer = try await clinic.get("PAT001")
                #expect(answer.source == .database)
                #expect(answer.patient?.version == 2)
            }
        }
    }

    @Test func aRecordThatSomebodyMayBeChangingIsNotCached() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            try await clinic.keepingCache { () async throws in
                clinic.store.change { state in
                    for key in state.patients.keys { state.patients[key]?.isBeingChanged = true }
                }
                for _ in 0..<2 { #expect(try await clinic.get("PAT001").source == .database) }
                #expect(clinic.cache.values.isEmpty)
            }
        }
    }

    @Test func readersOfOneRecordShareQuestionsToTheStore() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            let before = clinic.store.current.readCount
            try await withThrowingTaskGroup(of: UInt64?.self) { group in
                for _ in 0..<100 {
                    group.addTask { try await clinic.get("PAT001").patient?.version }
                }
                for try await version in group { #expect(version == 1) }
            }
            #expect(clinic.store.current.readCount - before < 20)
            #expect(clinic.outcomes.count { $0 == .success } == 101, "each is noted")
        }
    }

    @Test func brokenCacheIsInvisibleToCallers() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            try await clinic.keepingCache { () async throws in
                clinic.cache.change { $0.faults.isDown = true }
                for _ in 0..<50 {
                    let answer = try await clinic.get("PAT001")
                    #expect(answer.source == .database)
                    #expect(answer.patient?.demographics == Clinic.demographics())
                }
                #expect(clinic.counters.current.cacheFailures >= 10)
                #expect(clinic.counters.current.cacheSkipped > 0, "it is left alone")
                _ = try await clinic.update("PAT001", "Second")
                #expect(clinic.register.current.closedCount == 1, "a change closes it")
                #expect(try await clinic.get("PAT001").patient?.version == 2)
                clinic.cache.change { $0.faults.isDown = false }
                try await clinic.cacheOpens()
                #expect(try await clinic.get("PAT001").patient?.version == 2)
            }
        }
    }

    @Test func cacheThatTakesAllTheTimeItMayIsLeftAlone() async throws {
        try await onLoop {
            let clinic = try Clinic(
                configuration: Clinic.configuration(cacheTimeout: .nanoseconds(1)))
            _ = try await clinic.create("PAT001")
            try await clinic.keepingCache { () async throws in
                for _ in 0..<50 { _ = try await clinic.get("PAT001") }
                let snapshot = try #require(clinic.server.breakers().first?.snapshot)
                #expect(snapshot.totals.slowSuccessCount >= 10)
                #expect(snapshot.totals.failureCount == 0)
                #expect(clinic.counters.current.cacheSkipped > 0)
            }
        }
    }

    @Test func largeRecordIsReadButNotCached() async throws {
        try await onLoop {
            let clinic = try Clinic()
            let entry = PHI(String(repeating: "x", count: 1024))
            let large = PatientV1.CreatePatientRequest(
                patientID: PHI("PAT001"), demographics: Clinic.demographics(),
                history: PatientV1.MedicalHistory(conditions: Array(repeating: entry, count: 256)))
            _ = try await clinic.server.createPatient(large, context: Clinic.context())
            try await clinic.keepingCache { () async throws in
                #expect(try await clinic.get("PAT001").patient?.history == large.history)
                #expect(try await clinic.get("PAT001").source == .database)
                #expect(clinic.cache.values.isEmpty)
            }
        }
    }

    @Test func changedOrMovedValuesAreNotUsed() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001", "One")
            _ = try await clinic.create("PAT002", "Two")
            try await clinic.keepingCache { () async throws in
                _ = try await clinic.get("PAT001")
                _ = try await clinic.get("PAT002")
                let good = clinic.cache.values
                let keys = Array(good.keys)
                let swapped = [keys[0]: good[keys[1]] ?? [], keys[1]: good[keys[0]] ?? []]
                clinic.cache.redis.change { $0.values = swapped }
                let first = try await clinic.get("PAT001")
                let second = try await clinic.get("PAT002")
                #expect(first.source == .database)
                #expect(second.source == .database)
                #expect(first.patient?.demographics == Clinic.demographics("One"))
                #expect(second.patient?.demographics == Clinic.demographics("Two"))
                #expect(clinic.counters.current.cacheDamaged == 2)
            }
        }
    }

    @Test func truncatedAndFlippedValuesAreNotUsed() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            try await clinic.keepingCache { () async throws in
                _ = try await clinic.get("PAT001")
                let (key, value) = try #require(clinic.cache.values.first)
                let bad =
                    (1..<value.count).map { Array(value.prefix($0)) }
                    + (1..<value.count).map { index in
                        var changed = value
                        changed[index] ^= 1 << UInt8(index % 8)
                        return changed
                    }
                for changed in bad {
                    try await clinic.cacheOpens()
                    clinic.cache.redis.change { $0.values = [key: changed] }
                    let answer = try await clinic.get("PAT001")
                    #expect(answer.source == .database)
                    #expect(answer.patient?.version == 1)
                }
                #expect(clinic.counters.current.cacheDamaged == bad.count)
            }
        }
    }
}

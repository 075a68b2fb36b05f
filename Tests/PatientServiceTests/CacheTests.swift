import CircuitBreaking
import Messages
import PatientService
import RPC
import Testing

@Suite struct CacheTests {
    @Test func changeRemovesTheCachedRecord() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            _ = try await clinic.get("PAT001")
            #expect(clinic.cache.current.values.count == 1)
            _ = try await clinic.update("PAT001", "Second")
            #expect(clinic.cache.current.values.isEmpty)
        }
    }

    @Test func staleRecordIsNeverShown() async throws {
        try await onLoop {
            let clinic = try Clinic()
            clinic.cache.change { $0.faults.ignoresRemovals = true }
            _ = try await clinic.create("PAT001")
            _ = try await clinic.get("PAT001")
            _ = try await clinic.update("PAT001", "Second")
            let answer = try await clinic.get("PAT001")
            #expect(answer.patient?.demographics == Clinic.demographics("Second"))
            #expect(answer.source == .database)
            #expect(clinic.counters.current.cacheStale == 1)
            #expect(try await clinic.get("PAT001").source == .cache)
        }
    }

    /// Two instances, one store; each cache loses removals, replays old values and fails by a seed.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func everyReadAfterAWriteSeesItOverTwoInstances(seed: UInt64) async throws {
        try await onLoop {
            let store = InMemoryPatientStore()
            let cache = FaultyPatientCache(seed: seed)
            let clinics = try [
                Clinic(store: store, cache: cache), Clinic(store: store, cache: cache),
            ]
            _ = try await clinics[0].create("PAT001")
            cache.change {
                $0.faults = .init(ignoresRemovals: true, replayPercent: 30, failurePercent: 10)
            }
            for round in 1...300 {
                let name = "Family \(round)"
                _ = try await clinics[round % 2].update("PAT001", name)
                for clinic in clinics {
                    let patient = try await clinic.get("PAT001").patient
                    #expect(patient?.demographics == Clinic.demographics(name), "seed \(seed)")
                }
            }
            let counts = clinics.map(\.counters.current)
            #expect(counts.contains { $0.cacheStale > 0 })
        }
    }

    @Test func brokenCacheIsInvisibleToCallers() async throws {
        try await onLoop {
            let clinic = try Clinic()
            clinic.cache.change { $0.faults.isDown = true }
            _ = try await clinic.create("PAT001")
            for _ in 0..<50 {
                let answer = try await clinic.get("PAT001")
                #expect(answer.source == .database)
                #expect(answer.patient?.demographics == Clinic.demographics())
            }
            _ = try await clinic.update("PAT001", "Second")
            let counts = clinic.counters.current
            #expect(counts.cacheFailures >= 10)
            #expect(counts.cacheSkipped > 0, "a cache that keeps failing is left alone")
            #expect(clinic.cache.current.questionCount < 50)
        }
    }

    @Test func cacheThatTakesAllTheTimeItMayIsLeftAlone() async throws {
        try await onLoop {
            let clinic = try Clinic(
                configuration: PatientServiceConfiguration(cacheTimeout: .nanoseconds(1)))
            _ = try await clinic.create("PAT001")
            for _ in 0..<50 { _ = try await clinic.get("PAT001") }
            let snapshot = try #require(clinic.server.breakers().first?.snapshot)
            #expect(snapshot.totals.slowSuccessCount >= 10)
            #expect(snapshot.totals.failureCount == 0)
            #expect(clinic.counters.current.cacheSkipped > 0)
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
            #expect(try await clinic.get("PAT001").patient?.history == large.history)
            #expect(try await clinic.get("PAT001").source == .database)
            #expect(clinic.cache.current.values.isEmpty)
        }
    }

    @Test func changedOrMovedValuesAreNotUsed() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001", "One")
            _ = try await clinic.create("PAT002", "Two")
            _ = try await clinic.get("PAT001")
            _ = try await clinic.get("PAT002")
            let good = clinic.cache.current.values
            let keys = Array(good.keys)
            let swapped = [keys[0]: good[keys[1]] ?? [], keys[1]: good[keys[0]] ?? []]
            clinic.cache.change { $0.values = swapped }
            let first = try await clinic.get("PAT001")
            let second = try await clinic.get("PAT002")
            #expect(first.source == .database)
            #expect(second.source == .database)
            #expect(first.patient?.demographics == Clinic.demographics("One"))
            #expect(second.patient?.demographics == Clinic.demographics("Two"))
            #expect(clinic.counters.current.cacheDamaged == 2)
        }
    }

    @Test func truncatedAndFlippedValuesAreNotUsed() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            _ = try await clinic.get("PAT001")
            let (key, values) = try #require(clinic.cache.current.values.first)
            let value = try #require(values.last)
            let bad =
                (0..<value.count).map { Array(value.prefix($0)) }
                + (0..<value.count).map { index in
                    var changed = value
                    changed[index] ^= 1 << UInt8(index % 8)
                    return changed
                }
            for changed in bad {
                clinic.cache.change { $0.values = [key: [changed]] }
                let answer = try await clinic.get("PAT001")
                #expect(answer.source == .database)
                #expect(answer.patient?.version == 1)
            }
            #expect(clinic.counters.current.cacheDamaged == bad.count)
        }
    }
}

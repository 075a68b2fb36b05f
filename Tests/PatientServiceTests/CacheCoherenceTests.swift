import Messages
import PatientService
import RPC
import Testing

/// Two instances with one store and one Redis, each with a connection of its own that fails.
@Suite struct CacheCoherenceTests {
    struct Pair {
        let store = InMemoryPatientStore()
        let register = InMemoryCacheRegister()
        let redis = FakeRedis()
        let clinics: [Clinic]

        init(seed: UInt64 = 1) throws {
            clinics = try [0, 1].map { [store, register, redis] index in
                try Clinic(
                    store: store, cache: FaultyPatientCache(redis, seed: seed &+ index),
                    register: register,
                    configuration: Clinic.configuration(cacheLease: .milliseconds(30)))
            }
        }

        /// Runs `body` while both keep the cache.
        func keepingCache(_ body: () async throws -> Void) async throws {
            try await clinics[0].keepingCache { try await clinics[1].keepingCache(body) }
        }

        /// Something happens to the cache, now and then, and is over again.
        func disturb(_ random: inout SeededRandom) async throws {
            switch random.next() % 40 {
            case 0: redis.flush()
            case 1: redis.restart()
            case 2...5: redis.save()
            case 6, 7: clinics[0].cache.change { $0.faults.failurePercent = 20 }
            case 8: clinics[1].cache.change { $0.faults.isDown = true }
            case 9...16:
                for clinic in clinics {
                    clinic.cache.change { $0.faults = FaultyPatientCache.Faults() }
                }
                for clinic in clinics { try await clinic.cacheOpens() }
            default: break
            }
        }

        func expect(_ name: String, _ comment: Comment) async throws {
            for clinic in clinics {
                let patient = try await clinic.get("PAT001").patient
                #expect(patient?.demographics == Clinic.demographics(name), comment)
            }
        }
    }

    /// Questions fail before or after they were executed, Redis is flushed, restarted with what was
    /// saved long ago, and unreachable for one of the two, by a seed.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func everyReadAfterAWriteSeesItOverTwoInstances(seed: UInt64) async throws {
        try await onLoop {
            let pair = try Pair(seed: seed)
            _ = try await pair.clinics[0].create("PAT001")
            try await pair.keepingCache { () async throws in
                var random = SeededRandom(seed: seed)
                for round in 1...200 {
                    try await pair.disturb(&random)
                    _ = try await pair.clinics[round % 2].update("PAT001", "Family \(round)")
                    for _ in 0..<3 {
                        try await pair.expect("Family \(round)", "seed \(seed), round \(round)")
                    }
                }
                #expect(pair.clinics.contains { $0.counters.current.cacheHits > 50 })
                #expect(pair.register.current.closedCount > 0)
            }
        }
    }

    @Test func aWriterWithoutRedisWaitsUntilNobodyBelievesTheCache() async throws {
        try await onLoop {
            let pair = try Pair()
            _ = try await pair.clinics[0].create("PAT001")
            try await pair.keepingCache { () async throws in
                try await pair.expect("Example", "the first fetches")
                #expect(try await pair.clinics[1].get("PAT001").source == .cache)
                pair.clinics[0].cache.change { $0.faults.isDown = true }
                _ = try await pair.clinics[0].update("PAT001", "Second")
                try await pair.expect("Second", "what the other has cached is not believed")
                #expect(!pair.redis.current.values.isEmpty, "though it is still there")
            }
        }
    }

    @Test(arguments: [true, false])
    func aServiceIsSettledWithRedisAndWithout(isDown: Bool) async throws {
        try await onLoop {
            let clinic = try Clinic(
                configuration: Clinic.configuration(cacheLease: .milliseconds(30)))
            clinic.cache.change { $0.faults.isDown = isDown }
            #expect(!clinic.server.isCacheSettled)
            let keeping = Task(executorPreference: ClinicLoop.current) {
                try await clinic.server.keepCache()
            }
            defer { keeping.cancel() }
            while !clinic.server.isCacheSettled {
                try await ClinicLoop.sleep(until: .now + .milliseconds(1))
            }
            #expect(clinic.server.isCacheInUse == !isDown)
            if !isDown { clinic.cache.change { $0.faults.isDown = true } }
            try await ClinicLoop.sleep(until: .now + .milliseconds(100))
            #expect(clinic.server.isCacheSettled, "it says what the start has waited for")
        }
    }

    @Test(arguments: [true, false])
    func anErasureWipesTheOpenedKeysOfEveryInstance(isDown: Bool) async throws {
        try await onLoop {
            let pair = try Pair()
            for clinic in pair.clinics { clinic.cache.change { $0.faults.isDown = isDown } }
            for id in ["PAT001", "PAT002"] { _ = try await pair.clinics[0].create(id) }
            let keeping = pair.clinics.map { clinic in
                Task(executorPreference: ClinicLoop.current) {
                    try await clinic.server.keepCache()
                }
            }
            defer { for task in keeping { task.cancel() } }
            for clinic in pair.clinics {
                // The cache's opening is an epoch of its own.
                while !(isDown ? clinic.server.isCacheSettled : clinic.server.isCacheInUse) {
                    try await ClinicLoop.sleep(until: .now + .milliseconds(1))
                }
            }
            for clinic in pair.clinics {
                // A change needs the key, also where reads are answered by the cache.
                for id in ["PAT001", "PAT002"] { _ = try await clinic.update(id, "Changed") }
                #expect(clinic.server.openedKeyCount == 2)
            }
            _ = try await pair.clinics[0].server.erasePatient(
                PatientV1.ErasePatientRequest(patientID: PHI("PAT001"), reason: .patientRequest),
                context: Clinic.context(PatientV1.PatientService.erasePatient))
            #expect(pair.clinics.map(\.server.openedKeyCount) == [0, 0])
            for clinic in pair.clinics {
                await refused(.notFound) { try await clinic.get("PAT001") }
                _ = try await clinic.update("PAT002", "Changed again")
            }
        }
    }

    @Test func aChangeWhoseEndIsUnknownKeepsTheRecordOutOfTheCache() async throws {
        try await onLoop {
            let pair = try Pair()
            _ = try await pair.clinics[0].create("PAT001")
            try await pair.keepingCache { () async throws in
                try await pair.expect("Example", "the first fetches")
                pair.store.change { $0.losesAnswers = true }
                await refused(.unavailable) {
                    try await pair.clinics[0].update("PAT001", "Second")
                }
                try await pair.expect("Second", "it was made, and nobody was told")
                #expect(pair.clinics[0].cache.values.isEmpty)
            }
        }
    }

    @Test func aRestartThatBringsOldRecordsBackIsNoticed() async throws {
        try await onLoop {
            let pair = try Pair()
            _ = try await pair.clinics[0].create("PAT001")
            try await pair.keepingCache { () async throws in
                try await pair.expect("Example", "the first fetches")
                pair.redis.save()
                _ = try await pair.clinics[0].update("PAT001", "Second")
                pair.redis.restart()
                for _ in 0..<50 { try await pair.expect("Second", "the old one is back in Redis") }
                for clinic in pair.clinics { try await clinic.cacheOpens() }
                try await pair.expect("Second", "a new epoch has names of its own")
            }
        }
    }

    @Test func aRecordThatSomebodyPutsBackIsNoticedByWhoHasSeenANewerOne() async throws {
        try await onLoop {
            let pair = try Pair()
            _ = try await pair.clinics[0].create("PAT001")
            try await pair.keepingCache { () async throws in
                try await pair.expect("Example", "the first fetches")
                let old = pair.redis.current.values
                _ = try await pair.clinics[0].update("PAT001", "Second")
                try await pair.expect("Second", "the first fetches")
                pair.redis.change { $0.values = old }
                try await pair.expect("Second", "the old one is back")
                #expect(pair.clinics.contains { $0.counters.current.cacheStale == 1 })
            }
        }
    }

    @Test func withoutTheStoresWordTheCacheIsNotBelieved() async throws {
        try await onLoop {
            let pair = try Pair()
            _ = try await pair.clinics[0].create("PAT001")
            try await pair.keepingCache { () async throws in
                try await pair.expect("Example", "the first fetches")
                pair.register.change { $0.isDown = true }
                // A writer whose lease still holds may go on: both have to run out.
                while pair.clinics.contains(where: { $0.server.isCacheInUse }) {
                    await Task.yield()
                }
                #expect(try await pair.clinics[1].get("PAT001").source == .database)
                let error = await refused(.unavailable) {
                    let request = PatientV1.UpdatePatientRequest(
                        patientID: PHI("PAT001"), demographics: Clinic.demographics("Second"))
                    return try await pair.clinics[0].server.updatePatient(
                        request, context: Clinic.context(timeout: .milliseconds(200)))
                }
                #expect(error != nil, "a change that not all may know of is not acknowledged")
            }
        }
    }

    @Test func whatASecretHasSealedDiesWithIt() async throws {
        try await onLoop {
            let pair = try Pair()
            _ = try await pair.clinics[0].create("PAT001")
            try await pair.keepingCache { () async throws in
                try await pair.expect("Example", "the first fetches")
                let secret = pair.register.current.epoch.secret
                let cached = pair.clinics[0].cache.values
                try await pair.clinics[0].server.forgetCached(
                    deadline: .now + .seconds(5))
                #expect(pair.register.current.epoch.secret != secret)
                for clinic in pair.clinics { try await clinic.cacheOpens() }
                let number = pair.register.current.epoch.number
                for (key, value) in cached {
                    let name = String(decoding: key, as: UTF8.self)
                    let moved = name.split(separator: ":").dropLast().joined(separator: ":")
                    pair.redis.change { $0.values[Array("\(moved):\(number)".utf8)] = value }
                }
                #expect(try await pair.clinics[1].get("PAT001").source == .database)
                #expect(pair.clinics[1].counters.current.cacheDamaged == 1)
            }
        }
    }
}

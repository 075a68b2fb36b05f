import Testing

@testable import PHIProtection

@Suite struct SubjectKeyTests {
    private let text = Array("Jane Example, penicillin".utf8)
    private let keyPlace = SealPlace(
        tenant: "north", table: "subject_keys", column: "secret", primaryKey: [1, 2, 3],
        version: 1)

    private func code(_ body: () throws -> Void) -> PHIError.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? PHIError)?.code
        }
    }

    @Test func valuesOpenWithTheirPatientsKeyOnly() throws {
        let sealer = try Fixtures.sealer()
        let jane = try SubjectKey(drawnFor: [1, 2, 3])
        let envelope = try sealer.seal(text, for: Fixtures.place, under: jane)
        #expect(envelope[0] == 2)
        #expect(envelope.count == text.count + PHISealer.overheadByteCount)
        #expect(try sealer.open(envelope, at: Fixtures.place, under: jane) == text)
        let seen = try unsafe envelope.withUnsafeBytes { source in
            try unsafe sealer.withOpened(source, at: Fixtures.place, under: jane) {
                unsafe Array($0)
            }
        }
        #expect(seen == text)
        // Another secret under the same name, and the secret of another patient.
        for other in [try SubjectKey(drawnFor: [1, 2, 3]), try SubjectKey(drawnFor: [1, 2, 4])] {
            #expect(
                code { _ = try sealer.open(envelope, at: Fixtures.place, under: other) }
                    == .notAuthentic)
        }
        #expect(code { _ = try sealer.open(envelope, at: Fixtures.place) } == .malformedEnvelope)
        let plain = try sealer.seal(text, for: Fixtures.place)
        #expect(
            code { _ = try sealer.open(plain, at: Fixtures.place, under: jane) }
                == .malformedEnvelope)
    }

    @Test func theKeyRestsInItsRow() throws {
        let sealer = try Fixtures.sealer()
        let jane = try SubjectKey(drawnFor: [1, 2, 3])
        let row = try sealer.seal(jane, for: keyPlace)
        let value = try sealer.seal(text, for: Fixtures.place, under: jane)
        #expect(row[0] == 3)
        // Another sealer, as after a restart.
        let later = try Fixtures.sealer()
        let found = try later.openSubjectKey(row, at: keyPlace)
        #expect(found.name == [1, 2, 3])
        #expect(try later.open(value, at: Fixtures.place, under: found) == text)
    }

    @Test func theKeyOpensInNoOtherRowAndAsNothingElse() throws {
        let sealer = try Fixtures.sealer()
        let jane = try SubjectKey(drawnFor: [1, 2, 3])
        let row = try sealer.seal(jane, for: keyPlace)
        let changes: [(inout SealPlace) -> Void] = [
            { $0.tenant = "south" }, { $0.table = "patients" }, { $0.column = "history" },
            { $0.primaryKey = [1, 2, 4] }, { $0.version = 2 },
        ]
        for change in changes {
            var place = keyPlace
            change(&place)
            #expect(code { _ = try sealer.openSubjectKey(row, at: place) } == .notAuthentic)
        }
        var other = keyPlace
        other.primaryKey = [9]
        #expect(code { _ = try sealer.seal(jane, for: other) } == .notAuthentic)
        #expect(code { _ = try sealer.open(row, at: keyPlace) } == .malformedEnvelope)
        #expect(
            code { _ = try sealer.open(row, at: keyPlace, under: jane) } == .malformedEnvelope)
        // Thirty-two octets that somebody sealed as a value are no key, whatever the first octet.
        var value = try sealer.seal([UInt8](repeating: 7, count: 32), for: keyPlace)
        #expect(code { _ = try sealer.openSubjectKey(value, at: keyPlace) } == .malformedEnvelope)
        value[0] = 3
        #expect(code { _ = try sealer.openSubjectKey(value, at: keyPlace) } == .notAuthentic)
        var disguised = row
        disguised[0] = 1
        #expect(code { _ = try sealer.open(disguised, at: keyPlace) } == .notAuthentic)
    }

    @Test func everyFlippedBitAndEveryCutIsRefused() throws {
        let sealer = try Fixtures.sealer()
        let jane = try SubjectKey(drawnFor: [1, 2, 3])
        let row = try sealer.seal(jane, for: keyPlace)
        let value = try sealer.seal(text, for: Fixtures.place, under: jane)
        for (envelope, open): ([UInt8], ([UInt8]) throws -> Void) in [
            (row, { _ = try sealer.openSubjectKey($0, at: keyPlace) }),
            (value, { _ = try sealer.open($0, at: Fixtures.place, under: jane) }),
        ] {
            #expect(code { try open(envelope) } == nil)
            for bit in 0..<(8 * envelope.count) {
                var changed = envelope
                changed[bit / 8] ^= 1 << UInt8(bit % 8)
                #expect(code { try open(changed) } != nil)
            }
            for count in envelope.indices {
                #expect(code { try open(Array(envelope[..<count])) } != nil)
                #expect(code { try open(Array(envelope[(envelope.count - count)...])) } != nil)
            }
            #expect(code { try open(envelope + [0]) } != nil)
        }
    }

    @Test func everyPatientsValueIsRefusedInEveryOthersPlace() throws {
        let sealer = try Fixtures.sealer()
        var stored: [(subject: SubjectKey, place: SealPlace, envelope: [UInt8])] = []
        for name in UInt8(1)...4 {
            let subject = try SubjectKey(drawnFor: [name])
            for (column, version) in [("demographics", 1), ("demographics", 2), ("history", 1)]
                as [(String, UInt64)]
            {
                let place = SealPlace(
                    tenant: "north", table: "patients", column: column, primaryKey: [name],
                    version: version)
                let envelope = try sealer.seal(text, for: place, under: subject)
                stored.append((subject, place, envelope))
            }
        }
        for (index, target) in stored.enumerated() {
            for (other, source) in stored.enumerated() {
                let found = code {
                    _ = try sealer.open(source.envelope, at: target.place, under: target.subject)
                }
                #expect(found == (index == other ? nil : .notAuthentic))
            }
        }
    }

    @Test func theRingsKeyAndThePatientsAreBothNeeded() throws {
        let both = try Fixtures.sealer(Fixtures.index, Fixtures.first, Fixtures.second, "active 1")
        let jane = try SubjectKey(drawnFor: [1, 2, 3])
        let value = try both.seal(text, for: Fixtures.place, under: jane)
        let without = try Fixtures.sealer(Fixtures.index, Fixtures.second, "active 2")
        #expect(
            code { _ = try without.open(value, at: Fixtures.place, under: jane) } == .unknownKey)
        let foreign = try Fixtures.sealer(
            Fixtures.index, "key 1 " + Fixtures.digits(seed: 9), "active 1")
        #expect(
            code { _ = try foreign.open(value, at: Fixtures.place, under: jane) } == .notAuthentic)
        let cache = try Fixtures.sealer(purpose: "cache")
        #expect(
            code { _ = try cache.open(value, at: Fixtures.place, under: jane) } == .notAuthentic)
    }

    @Test func theSameSecretUnderAnotherNameGivesOtherKeys() throws {
        let sealer = try Fixtures.sealer()
        let jane = try SubjectKey(drawnFor: [1, 2, 3])
        let renamed = try SubjectKey(name: [1, 2, 4], secret: jane.secret)
        let value = try sealer.seal(text, for: Fixtures.place, under: jane)
        #expect(
            code { _ = try sealer.open(value, at: Fixtures.place, under: renamed) } == .notAuthentic
        )
    }

    /// The key of one patient is drawn anew, as after erasure: nothing old opens, though the name
    /// and the sealer are the same and the old context was set up.
    @Test func afterErasureACopyStaysUnreadable() throws {
        let sealer = try Fixtures.sealer()
        let erased = try SubjectKey(drawnFor: [1, 2, 3])
        let copy = try sealer.seal(text, for: Fixtures.place, under: erased)
        let anew = try SubjectKey(drawnFor: [1, 2, 3])
        #expect(
            code { _ = try sealer.open(copy, at: Fixtures.place, under: anew) } == .notAuthentic)
        let fresh = try sealer.seal(text, for: Fixtures.place, under: anew)
        #expect(try sealer.open(fresh, at: Fixtures.place, under: anew) == text)
        #expect(sealer.subjectContextCount == 1)
    }

    @Test func setUpKeysAreBoundedAndReused() throws {
        let sealer = try Fixtures.sealer()
        let most = PHISealer.subjectContextCountMax
        var envelopes: [(SubjectKey, [UInt8])] = []
        for number in 0..<(2 * most) {
            let subject = try SubjectKey(drawnFor: [UInt8(number >> 8), UInt8(number & 0xFF)])
            envelopes.append((subject, try sealer.seal([7], for: Fixtures.place, under: subject)))
            #expect(sealer.subjectContextCount <= most)
        }
        for (subject, envelope) in envelopes {
            #expect(try sealer.open(envelope, at: Fixtures.place, under: subject) == [7])
            #expect(sealer.subjectContextCount <= most)
        }
        #expect(sealer.subjectContextCount > most / 2)
    }

    @Test func anErasedPatientsKeysAreForgottenAndNoOthers() throws {
        let sealer = try Fixtures.sealer()
        let jane = try SubjectKey(drawnFor: [1])
        let john = try SubjectKey(drawnFor: [2])
        let envelopes = try [jane, john].map {
            try sealer.seal([7], for: Fixtures.place, under: $0)
        }
        sealer.forget(subjectNamed: [1])
        #expect(sealer.subjectContextCount == 1)
        sealer.forget(subjectNamed: [3])
        #expect(sealer.subjectContextCount == 1)
        #expect(try sealer.open(envelopes[1], at: Fixtures.place, under: john) == [7])
        #expect(sealer.subjectContextCount == 1)
        #expect(try sealer.open(envelopes[0], at: Fixtures.place, under: jane) == [7])
        #expect(sealer.subjectContextCount == 2)
    }

    @Test func namesAreBounded() throws {
        for count in [1, SubjectKey.nameByteCountMax] {
            #expect(throws: Never.self) {
                try SubjectKey(drawnFor: [UInt8](repeating: 1, count: count))
            }
        }
        for count in [0, SubjectKey.nameByteCountMax + 1] {
            let name = [UInt8](repeating: 1, count: count)
            #expect(code { _ = try SubjectKey(drawnFor: name) } == .limitExceeded)
        }
    }

    @Test func aValueOfAnotherLengthIsNoKey() throws {
        let sealer = try Fixtures.sealer()
        for count in [0, 31, 33] {
            var envelope = try sealer.seal(
                [UInt8](repeating: 1, count: count), for: keyPlace)
            envelope[0] = 3
            #expect(
                code { _ = try sealer.openSubjectKey(envelope, at: keyPlace) }
                    == .malformedEnvelope)
        }
    }
}

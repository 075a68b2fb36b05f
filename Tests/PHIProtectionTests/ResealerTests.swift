import PHIProtection
import Testing

@Suite struct ResealerTests {
    private func place(_ row: UInt8, table: String = "patients") -> SealPlace {
        SealPlace(
            tenant: "north", table: table, column: "demographics", primaryKey: [row],
            version: UInt64(row) + 1)
    }

    @Test func keyIDsAreReadFromEnvelopesOnly() throws {
        let sealer = PHISealer(ring: try Fixtures.ring(keyIDs: [9]), purpose: "record")
        let jane = try SubjectKey(drawnFor: [1])
        #expect(PHISealer.keyID(of: try sealer.seal([1], for: place(1))) == 9)
        #expect(PHISealer.keyID(of: try sealer.seal([1], for: place(1), under: jane)) == 9)
        #expect(PHISealer.keyID(of: try sealer.seal(jane, for: place(1))) == 9)
        var octets = [UInt8](repeating: 0xFF, count: PHISealer.overheadByteCount)
        #expect(PHISealer.keyID(of: octets) == nil)
        octets[0] = 2
        #expect(PHISealer.keyID(of: octets) == .max)
        #expect(PHISealer.keyID(of: Array(octets.dropLast())) == nil)
        #expect(PHISealer.keyID(of: []) == nil)
    }

    @Test func oldValuesMoveToTheActiveKeyInTheirPlaces() throws {
        let live = LiveKeyRing(try Fixtures.ring(keyIDs: [1]))
        let sealer = PHISealer(ring: live, purpose: "record")
        let jane = try SubjectKey(drawnFor: [1])
        let plain = try sealer.seal([10], for: place(2))
        let patients = try sealer.seal([20], for: place(1), under: jane)
        let row = try sealer.seal(jane, for: place(1, table: "subject_keys"))
        try live.replace(with: Fixtures.ring(keyIDs: [1, 2]))
        let current = try sealer.seal([40], for: place(4))
        var values: [Resealer.Value] = [
            .init(place: place(2), envelope: plain),
            .init(place: place(1), envelope: patients, subject: jane),
            .init(place: place(1, table: "subject_keys"), envelope: row),
            .init(place: place(4), envelope: current),
        ]
        let resealer = Resealer(sealer: sealer)
        for (index, answer) in try resealer.reseal(values).enumerated() {
            switch answer {
            case .replace(let envelope):
                #expect(index < 3)
                #expect(PHISealer.keyID(of: envelope) == 2)
                #expect(envelope.count == values[index].envelope.count)
                values[index].envelope = envelope
            case .current: #expect(index == 3)
            case .unreadable: Issue.record("value \(index) is unreadable")
            }
        }
        #expect(
            resealer.progress
                == .init(examinedCount: 4, currentCount: 1, resealedCount: 3, unreadableCount: 0))
        #expect(!resealer.progress.isClean)
        // The old key can go.
        try live.replace(with: Fixtures.ring(keyIDs: [2]))
        #expect(try sealer.open(values[0].envelope, at: place(2)) == [10])
        let found = try sealer.openSubjectKey(
            values[2].envelope, at: place(1, table: "subject_keys"))
        #expect(try sealer.open(values[1].envelope, at: place(1), under: found) == [20])
        resealer.beginPass()
        _ = try resealer.reseal(values)
        #expect(resealer.progress == .init(examinedCount: 4, currentCount: 4))
        #expect(resealer.progress.isClean)
    }

    @Test func whatDoesNotOpenIsToldAndLeftAlone() throws {
        let live = LiveKeyRing(try Fixtures.ring(keyIDs: [1]))
        let sealer = PHISealer(ring: live, purpose: "record")
        let good = try sealer.seal([1], for: place(1))
        var flipped = good
        flipped[flipped.count - 1] ^= 1
        let jane = try SubjectKey(drawnFor: [1])
        let patients = try sealer.seal([1], for: place(1), under: jane)
        var unknown = good
        unknown[4] = 7
        try live.replace(with: Fixtures.ring(keyIDs: [1, 2]))
        let resealer = Resealer(sealer: sealer)
        let answers = try resealer.reseal([
            .init(place: place(9), envelope: good), .init(place: place(1), envelope: flipped),
            .init(place: place(1), envelope: patients), .init(place: place(1), envelope: unknown),
            .init(place: place(1), envelope: []), .init(place: place(1), envelope: good),
        ])
        let codes: [PHIError.Code?] = answers.map {
            if case .unreadable(let error) = $0 { error.code } else { nil }
        }
        #expect(
            codes == [
                .notAuthentic, .notAuthentic, .malformedEnvelope, .unknownKey, .malformedEnvelope,
                nil,
            ])
        #expect(resealer.progress.unreadableCount == 5)
        #expect(resealer.progress.resealedCount == 1)
        #expect(!resealer.progress.isClean)
    }

    @Test func batchesAreBounded() throws {
        let resealer = Resealer(sealer: try Fixtures.sealer())
        let value = Resealer.Value(place: place(1), envelope: [])
        let values = [Resealer.Value](repeating: value, count: Resealer.batchCountMax + 1)
        let error = #expect(throws: PHIError.self) { try resealer.reseal(values) }
        #expect(error?.code == .limitExceeded)
        #expect(resealer.progress == .init())
        #expect(try resealer.reseal([]).isEmpty)
    }

    /// Rows come and go while two rotations run over the table: a value written back with the
    /// condition that the row is as it was read is never a lost change.
    @Test func aPassOverATableUnderChangeLosesNoChange() throws {
        let live = LiveKeyRing(try Fixtures.ring(keyIDs: [1]))
        let sealer = PHISealer(ring: live, purpose: "record")
        let writer = PHISealer(ring: live, purpose: "record")
        var table = try (UInt8(0)..<50).map { try writer.seal([$0, 0], for: place($0)) }
        var revisions = [UInt8](repeating: 0, count: 50)
        let resealer = Resealer(sealer: sealer)
        for last in UInt32(2)...3 {
            try live.replace(with: Fixtures.ring(keyIDs: Array(1...last)))
            repeat {
                resealer.beginPass()
                for start in stride(from: 0, to: 50, by: 10) {
                    let read = (start..<start + 10).map {
                        Resealer.Value(place: place(UInt8($0)), envelope: table[$0])
                    }
                    // Somebody changes every third row between reading and writing back.
                    for row in start..<start + 10
                    where row % 3 == 0 && revisions[row] < UInt8(last) {
                        revisions[row] += 1
                        table[row] = try writer.seal(
                            [UInt8(row), revisions[row]], for: place(UInt8(row)))
                    }
                    for (value, answer) in zip(read, try resealer.reseal(read)) {
                        let row = Int(value.place.primaryKey[0])
                        guard case .replace(let envelope) = answer, table[row] == value.envelope
                        else { continue }
                        table[row] = envelope
                    }
                }
            } while !resealer.progress.isClean
        }
        try live.replace(with: Fixtures.ring(keyIDs: [3]))
        for row in 0..<50 {
            let found = try sealer.open(table[row], at: place(UInt8(row)))
            #expect(found == [UInt8(row), revisions[row]])
        }
    }
}

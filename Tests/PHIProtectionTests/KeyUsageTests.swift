import Foundation
import PHIProtection
import Testing

@Suite struct KeyUsageTests {
    private func withLedgerPath(_ body: (String) throws -> Void) throws {
        let folder = try KeyRingTests.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.appendingPathComponent("usage").path)
    }

    private func ring() throws -> LiveKeyRing { LiveKeyRing(try Fixtures.ring(keyIDs: [1])) }

    private func code(_ body: () throws -> Void) -> PHIError.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? PHIError)?.code
        }
    }

    @Test func aSealerTellsWhatItSealed() throws {
        let sealer = try Fixtures.sealer()
        #expect(sealer.usage.isEmpty)
        for _ in 0..<5 { _ = try sealer.seal([1], for: Fixtures.place) }
        var south = Fixtures.place
        south.tenant = "south"
        let envelope = try sealer.seal([1], for: south)
        _ = try sealer.open(envelope, at: south)
        #expect(sealer.usage.map(\.tenant) == ["north", "south"])
        #expect(sealer.usage.map(\.sealedMessageCount) == [5, 1])
        #expect(sealer.usage.allSatisfy { $0.messageCountMax == PHISealer.sealedMessageCountMax })
        #expect(sealer.usage.allSatisfy { $0.purpose == "record" && !$0.isRotationDue })
    }

    @Test func aSealerStopsAtItsBoundAndGoesOnWithTheNextKey() throws {
        let live = try ring()
        let sealer = PHISealer(ring: live, purpose: "record", messageCountMax: 4)
        let jane = try SubjectKey(drawnFor: [1])
        for subject in [nil, jane] {
            for count in 1...4 {
                _ = try sealer.seal([1], for: Fixtures.place, under: subject)
                let isDue = sealer.usage.map(\.isRotationDue)
                #expect(subject != nil || isDue == [count >= 2])
            }
            #expect(
                code { _ = try sealer.seal([1], for: Fixtures.place, under: subject) }
                    == .limitExceeded)
        }
        try live.replace(with: Fixtures.ring(keyIDs: [1, 2]))
        for subject in [nil, jane] { _ = try sealer.seal([1], for: Fixtures.place, under: subject) }
        #expect(sealer.usage.map(\.sealedMessageCount) == [4, 1])
        let greedy = PHISealer(ring: live, purpose: "record", messageCountMax: .max)
        _ = try greedy.seal([1], for: Fixtures.place)
        #expect(greedy.usage.map(\.messageCountMax) == [PHISealer.sealedMessageCountMax])
    }

    @Test func rotationIsDueAtHalfTheBound() {
        func isDue(_ count: UInt64) -> Bool {
            KeyUsage(
                keyID: 1, purpose: "p", tenant: "t", sealedMessageCount: count, messageCountMax: 100
            ).isRotationDue
        }
        #expect([0, 49, 50, 51, 100].map(isDue) == [false, false, true, true, true])
    }

    @Test func countsSurviveTheProcess() throws {
        try withLedgerPath { path in
            let block = KeyUsageLedger.blockMessageCount
            for run in 1...3 {
                let ledger = try KeyUsageLedger(contentsOfFile: path)
                let live = try ring()
                let sealer = PHISealer(ring: live, purpose: "record", ledger: ledger)
                for _ in 0..<10 { _ = try sealer.seal([1], for: Fixtures.place) }
                #expect(sealer.usage.map(\.sealedMessageCount) == [UInt64(run) * block])
                #expect(sealer.usage.first?.messageCountMax == ledger.messageCountMax)
            }
            let usage = try KeyUsageLedger.usage(inFile: path)
            #expect(usage.map(\.sealedMessageCount) == [3 * block])
            #expect(usage.map(\.purpose) == ["record"])
            #expect(usage.map(\.tenant) == ["north"])
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
            #expect(mode as? Int == 0o600)
        }
    }

    @Test func sealersOfAProcessShareTheBoundAndThenStop() throws {
        try withLedgerPath { path in
            let all = KeyUsageLedger.allMessageCountMax
            let blocks = 3 * KeyUsageLedger.blockMessageCount
            let ledger = try KeyUsageLedger(contentsOfFile: path, ledgerCount: all / blocks)
            let live = try ring()
            for _ in 0..<(ledger.messageCountMax / KeyUsageLedger.blockMessageCount) {
                let sealer = PHISealer(ring: live, purpose: "record", ledger: ledger)
                _ = try sealer.seal([1], for: Fixtures.place)
            }
            let last = PHISealer(ring: live, purpose: "record", ledger: ledger)
            #expect(code { _ = try last.seal([1], for: Fixtures.place) } == .limitExceeded)
            #expect(last.usage.map(\.isRotationDue) == [true])
            // Other purposes and the next key have counts of their own.
            let cache = PHISealer(ring: live, purpose: "cache", ledger: ledger)
            _ = try cache.seal([1], for: Fixtures.place)
            try live.replace(with: Fixtures.ring(keyIDs: [1, 2]))
            _ = try last.seal([1], for: Fixtures.place)
        }
    }

    @Test func aTornLastLineWasNeverGranted() throws {
        try withLedgerPath { path in
            let live = try ring()
            func seal() throws -> UInt64? {
                let ledger = try KeyUsageLedger(contentsOfFile: path)
                let sealer = PHISealer(ring: live, purpose: "record", ledger: ledger)
                _ = try sealer.seal([1], for: Fixtures.place)
                return sealer.usage.first?.sealedMessageCount
            }
            let block = KeyUsageLedger.blockMessageCount
            #expect(try seal() == block)
            let whole = try String(contentsOfFile: path, encoding: .utf8)
            for count in 0..<whole.utf8.count {
                let text = whole + String(whole.prefix(count))
                try KeyRingFileTests.overwrite(path, with: text)
                #expect(try KeyUsageLedger.usage(inFile: path).map(\.sealedMessageCount) == [block])
                #expect(try seal() == 2 * block)
            }
        }
    }

    @Test func badExposedAndHeldLedgersAreRefused() throws {
        try withLedgerPath { path in
            let held = try KeyUsageLedger(contentsOfFile: path)
            #expect(code { _ = try KeyUsageLedger(contentsOfFile: path) } == .badKeyRing)
            #expect(try KeyUsageLedger.usage(inFile: path).isEmpty)
            withExtendedLifetime(held) {}
        }
        try withLedgerPath { path in
            let bad = [
                "word\n", "1 x61 x62\n", "1 x61 x62 3 4\n", "0x1 x61 x62 3\n", "1 61 x62 3\n",
                "1 x6 x62 3\n", "1 x+1 x62 3\n", "1 xff x62 3\n", "1 x61 x62 -3\n",
            ]
            for text in bad {
                try Data(text.utf8).write(to: URL(fileURLWithPath: path))
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o600], ofItemAtPath: path)
                #expect(code { _ = try KeyUsageLedger(contentsOfFile: path) } == .badKeyRing)
            }
            try Data("1 x61 x62 3\n".utf8).write(to: URL(fileURLWithPath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
            #expect(code { _ = try KeyUsageLedger(contentsOfFile: path) } == .exposedKeyRing)
            #expect(code { _ = try KeyUsageLedger.usage(inFile: path) } == .exposedKeyRing)
        }
    }

    @Test func namesWithBlanksAndLinesStayNames() throws {
        try withLedgerPath { path in
            let ledger = try KeyUsageLedger(contentsOfFile: path)
            let live = try ring()
            let sealer = PHISealer(ring: live, purpose: "a b\nc", ledger: ledger)
            var place = Fixtures.place
            place.tenant = ""
            _ = try sealer.seal([1], for: place)
            let usage = try KeyUsageLedger.usage(inFile: path)
            #expect(usage.map(\.purpose) == ["a b\nc"])
            #expect(usage.map(\.tenant) == [""])
        }
    }
}

import Foundation
import Testing

@testable import PHIProtection

@Suite struct KeyRingFileTests {
    private let now = Int64(Date().timeIntervalSince1970)

    @Test func rotationAddsARandomKeyAndMakesItActive() throws {
        try Fixtures.withRingFile { path in
            let file = KeyRingFile(path: path)
            let before = try PHISealer(ring: KeyRing(contentsOfFile: path), purpose: "record")
            let old = try before.seal([1, 2, 3], for: Fixtures.place)
            #expect(try file.rotate(nowSeconds: now) == .rotated(from: 1, to: 2))
            #expect(try file.rotate(nowSeconds: now + 5) == .rotated(from: 2, to: 3))
            let ring = try KeyRing(contentsOfFile: path)
            #expect(ring.keyIDs == [1, 2, 3])
            #expect(ring.activeKeyID == 3)
            #expect(ring.entries.last?.madeAtSeconds == now + 5)
            let after = PHISealer(ring: ring, purpose: "record")
            #expect(try after.open(old, at: Fixtures.place) == [1, 2, 3])
            #expect(try PHISealer.keyID(of: after.seal([1], for: Fixtures.place)) == 3)
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            #expect(try Self.neighbours(of: path) == ["ring"])
        }
    }

    @Test func destroyingTakesWhatWasSealedUnderTheKeyAlong() throws {
        try Fixtures.withRingFile { path in
            let file = KeyRingFile(path: path)
            let before = try PHISealer(ring: KeyRing(contentsOfFile: path), purpose: "record")
            let old = try before.seal([1, 2, 3], for: Fixtures.place)
            _ = try file.rotate(nowSeconds: now)
            let done = try file.destroy(1, confirmation: 1, nowSeconds: Fixtures.later)
            #expect(done == .destroyed)
            let ring = try KeyRing(contentsOfFile: path)
            #expect(ring.keyIDs == [2])
            let error = #expect(throws: PHIError.self) {
                try PHISealer(ring: ring, purpose: "record").open(old, at: Fixtures.place)
            }
            #expect(error?.code == .unknownKey)
        }
    }

    @Test func destroyingIsRefusedWhenItIsUnsafeOrUnclear() throws {
        try Fixtures.withRingFile { path in
            let file = KeyRingFile(path: path)
            let later = Fixtures.later
            #expect(try file.destroy(1, confirmation: 1, nowSeconds: later) == .keyIsActive)
            _ = try file.rotate(nowSeconds: now)
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(try file.destroy(1, confirmation: 2, nowSeconds: later) == .notConfirmed)
            #expect(try file.destroy(2, confirmation: 2, nowSeconds: later) == .keyIsActive)
            #expect(try file.destroy(3, confirmation: 3, nowSeconds: later) == .unknownKey)
            let settling = KeyRingFile.settlingSeconds
            for age in [0, 1, settling - 1] {
                #expect(
                    try file.destroy(1, confirmation: 1, nowSeconds: now + age)
                        == .stillInUse(seconds: settling - age))
            }
            #expect(
                try file.destroy(1, confirmation: 1, nowSeconds: now - 99)
                    == .stillInUse(seconds: settling))
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
            #expect(
                try file.destroy(1, confirmation: 1, nowSeconds: now + settling) == .destroyed)
        }
    }

    @Test func noIDIsGivenTwice() throws {
        try Fixtures.withRingFile { path in
            // By hand: key 2 was added and is not active.
            let text =
                [
                    "carewire-key-ring 1", Fixtures.index, Fixtures.first, Fixtures.second,
                    "active 1",
                ]
                .joined(separator: "\n")
            try Self.overwrite(path, with: text)
            let file = KeyRingFile(path: path)
            #expect(try file.destroy(2, confirmation: 2, nowSeconds: now) == .destroyed)
            #expect(try file.rotate(nowSeconds: now) == .rotated(from: 1, to: 3))
            #expect(try KeyRing(contentsOfFile: path).keyIDs == [1, 3])
        }
    }

    @Test func aFullRingIsNotRotated() throws {
        try Fixtures.withRingFile { path in
            let file = KeyRingFile(path: path)
            for _ in 1..<KeyRing.keyCountMax { _ = try file.rotate(nowSeconds: now) }
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            let error = #expect(throws: PHIError.self) { try file.rotate(nowSeconds: now) }
            #expect(error?.code == .limitExceeded)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
            #expect(try file.destroy(1, confirmation: 1, nowSeconds: Fixtures.later) == .destroyed)
            #expect(try file.rotate(nowSeconds: now) == .rotated(from: 64, to: 65))
        }
    }

    @Test func whatCannotBeChangedStaysAsItWas() throws {
        try Fixtures.withRingFile { path in
            let file = KeyRingFile(path: path)
            let good = try Data(contentsOf: URL(fileURLWithPath: path))
            // A folder in the place of the new file: it can neither be removed nor written.
            try FileManager.default.createDirectory(
                atPath: path + ".new/x", withIntermediateDirectories: true)
            #expect(throws: PHIError.self) { try file.rotate(nowSeconds: now) }
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == good)
            try FileManager.default.removeItem(atPath: path + ".new")
            // What a crash between writing and renaming leaves behind.
            try Data("carewire-key-ring 2\n".utf8).write(to: URL(fileURLWithPath: path + ".new"))
            #expect(try file.rotate(nowSeconds: now) == .rotated(from: 1, to: 2))
            #expect(try Self.neighbours(of: path) == ["ring"])
        }
    }

    @Test func badMissingAndExposedRingsAreNotChanged() throws {
        try Fixtures.withRingFile { path in
            let file = KeyRingFile(path: path)
            let good = try Data(contentsOf: URL(fileURLWithPath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
            var error = #expect(throws: PHIError.self) { try file.rotate(nowSeconds: now) }
            #expect(error?.code == .exposedKeyRing)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            try Self.overwrite(path, with: String(decoding: good.dropLast(5), as: UTF8.self))
            error = #expect(throws: PHIError.self) { try file.rotate(nowSeconds: now) }
            #expect(error?.code == .badKeyRing)
            error = #expect(throws: PHIError.self) {
                try file.destroy(1, confirmation: 1, nowSeconds: Fixtures.later)
            }
            #expect(error?.code == .badKeyRing)
            try FileManager.default.removeItem(atPath: path)
            error = #expect(throws: PHIError.self) { try file.rotate(nowSeconds: now) }
            #expect(error?.code == .badKeyRing)
            #expect(try Self.neighbours(of: path) == [])
        }
    }

    @Test func modeOwnerAndLinksStay() throws {
        try Fixtures.withRingFile { path in
            let isRoot = geteuid() == 0
            let manager = FileManager.default
            try manager.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
            if isRoot { unsafe #expect(chown(path, 65_534, 65_534) == 0) }
            let link = path + "-link"
            try manager.createSymbolicLink(atPath: link, withDestinationPath: path)
            let before = try manager.attributesOfItem(atPath: path)
            _ = try KeyRingFile(path: link).rotate(nowSeconds: now)
            let after = try manager.attributesOfItem(atPath: path)
            for key in [FileAttributeKey.posixPermissions, .ownerAccountID, .groupOwnerAccountID] {
                #expect(before[key] as? Int == after[key] as? Int)
            }
            #expect(after[.posixPermissions] as? Int == 0o400)
            #expect(try manager.destinationOfSymbolicLink(atPath: link) == path)
            if isRoot { #expect(try KeyRing(contentsOfFile: link).activeKeyID == 2) }
        }
    }

    @Test func theOldFileOfADestroyedKeyIsOverwritten() throws {
        try Fixtures.withRingFile { path in
            let file = KeyRingFile(path: path)
            _ = try file.rotate(nowSeconds: now)
            let held = try #require(FileHandle(forReadingAtPath: path))
            let before = try #require(try held.readToEnd())
            _ = try file.destroy(1, confirmation: 1, nowSeconds: Fixtures.later)
            try held.seek(toOffset: 0)
            let after = try #require(try held.readToEnd())
            #expect(after == Data(repeating: 0, count: before.count))
        }
    }

    @Test func aRingThatSomebodyChangesIsBusy() throws {
        try Fixtures.withRingFile { path in
            let file = KeyRingFile(path: path)
            _ = try file.rotate(nowSeconds: now)
            let held = try #require(FileHandle(forReadingAtPath: path))
            #expect(flock(held.fileDescriptor, LOCK_EX | LOCK_NB) == 0)
            #expect(try file.rotate(nowSeconds: now) == .busy)
            #expect(try file.destroy(1, confirmation: 1, nowSeconds: Fixtures.later) == .busy)
            #expect(try KeyRing(contentsOfFile: path).keyIDs == [1, 2])
            #expect(flock(held.fileDescriptor, LOCK_UN) == 0)
            #expect(try file.rotate(nowSeconds: now) == .rotated(from: 2, to: 3))
        }
    }

    @Test func aChangeThatComesBetweenOpeningAndLockingIsSeen() throws {
        try Fixtures.withRingFile { path in
            let file = KeyRingFile(path: path)
            var changes: [KeyRingFile.OnRotate?] = []
            func take(changeCount: Int) throws -> [UInt32]? {
                let locked = try LockedKeyRing.take(path) {
                    guard changes.count < changeCount else { return }
                    changes.append(try? file.rotate(nowSeconds: now))
                }
                guard let locked else { return nil }
                return locked.ring.keyIDs
            }
            var seen = [try take(changeCount: 1), try take(changeCount: 3)]
            #expect(seen == [[1, 2], [1, 2, 3, 4]])
            // Somebody who changes the ring all the time: this one gives way.
            seen = [try take(changeCount: 3 + KeyRingFile.attemptCountMax)]
            #expect(seen == [nil])
            #expect(changes.last == .rotated(from: 6, to: 7))
        }
    }

    @Test func manyWritersLoseNoKeyAndReadersSeeWholeRings() async throws {
        let folder = try KeyRingTests.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("ring").path
        try KeyRing.createFile(at: path)
        let now = now
        let later = Fixtures.later
        // Each writer rotates until it has made its keys, and destroys the first of them.
        try await withThrowingTaskGroup(of: [UInt32].self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let file = KeyRingFile(path: path)
                    var made: [UInt32] = []
                    while made.count < 8 {
                        if case .rotated(_, let keyID) = try file.rotate(nowSeconds: now) {
                            made.append(keyID)
                        }
                        await Task.yield()
                    }
                    while true {
                        let answer = try file.destroy(
                            made[0], confirmation: made[0], nowSeconds: later)
                        if answer != .busy {
                            #expect(answer == .destroyed)
                            return Array(made.dropFirst())
                        }
                        await Task.yield()
                    }
                }
            }
            group.addTask {
                for _ in 0..<300 {
                    let ring = try KeyRing(contentsOfFile: path)
                    #expect(ring.activeKeyID == ring.lastKeyID)
                    await Task.yield()
                }
                return []
            }
            let made = try await group.reduce(into: []) { $0 += $1 }
            #expect(made.count == 28)
            #expect(try KeyRing(contentsOfFile: path).keyIDs == ([1] + made).sorted())
        }
    }

    @Test func errorsHoldNoKey() throws {
        try Fixtures.withRingFile { path in
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let secrets = text.split(whereSeparator: \.isWhitespace).filter { $0.count == 64 }
            #expect(secrets.count == 2)
            try Self.overwrite(path, with: text + "more\n")
            let error = #expect(throws: PHIError.self) {
                try KeyRingFile(path: path).rotate(nowSeconds: now)
            }
            let shown = String(reflecting: error)
            #expect(!secrets.contains { shown.contains($0.prefix(8)) })
        }
    }

    static func overwrite(_ path: String, with text: String) throws {
        let file = try #require(FileHandle(forWritingAtPath: path))
        try file.truncate(atOffset: 0)
        try file.write(contentsOf: Data(text.utf8))
        try file.close()
    }

    private static func neighbours(of path: String) throws -> [String] {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }
}

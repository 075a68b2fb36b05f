import Foundation
import PHIProtection
import Reactor
import Testing

@Suite struct KeyRingWatchTests {
    private let now = Int64(Date().timeIntervalSince1970)

    /// What a look said, as a word.
    private func word(_ look: KeyRingWatch.OnLook) -> String {
        switch look {
        case .nothing: "nothing"
        case .reloaded(let ring): "reloaded \(ring.activeKeyID)"
        case .refused(let error): "refused \(error.code.rawValue)"
        }
    }

    private func words(_ watch: KeyRingWatch, _ count: Int) -> [String] {
        (0..<count).map { _ in word(watch.look()) }
    }

    @Test func aRotatedRingIsTakenUpOnceItRests() throws {
        try Fixtures.withRingFile { path in
            let watch = try KeyRingWatch(path: path)
            let sealer = PHISealer(ring: watch.ring, purpose: "record")
            #expect(words(watch, 2) == ["nothing", "nothing"])
            _ = try KeyRingFile(path: path).rotate(nowSeconds: now)
            #expect(sealer.activeKeyID == 1)
            #expect(words(watch, 3) == ["nothing", "reloaded 2", "nothing"])
            #expect(sealer.activeKeyID == 2)
            _ = try KeyRingFile(path: path).destroy(1, confirmation: 1, nowSeconds: Fixtures.later)
            #expect(words(watch, 2) == ["nothing", "reloaded 2"])
            #expect(watch.ring.current.keyIDs == [2])
        }
    }

    @Test func aBadFileKeepsTheOldRingAndIsToldOnce() throws {
        try Fixtures.withRingFile { path in
            let watch = try KeyRingWatch(path: path)
            let good = try String(contentsOfFile: path, encoding: .utf8)
            for bad in [
                "", "word", String(good.dropLast(5)), String(repeating: "#", count: 70_000),
            ] {
                try KeyRingFileTests.overwrite(path, with: bad)
                #expect(words(watch, 4) == ["nothing", "refused badKeyRing", "nothing", "nothing"])
                #expect(watch.ring.current.activeKeyID == 1)
            }
            try KeyRingFileTests.overwrite(path, with: good)
            #expect(words(watch, 3) == ["nothing", "reloaded 1", "nothing"])
        }
    }

    @Test func missingExposedAndForeignFilesAreRefused() throws {
        try Fixtures.withRingFile { path in
            let watch = try KeyRingWatch(path: path)
            let manager = FileManager.default
            try manager.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
            #expect(words(watch, 3) == ["nothing", "refused exposedKeyRing", "nothing"])
            try manager.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            #expect(words(watch, 3) == ["nothing", "nothing", "nothing"])
            try manager.moveItem(atPath: path, toPath: path + "-away")
            #expect(words(watch, 3) == ["nothing", "refused badKeyRing", "nothing"])
            try KeyRing.createFile(at: path)
            #expect(words(watch, 3) == ["nothing", "refused badKeyRing", "nothing"])
            try manager.removeItem(atPath: path)
            try manager.moveItem(atPath: path + "-away", toPath: path)
            #expect(words(watch, 2) == ["nothing", "nothing"])
            #expect(watch.ring.current.activeKeyID == 1)
        }
    }

    @Test func anOlderStateOfTheRingIsRefused() throws {
        try Fixtures.withRingFile { path in
            try FileManager.default.copyItem(atPath: path, toPath: path + "-backup")
            _ = try KeyRingFile(path: path).rotate(nowSeconds: now)
            let watch = try KeyRingWatch(path: path)
            try FileManager.default.removeItem(atPath: path)
            try FileManager.default.moveItem(atPath: path + "-backup", toPath: path)
            #expect(words(watch, 3) == ["nothing", "refused badKeyRing", "nothing"])
            #expect(watch.ring.current.activeKeyID == 2)
        }
    }

    @Test func aLoopLooksOnItsOwn() async throws {
        let folder = try KeyRingTests.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("ring").path
        try KeyRing.createFile(at: path)
        let loop = EventLoop(name: "watch")
        loop.start()
        defer { loop.stop() }
        let (told, teller) = AsyncStream.makeStream(of: String.self)
        let (begun, beginner) = AsyncStream.makeStream(of: Void.self)
        loop.submit {
            guard let watch = try? KeyRingWatch(path: path) else {
                teller.finish()
                beginner.finish()
                return
            }
            watch.start(on: loop, every: .milliseconds(1)) { look in
                switch look {
                case .nothing: teller.yield("nothing")
                case .refused(let error): teller.yield("refused \(error.code.rawValue)")
                case .reloaded(let ring):
                    teller.yield("reloaded \(ring.activeKeyID)")
                    watch.stop(on: loop)
                    teller.finish()
                }
            }
            beginner.finish()
        }
        for await _ in begun {}
        let good = try String(contentsOfFile: path, encoding: .utf8)
        var words: [String] = []
        try KeyRingFileTests.overwrite(path, with: "torn")
        for await word in told {
            words.append(word)
            guard words.count == 1 else { continue }
            try KeyRingFileTests.overwrite(path, with: good)
            _ = try KeyRingFile(path: path).rotate(nowSeconds: now)
        }
        #expect(words.first == "refused badKeyRing")
        #expect(words.last == "reloaded 2" || words.last == "reloaded 1")
    }
}

import Foundation
import PHIProtection
import Reactor
import Synchronization
import Testing

/// Rings from a key server and from the environment.
@Suite struct KeySourceTests {
    private let now = Int64(Date().timeIntervalSince1970)

    /// A server over a ring's file, until `body` ends.
    private func withServer(
        userID: UInt32? = nil, _ body: (_ ring: String, _ socket: String) throws -> Void
    ) throws -> [KeyServer.OnClient] {
        let clients = Mutex<[KeyServer.OnClient]>([])
        try Fixtures.withRingFile { ring in
            let socket = ring + ".sock"
            let server = try KeyServer(ringPath: ring, socketPath: socket, userID: userID)
            let ended = DispatchSemaphore(value: 0)
            Thread.detachNewThread {
                server.run { client in clients.withLock { $0.append(client) } }
                ended.signal()
            }
            defer {
                server.stop()
                ended.wait()
            }
            try body(ring, socket)
        }
        return clients.withLock { $0 }
    }

    private func code(_ body: () throws -> Void) -> PHIError.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? PHIError)?.code
        }
    }

    @Test func aServerGivesTheRingAndARotatedOneAtTheNextLook() throws {
        let clients = try withServer { ring, socket in
            let mode = try FileManager.default.attributesOfItem(atPath: socket)[.posixPermissions]
            #expect(mode as? Int == 0o600)
            let watch = try KeyRingWatch(.server(socketPath: socket))
            let sealer = PHISealer(ring: watch.ring, purpose: "record")
            let envelope = try sealer.seal([7], for: Fixtures.place)
            let local = PHISealer(ring: try KeyRing(contentsOfFile: ring), purpose: "record")
            #expect(try local.open(envelope, at: Fixtures.place) == [7])
            guard case .nothing = watch.look() else {
                Issue.record("the ring is the same")
                return
            }
            _ = try KeyRingFile(path: ring).rotate(nowSeconds: now)
            guard case .reloaded = watch.look() else {
                Issue.record("the ring was rotated")
                return
            }
            #expect(sealer.activeKeyID == 2)
            guard case .nothing = watch.look() else {
                Issue.record("the ring is the same again")
                return
            }
        }
        #expect(clients == [1, 1, 2, 2].map { .served(activeKeyID: $0) })
    }

    @Test func anotherUsersProcessGetsNothing() throws {
        let clients = try withServer(userID: geteuid() + 1) { _, socket in
            #expect(code { _ = try KeyRing.asked(ofServerAt: socket) } == .badKeyRing)
        }
        #expect(clients == [.turnedAway])
    }

    @Test func aSocketThatOthersMayUseIsRefused() throws {
        let clients = try withServer { _, socket in
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o660], ofItemAtPath: socket)
            #expect(code { _ = try KeyRing.asked(ofServerAt: socket) } == .exposedKeyRing)
        }
        #expect(clients.isEmpty)
    }

    @Test func aRingThatIsGoneOrForeignKeepsTheOldOneAndIsToldOnce() throws {
        let clients = try withServer { ring, socket in
            let watch = try KeyRingWatch(.server(socketPath: socket))
            let good = try String(contentsOfFile: ring, encoding: .utf8)
            func refusals(_ count: Int) -> [PHIError.Code?] {
                (0..<count).map { _ in
                    if case .refused(let error) = watch.look() { return error.code }
                    return nil
                }
            }
            try KeyRingFileTests.overwrite(ring, with: "torn")
            #expect(refusals(3) == [.badKeyRing, nil, nil])
            try KeyRingFileTests.overwrite(ring, with: good)
            #expect(refusals(1) == [nil])
            try FileManager.default.removeItem(atPath: ring)
            try KeyRing.createFile(at: ring)
            #expect(refusals(2) == [.badKeyRing, nil])
            #expect(watch.ring.current.activeKeyID == 1)
        }
        #expect(clients.contains(.withoutRing(.badKeyRing)))
    }

    @Test func aSecondServerLeavesTheFirstAloneAndRemainsAreRemoved() throws {
        _ = try withServer { ring, socket in
            #expect(
                code { _ = try KeyServer(ringPath: ring, socketPath: socket) } == .badKeyRing)
            #expect(code { _ = try KeyRing.asked(ofServerAt: socket) } == nil)
        }
        try Fixtures.withRingFile { ring in
            let socket = ring + ".sock"
            // A server that never ran leaves its socket, as one that was killed does.
            do { _ = try KeyServer(ringPath: ring, socketPath: socket) }
            #expect(FileManager.default.fileExists(atPath: socket))
            #expect(code { _ = try KeyRing.asked(ofServerAt: socket) } == .badKeyRing)
            #expect(code { _ = try KeyServer(ringPath: ring, socketPath: socket) } == nil)
            #expect(code { _ = try KeyServer(ringPath: ring, socketPath: ring) } == .badKeyRing)
            #expect(code { _ = try KeyRing.asked(ofServerAt: ring) } == .badKeyRing)
            let long = ring + String(repeating: "x", count: 200)
            #expect(code { _ = try KeyServer(ringPath: ring, socketPath: long) } == .badKeyRing)
        }
    }

    @Test func aServerThatSpeaksNonsenseOrNothingIsRefusedInTime() throws {
        try Fixtures.withRingFile { ring in
            for answer in [
                [], [0], [0, 0, 0, 0, 0], [1, 0, 0, 0, 0], [0, 0xFF, 0xFF, 0xFF, 0xFF],
                [0, 0, 0, 0, 9] + Array("nonsense!".utf8), [0, 0, 0, 0, 9] + Array("short".utf8),
            ] as [[UInt8]] {
                let socket = ring + ".bad"
                let fake = try OneAnswerServer(path: socket, answer: answer)
                let found = code { _ = try KeyRing.asked(ofServerAt: socket) }
                #expect(found == .badKeyRing, "\(answer)")
                fake.end()
            }
            let socket = ring + ".bad"
            let silent = try OneAnswerServer(path: socket, answer: nil)
            let found = code {
                _ = try KeyRing.asked(ofServerAt: socket, timeLimit: .milliseconds(20))
            }
            #expect(found == .badKeyRing)
            silent.end()
        }
    }

    @Test func aLoopAsksWithoutBlocking() async throws {
        let folder = try KeyRingTests.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("ring").path
        try KeyRing.createFile(at: path)
        let server = try KeyServer(ringPath: path, socketPath: path + ".sock")
        Thread.detachNewThread { server.run { _ in } }
        defer { server.stop() }
        let loop = EventLoop(name: "watch")
        loop.start()
        defer { loop.stop() }
        let (told, teller) = AsyncStream.makeStream(of: UInt32.self)
        let file = KeyRingFile(path: path)
        let socket = path + ".sock"
        let seconds = now
        loop.submit {
            guard let watch = try? KeyRingWatch(.server(socketPath: socket)),
                (try? file.rotate(nowSeconds: seconds)) != nil
            else { return teller.finish() }
            watch.start(on: loop, every: .milliseconds(1)) { look in
                if case .reloaded(let ring) = look { teller.yield(ring.activeKeyID) }
                watch.stop(on: loop)
                teller.finish()
            }
        }
        var keyIDs: [UInt32] = []
        for await keyID in told { keyIDs.append(keyID) }
        #expect(keyIDs == [2])
    }

    @Test func aVariableIsReadOnceAndIsGone() throws {
        let text = "carewire-key-ring 1\n\(Fixtures.index)\n\(Fixtures.first)\nactive 1\n"
        let variable = "CAREWIRE_TEST_KEYRING_TEXT"
        unsafe setenv(variable, text, 1)
        let seen = unsafe getenv(variable)
        let ring = try #require(try KeyRing.taken(fromEnvironment: variable))
        #expect(ring.keyIDs == [1])
        #expect(unsafe getenv(variable) == nil)
        #expect(unsafe seen?.pointee == 0, "the octets are wiped where they lay")
        #expect(try KeyRing.taken(fromEnvironment: variable) === ring)
        let watch = try KeyRingWatch(.environment, given: ring)
        guard case .nothing = watch.look() else {
            Issue.record("it never changes")
            return
        }
        #expect(code { _ = try KeyRingWatch(.environment) } == .badKeyRing)
    }

    @Test func aSettingNamesAFileOrAServer() {
        #expect(KeyRingSource(setting: "/keys/ring") == .file(path: "/keys/ring"))
        #expect(KeyRingSource(setting: "unix:/run/k") == .server(socketPath: "/run/k"))
    }
}

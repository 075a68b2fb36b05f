import AuditKeeping
import AuditTrail
import Foundation
import LatencyBudget
import Messages
import MetricsService
import RPC
import Synchronization
import TestSupport
import Testing

@Suite struct AnchorTests {
    private static func key(_ first: UInt8 = 3) throws -> AuditKey {
        try AuditKey(testKey: (0..<32).map { UInt8(truncatingIfNeeded: $0 * 7 + Int(first)) })
    }

    /// Heads of one trail after each of its first records.
    private static func heads(
        _ count: Int, stream: String = "patient-service/0", key: AuditKey? = nil
    ) throws -> [AuditAnchor] {
        let clerk = try AuditClerkTests.clerk(RecordingSink())
        let chain = try AuditChain(
            stream: AuditIdentifier(stream), key: key ?? Self.key())
        return try (0..<count).map { index in
            let entry = try chain.append(
                clerk.record(.read, .read, by: AuditClerkTests.caller()))
            return try chain.anchor(at: entry, timeNanoseconds: UInt64(index))
        }
    }

    private static func withFolder(_ body: (String) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "anchors-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    @Test func headsAreKeptInOrderAndComeBackAfterARestart() throws {
        let heads = try Self.heads(5)
        try Self.withFolder { folder in
            do {
                let book = try AnchorBook(folder: folder)
                #expect(try book.keep(heads[0]) == .kept(count: 1))
                #expect(try book.keep(heads[2]) == .kept(count: 2))
                #expect(try book.keep(heads[2]) == .kept(count: 2))
                #expect(try book.keep(heads[1]) == .backwards(last: 3))
            }
            let book = try AnchorBook(folder: folder)
            #expect(try book.keep(heads[4]) == .kept(count: 3))
            let other = try Self.heads(5, key: Self.key(9))
            #expect(try book.keep(other[4]) == .forked(at: 5))
            let stream = heads[0].stream
            #expect(book.streams == [stream])
            #expect(try book.anchors(of: stream, after: 0) == [heads[0], heads[2], heads[4]])
            #expect(try book.anchors(of: stream, after: 1) == [heads[2], heads[4]])
            #expect(try book.anchors(of: stream, after: 5).isEmpty)
        }
    }

    @Test func aTornLineIsPassedOverAndOverwritten() throws {
        let heads = try Self.heads(3)
        try Self.withFolder { folder in
            do {
                let book = try AnchorBook(folder: folder)
                _ = try book.keep(heads[0])
            }
            let path = folder + "/" + AnchorBook.name(of: heads[0].stream)
            let handle = try #require(FileHandle(forWritingAtPath: path))
            try handle.seekToEnd()
            try handle.write(contentsOf: Data("4357".utf8))
            try handle.close()
            let book = try AnchorBook(folder: folder)
            #expect(try book.keep(heads[1]) == .kept(count: 2))
            #expect(try book.anchors(of: heads[0].stream, after: 0) == [heads[0], heads[1]])
            let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
            #expect(lines.map { Hexadecimal.octets($0) } == [heads[0].octets, heads[1].octets])
        }
    }

    @Test func aBookThatWasChangedIsNotOpened() throws {
        let heads = try Self.heads(1)
        try Self.withFolder { folder in
            do {
                let book = try AnchorBook(folder: folder)
                _ = try book.keep(heads[0])
            }
            let path = folder + "/" + AnchorBook.name(of: heads[0].stream)
            try Data("zz\n".utf8).write(to: URL(filePath: path))
            #expect(throws: AuditError.self) { try AnchorBook(folder: folder) }
        }
    }

    @Test func anAnchorOfAChainIsComparedByTheVerifier() throws {
        let clerk = try AuditClerkTests.clerk(RecordingSink())
        let stream = try AuditIdentifier("patient-service/0")
        let chain = try AuditChain(stream: stream, key: Self.key())
        let entries = try (0..<10).map { _ in
            try chain.append(clerk.record(.read, .read, by: AuditClerkTests.caller()))
        }
        let head = try chain.anchor(at: entries[9], timeNanoseconds: 1)
        let verifier = try AuditVerifier(key: Self.key())
        let verdict = try verifier.verify(entries, of: stream, anchors: [head])
        #expect(verdict.isSound && verdict.recordCount == 10 && verdict.anchorCount == 1)
        let cut = try verifier.verify(entries.dropLast(), of: stream, anchors: [head])
        #expect(cut.fault == AuditFault(sequence: 10, kind: .removedAtEnd))
    }

    // MARK: The keeper

    private static func context(_ peer: String?) -> CallContext {
        CallContext(
            method: AuditV1.AuditAnchors.publish, deadline: .now + .seconds(5),
            metadata: Metadata(), peer: peer,
            trace: TraceContext(
                traceID: .init(high: 1, low: 2), spanID: 1, parentSpanID: 0), observer: nil)
    }

    @Test func theKeeperRefusesAndAlarmsWhatGoesBackOrIsAnothers() async throws {
        let folder = NSTemporaryDirectory() + "anchors-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let alarms = Mutex<[String]>([])
        let server = AnchorServer(book: try AnchorBook(folder: folder)) { text in
            alarms.withLock { $0.append(text) }
        }
        let heads = try Self.heads(3)
        let peer = "spiffe://carewire/patient-service"
        func publish(_ octets: [UInt8], _ peer: String?) async -> StatusCode {
            do {
                _ = try await server.publish(
                    AuditV1.PublishRequest(anchor: octets), context: Self.context(peer))
                return .ok
            } catch { return (error as? RPCError)?.code ?? .unknown }
        }
        #expect(await publish(heads[1].octets, peer) == .ok)
        #expect(await publish(heads[1].octets, nil) == .ok)
        #expect(
            await publish(heads[2].octets, "spiffe://carewire/soap-service") == .permissionDenied)
        #expect(await publish([1, 2, 3], peer) == .invalidArgument)
        #expect(alarms.withLock { $0.isEmpty })
        #expect(await publish(heads[0].octets, peer) == .failedPrecondition)
        let forged = try Self.heads(2, key: Self.key(9))
        #expect(await publish(forged[1].octets, peer) == .failedPrecondition)
        #expect(alarms.withLock { $0.count } == 2)
        let list = try await server.list(
            AuditV1.ListRequest(stream: heads[0].stream.text), context: Self.context(peer))
        #expect(list.anchors == [heads[1].octets])
        let streams = try await server.list(AuditV1.ListRequest(), context: Self.context(peer))
        #expect(streams.streams == ["patient-service/0"])
    }
}

import Foundation
import LatencyBudget
import Messages
import RPC
import Synchronization
import Testing

@testable import LatencyAggregator

/// A number that many tasks add to.
private final class Tally: Sendable {
    private let value = Mutex(0)
    var count: Int { value.withLock { $0 } }
    func add() { value.withLock { $0 += 1 } }
}

@Suite struct LogSyncTests {
    @Test func manyWaitForFewSyncsAndEachBeganAfterItsWait() async {
        let sync = LogSync()
        let (began, ended) = (Tally(), Tally())
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<1_000 {
                group.addTask {
                    let before = began.count
                    await sync.wait {
                        began.add()
                        ended.add()
                    }
                    // One that begins after this wait has ended.
                    return ended.count > before
                }
            }
            for await isGood in group { #expect(isGood) }
        }
        #expect(began.count == ended.count)
        #expect((1...1_000).contains(ended.count))
    }

    @Test func aBatchIsAnsweredWhenTheDiskHasIt() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "aggregator-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files so small that many are full before they are brought to the disk.
        let log = try RecordLog(folder: folder.path, fileByteCountMax: 2_000, fileCountMax: 64)
        let server = try AggregatorServer(Fleet.table, log: log, wallNanoseconds: { 0 })
        let batches = Fleet.batches(60, shards: 1).map(\.batch)
        let answered = try await withThrowingTaskGroup(of: UInt32.self) { group in
            for batch in batches {
                group.addTask {
                    try await server.record(
                        batch, context: .background(deadline: .now + .seconds(30))
                    ).acceptedCount
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(answered > 0)
        // Nothing is left to be brought there.
        let wait = try #require(server.log.withLock { $0?.diskWait() })
        #expect(wait.files.count == 1)
        #expect(wait.folder == nil)
        #expect(wait.synchronize())
        #expect(!server.prometheusText().contains("log_failures_total 1"))
    }

    @Test func aFileThatCannotBeSyncedIsToldApart() {
        #expect(!DiskWait(files: [.init(copying: -1)], folder: nil).synchronize())
        #expect(!DiskWait(files: [], folder: "/no/such/folder").synchronize())
        #expect(DiskWait(files: [], folder: nil).synchronize())
    }
}

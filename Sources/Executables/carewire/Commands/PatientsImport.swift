internal import Foundation
internal import Messages
internal import RPC

/// The import of one file: call after call, until all lines are through.
final class PatientsImport {
    /// Lines by what came of them.
    struct Counts: Equatable {
        var added: UInt64 = 0
        var changed: UInt64 = 0
        var unchanged: UInt64 = 0
        var refused: UInt64 = 0
        var skipped: UInt64 = 0

        static func + (left: Counts, right: Counts) -> Counts {
            Counts(
                added: left.added + right.added, changed: left.changed + right.changed,
                unchanged: left.unchanged + right.unchanged,
                refused: left.refused + right.refused, skipped: left.skipped + right.skipped)
        }
    }

    /// How often progress is told.
    private static let interval = Duration.seconds(1)

    private let source: PatientsSource
    private let client: PatientV1.PatientBulkClient
    private let pause: Duration
    /// Of calls that are over, and of the one that runs.
    private var done = Counts()
    private var current = Counts()
    private var throughLine: UInt64 = 0
    private var lost: [String: UInt64] = [:]
    private var toldAt = ContinuousClock.now

    init(
        _ source: PatientsSource, _ channel: any RPCChannel,
        pause: Duration = PatientsCommand.pause
    ) {
        self.source = source
        self.pause = pause
        client = PatientV1.PatientBulkClient(channel)
    }

    var counts: Counts { done + current }

    /// One line, and one for each member that charts do not hold.
    var summary: String {
        let losses = lost.sorted { $0.key < $1.key }.map { "\n  not kept: \($0.key) (\($0.value))" }
        return "\(source.path): \(figures)" + losses.joined()
    }

    private var figures: String {
        let counts = counts
        return "\(throughLine) lines: \(counts.added) added, \(counts.changed) changed, "
            + "\(counts.unchanged) unchanged, \(counts.skipped) skipped, "
            + "\(counts.refused) refused"
    }

    /// Runs the import to its end.
    func run() async throws {
        var failureCount = 0
        var isOver = false
        while !isOver {
            let before = throughLine
            do {
                try await call()
                isOver = true
            } catch let error as RPCError {
                done = done + current
                current = Counts()
                failureCount = throughLine > before ? 0 : failureCount + 1
                guard PatientsCommand.isPassing(error),
                    failureCount < PatientsCommand.failureCountMax
                else { throw error }
                Console.warn("\(source.path): \(error); going on behind line \(throughLine)")
                try await Task.sleep(for: pause)
            }
        }
    }

    private func call() async throws {
        try await client.importResources(options: PatientsCommand.options) {
            requests, responses in
            try await requests.send(PatientV1.ImportRequest(importID: source.importID))
            guard let first = try await responses.next() else {
                throw RPCError(.internalError, "the service does not say where to begin")
            }
            if first.throughLine > throughLine {
                Console.warn("\(source.path): going on behind line \(first.throughLine)")
                throughLine = first.throughLine
            }
            let source = source
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await Self.send(source, behind: first.throughLine, requests)
                }
                while let response = try await responses.next() { take(response) }
                try await group.waitForAll()
            }
        }
    }

    private static func send(
        _ source: PatientsSource, behind line: UInt64,
        _ requests: RequestSink<PatientV1.ImportRequest>
    ) async throws {
        let (file, rest) = try source.file(behind: line)
        defer { try? file.close() }
        var piece = rest
        var isOver = false
        while !isOver {
            if !piece.isEmpty {
                try await requests.send(
                    PatientV1.ImportRequest(firstLine: line + 1, octets: PHI(Array(piece))))
            }
            do {
                piece = try file.read(upToCount: PatientsSource.pieceByteCount) ?? Data()
            } catch {
                throw CLIError(.file, "cannot read \(source.path)", cause: error)
            }
            isOver = piece.isEmpty
        }
        try await requests.close()
    }

    private func take(_ response: PatientV1.ImportResponse) {
        throughLine = response.throughLine
        current = Counts(
            added: response.addedCount, changed: response.changedCount,
            unchanged: response.unchangedCount, refused: response.refusedCount,
            skipped: response.skippedCount)
        for refusal in response.refusals {
            Console.warn("\(source.path):\(refusal.line): \(refusal.reason)")
        }
        for member in response.lostMembers { lost[member.member, default: 0] += member.lineCount }
        let now = ContinuousClock.now
        if now - toldAt >= Self.interval {
            toldAt = now
            Console.warn("\(source.path): \(figures)")
        }
    }
}

import Foundation
import Testing

@testable import carewire

/// The whole suite as it is delivered: every program in a process of its own, with a private
/// PostgreSQL and Redis, a simulated EHR, and mutual TLS. It is started once for all tests, which
/// run one after another, since some of them end programs.
@Suite(.serialized, .timeLimit(.minutes(longestMinutes)), .runningSuite) enum EndToEnd {}

/// Minutes that one test may take.
private let longestMinutes =
    ProcessInfo.processInfo.environment["CAREWIRE_SOAK"] == nil ? 4 : 30

/// Starts the suite before the tests and stops it after them.
struct RunningSuiteTrait: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?,
        performing body: @concurrent @Sendable () async throws -> Void
    ) async throws {
        let name = "carewire-end-to-end-\(ProcessInfo.processInfo.processIdentifier)"
        let folder = StateFolder(FileManager.default.temporaryDirectory.appending(path: name).path)
        let suite = Suite(folder: folder)
        do {
            try await run(suite, body)
        } catch {
            await suite.stop()
            throw error
        }
        await suite.stop()
        // After every fault, and with what services have logged while they stopped.
        #expect(try await Needles.plantedOnes(in: folder.root) == [])
        #expect(try await Needles.plantedOnes(in: folder.servers) == [])
        #expect(suite.crashes == [])
        try FileManager.default.removeItem(at: folder.root)
        try? FileManager.default.removeItem(at: folder.servers)
    }

    private func run(
        _ suite: Suite, _ body: @concurrent @Sendable () async throws -> Void
    ) async throws {
        let endpoints = try await suite.start()
        try await Connections.with(endpoints) { connections in
            let hospital = try Hospital(suite, endpoints, connections)
            defer { hospital.close() }
            try await Hospital.$current.withValue(hospital) { try await body() }
            let errors = hospital.errors.texts.joined(separator: "\n")
            try Data(errors.utf8).write(to: suite.folder.root.appending(path: "errors.txt"))
        }
    }
}

extension Trait where Self == RunningSuiteTrait {
    static var runningSuite: RunningSuiteTrait { RunningSuiteTrait() }
}

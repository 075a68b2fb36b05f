import Foundation
import Logging
import RPC
import Testing

@testable import ServiceRuntime

@Suite struct BudgetWatchTests {
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    private let method = MethodName(service: "test.v1.Test", name: "Call")

    private func withFile(_ text: String, _ body: (URL) throws -> Void) throws {
        let file = FileManager.default.temporaryDirectory.appending(
            path: "budgets-\(UUID().uuidString).yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        try body(file)
    }

    private func budgets(_ limit: String) -> String {
        """
        operations:
          - name: a
            requirement: R01
            method: test.v1.Test/Call
            limits: {p50: 10 ms, p99: 100 ms, p999: \(limit)}
          - name: b
            requirement: R01
            method: test.v1.Test/Call
            limits: {p99: 700 ms}
        """
    }

    @Test func aMethodGetsTheLeastOfItsOperationsGreatestLimits() throws {
        try withFile(budgets("300 ms")) { file in
            let watch = try BudgetWatch(file.path, logger)
            #expect(watch.limit(method) == .milliseconds(300))
            #expect(watch.limit(MethodName(service: "test.v1.Test", name: "Other")) == nil)
        }
    }

    @Test func aChangedFileIsTakenOverAndAWrongOneIsNot() throws {
        try withFile(budgets("300 ms")) { file in
            let watch = try BudgetWatch(file.path, logger)
            #expect(watch.look() == .unchanged)
            try Data(budgets("500 ms").utf8).write(to: file)
            #expect(watch.look() == .reloaded)
            #expect(watch.limit(method) == .milliseconds(500))
            try Data(budgets("1 ms").utf8).write(to: file)
            #expect(watch.look() == .refused)
            #expect(watch.look() == .unchanged)
            #expect(watch.limit(method) == .milliseconds(500))
            try FileManager.default.removeItem(at: file)
            #expect(watch.look() == .refused)
            #expect(watch.limit(method) == .milliseconds(500))
        }
    }

    @Test func withoutASettingThereIsNoWatchAndTheStandardFileNeedsNone() throws {
        func make(_ setting: String?) throws -> BudgetWatch? {
            let environment = setting.map { ["CAREWIRE_BUDGETS": $0] } ?? [:]
            return try BudgetWatch.make(ServiceSettings(environment: environment), logger)
        }
        #expect(try make(nil) == nil)
        let process = MethodName(service: "carewire.soap.v1.SOAPService", name: "Process")
        let watch = try #require(try make("standard"))
        #expect(watch.limit(process) == .seconds(1))
        #expect(watch.look() == .unchanged)
    }

    @Test func aServiceDoesNotStartWithAFileThatIsWrong() throws {
        try withFile(budgets("1 ms")) { file in
            let error = #expect(throws: ServiceError.self) {
                _ = try BudgetWatch(file.path, logger)
            }
            #expect(error?.message.contains("line 2") == true, "\(error?.message ?? "")")
        }
        #expect(throws: ServiceError.self) { _ = try BudgetWatch("/nowhere/budgets", logger) }
    }
}

import Foundation

@testable import carewire

extension Hospital {
    /// Runs the command line beside the services, in a process of its own, to its end.
    func carewire(_ arguments: [String]) async throws -> Tool.Outcome {
        let program = try SuitePlan.executable("carewire")
        return try await Tool.run(
            "carewire", arguments + ["--state", suite.folder.root.path],
            in: [program.deletingLastPathComponent().path])
    }
}

private import BudgetFiles
private import Foundation
package import LatencyBudget

/// Takes over a budget file when it has changed. Whoever has a timer asks it, say once a second; it
/// reads a small file and so must not be asked on a reactor.
package struct BudgetReloader {
    /// The answer to ``check()``.
    package enum OnCheck {
        /// The file says what it said.
        case unchanged
        /// The server goes on with the new budgets.
        case replaced
        /// The file cannot be read or is wrong: the budgets stay, and this is said once per text.
        case refused(BudgetError)
    }

    private let path: String
    private let server: AggregatorServer
    private var text: String?

    /// - Parameter path: the file that the server's budgets were read from.
    package init(path: String, server: AggregatorServer) {
        self.path = path
        self.server = server
        text = try? String(contentsOfFile: path, encoding: .utf8)
    }

    /// Reads the file, and takes over what is new in it.
    package mutating func check() -> OnCheck {
        let now = try? String(contentsOfFile: path, encoding: .utf8)
        guard now != text else { return .unchanged }
        text = now
        guard let now else {
            return .refused(BudgetError(.malformed, "the budget file cannot be read"))
        }
        do {
            server.replaceBudgets(try BudgetFile.parse(now))
            return .replaced
        } catch { return .refused(error) }
    }
}

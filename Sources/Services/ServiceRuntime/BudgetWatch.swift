internal import BudgetFiles
private import Foundation
internal import LatencyBudget
internal import Logging
internal import RPC
private import Synchronization

/// Where a service has its methods' deadlines from: nobody can use an answer that comes after the
/// greatest limit of its operation's budget.
///
/// `CAREWIRE_BUDGETS` names the budget file, or is `standard` for the one built in; without it
/// callers alone say how long a call may take. A caller's shorter deadline always holds. The file
/// is looked at again and again; one that is wrong changes nothing, and is logged once.
final class BudgetWatch: Sendable {
    /// Between two looks at the file.
    static let lookInterval = Duration.seconds(5)

    /// What a look has found.
    enum Look: Equatable {
        case unchanged
        case reloaded
        case refused
    }

    private struct State {
        var text: String?
        var table: BudgetTable
    }

    private let path: String?
    private let logger: Logger
    private let state: Mutex<State>

    /// - Returns: nil when there is no setting.
    /// - Throws: ``ServiceError`` `badSetting` for a file that cannot be read or is wrong.
    static func make(
        _ settings: ServiceSettings, _ logger: Logger
    ) throws(ServiceError) -> BudgetWatch? {
        guard settings.text("budgets") != nil else { return nil }
        return try BudgetWatch(settings.budgetFile, logger)
    }

    /// - Parameter path: the file; nil for the one built in.
    init(_ path: String?, _ logger: Logger) throws(ServiceError) {
        self.path = path
        self.logger = logger
        do {
            guard let path else {
                state = Mutex(State(table: try BudgetFile.standard()))
                return
            }
            let text = try String(contentsOfFile: path, encoding: .utf8)
            state = Mutex(State(text: text, table: try BudgetFile.parse(text)))
        } catch {
            let reason = (error as? BudgetError).map { "\($0)" } ?? "it cannot be read"
            throw ServiceError(.badSetting, "CAREWIRE_BUDGETS: \(reason)", cause: error)
        }
    }

    /// The most time that a call of the method gets; nil for as much as its caller allows.
    func limit(_ method: MethodName) -> Duration? {
        state.withLock { $0.table.deadline(ofMethod: method.path) }
    }

    /// Looks again and again, until the task is cancelled. `apply` is told when limits have
    /// changed. Work beside the calls may not end by itself, so also when there is no file to look
    /// at.
    func run(_ apply: @Sendable () -> Void) async {
        while !Task.isCancelled {
            do { try await Task.sleep(for: Self.lookInterval) } catch { return }
            if look() == .reloaded { apply() }
        }
    }

    /// Compares the file with what it was, and takes over what is new.
    func look() -> Look {
        guard let path else { return .unchanged }
        let now = try? String(contentsOfFile: path, encoding: .utf8)
        let isChanged = state.withLock { state in
            defer { state.text = now }
            return state.text != now
        }
        guard isChanged else { return .unchanged }
        do {
            let table = try BudgetFile.parse(now ?? "")
            state.withLock { $0.table = table }
            logger.notice("budgets: others are in force")
            return .reloaded
        } catch {
            logger.error("budgets: the old ones stay", metadata: ["reason": "\(error)"])
            return .refused
        }
    }
}

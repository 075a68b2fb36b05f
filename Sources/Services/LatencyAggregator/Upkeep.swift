private import Dispatch

/// What an aggregator does once a second beside its calls: it looks at the burn rates, takes over
/// changed budgets, and now and then writes a checkpoint. On a thread of its own, since it waits
/// for the disk.
package actor Upkeep {
    /// Between two turns.
    package static let interval = Duration.seconds(1)
    /// Turns between two checkpoints.
    package static let checkpointTurnMax = 60
    /// Octets of the log between two checkpoints (128 MiB), so that a start takes seconds.
    package static let checkpointByteCountMax = 128 << 20

    /// What somebody should read.
    package enum Event: Sendable {
        /// Other budgets are in force.
        case budgetsReplaced
        /// The budget file is wrong; the old budgets stay.
        case budgetsRefused(String)
        /// No checkpoint could be written; the log goes on.
        case checkpointFailed(String)
    }

    private let executor = BlockingExecutor(label: "carewire.aggregator.upkeep")
    private let server: AggregatorServer
    private var reloader: BudgetReloader?
    private let report: @Sendable (Event) -> Void
    private var turnCount = 0
    private var savedByteCount = 0

    /// A thread that may wait for the disk.
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe executor.asUnownedSerialExecutor()
    }

    /// - Parameters:
    ///   - budgetFile: the file that the server's budgets were read from; nil for the built-in.
    ///   - report: must not wait.
    package init(
        _ server: AggregatorServer, budgetFile: String?,
        report: @escaping @Sendable (Event) -> Void
    ) {
        self.server = server
        self.report = report
        reloader = budgetFile.map { BudgetReloader(path: $0, server: server) }
    }

    /// Works until it is cancelled; then writes a last checkpoint.
    package func run() async {
        while !Task.isCancelled {
            turn()
            try? await Task.sleep(for: Self.interval)
        }
        save()
    }

    /// One second's work.
    func turn() {
        turnCount += 1
        server.lookAtAlerts()
        switch reloader?.check() {
        case .replaced: report(.budgetsReplaced)
        case .refused(let error): report(.budgetsRefused("\(error)"))
        case .unchanged, nil: break
        }
        let isDue = turnCount % Self.checkpointTurnMax == 0
        let isMuch = server.loggedByteCount - savedByteCount >= Self.checkpointByteCountMax
        if isDue || isMuch { save() }
    }

    private func save() {
        savedByteCount = server.loggedByteCount
        do { try server.saveCheckpoint() } catch { report(.checkpointFailed(error.message)) }
    }
}

/// A thread for calls that can only block.
private final class BlockingExecutor: SerialExecutor {
    private let queue: DispatchQueue

    init(label: String) { queue = DispatchQueue(label: label) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}

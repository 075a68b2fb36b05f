/// What PostgreSQL spent on one of the service's statements since its statistics began.
package struct StatementFigures: Sendable, Equatable {
    /// Statements in one answer; those that took the most time.
    package static let countMax = 64

    /// The statement's name, as the service prepares it; nil for what has no name of ours.
    package let name: String?
    /// Times that it was executed, by all instances.
    package let callCount: Int64
    /// Time that it ran, in seconds.
    package let seconds: Double
    /// Rows that it returned or changed.
    package let rowCount: Int64
    /// Blocks that were not in shared memory and had to be read.
    package let readBlockCount: Int64

    /// Figures of a statement.
    package init(
        name: String?, callCount: Int64, seconds: Double, rowCount: Int64, readBlockCount: Int64
    ) {
        self.name = name
        self.callCount = callCount
        self.seconds = seconds
        self.rowCount = rowCount
        self.readBlockCount = readBlockCount
    }
}

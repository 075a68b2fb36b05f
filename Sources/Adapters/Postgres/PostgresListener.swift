/// Who reads without a task: told once, on the pool's loop, perhaps before the asking returns. It
/// may ask again from there.
package protocol PostgresListener: AnyObject {
    /// The rows.
    func postgresFound(_ rows: PostgresRows)
    /// There is no answer: ``PostgresError`` as of ``PostgresPool/read(_:_:deadline:)``, but
    /// `cancelled`.
    func postgresFailed(_ error: PostgresError)
    /// For whom it reads, as numbers: the caller and the party that the caller acts for. Asked for
    /// when the read has to wait.
    var turn: (caller: UInt64, party: UInt64) { get }
}

extension PostgresListener {
    /// The process itself.
    package var turn: (caller: UInt64, party: UInt64) { (0, 0) }
}

/// Who reads without a task: told once, on the pool's loop, perhaps before the asking returns. It
/// may ask again from there.
package protocol PostgresListener: AnyObject {
    /// The rows.
    func postgresFound(_ rows: PostgresRows)
    /// There is no answer: ``PostgresError`` as of ``PostgresPool/read(_:_:deadline:)``, but
    /// `cancelled`.
    func postgresFailed(_ error: PostgresError)
}

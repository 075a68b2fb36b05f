/// Who reads a record without a task: told once, on the loop, perhaps before the asking returns.
package protocol StoreListener: AnyObject {
    /// The record; nil when there is none, and when the store does not say.
    func storeFound(_ patient: SealedPatient?)
    /// For whom it reads, as numbers: the caller and the party that the caller acts for. Asked for
    /// when the read has to wait.
    var turn: (caller: UInt64, party: UInt64) { get }
}

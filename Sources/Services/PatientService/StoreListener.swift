/// Who reads a record without a task: told once, on the loop, perhaps before the asking returns.
package protocol StoreListener: AnyObject {
    /// The record; nil when there is none, and when the store does not say.
    func storeFound(_ patient: SealedPatient?)
}

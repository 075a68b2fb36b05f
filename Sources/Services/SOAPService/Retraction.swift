/// A document that the EHR is to be told about once more: its note was erased here.
package struct Retraction: Sendable, Hashable {
    /// Which document.
    package let name: HandOffName
    /// Whether it was never right; otherwise the EHR is to delete it.
    package let enteredInError: Bool

    /// A retraction of its parts.
    package init(name: HandOffName, enteredInError: Bool) {
        self.name = name
        self.enteredInError = enteredInError
    }
}

/// Why a line cannot be taken. Nothing else leaves this module.
package struct FHIRError: Error, Sendable {
    /// The kind of failure, to switch on.
    package enum Code: String, Sendable {
        /// The line is not JSON in UTF-8, is deeper than the reader goes, or names a member twice.
        case notJSON
        /// The line is longer than ``FHIRLimits/lineByteCountMax``.
        case tooLong
        /// The resource is of a type or category that charts do not hold. Others may want it.
        case notHeld
        /// A member that is needed is not there.
        case missing
        /// A member has another type than FHIR gives it, or a value that its rule does not allow.
        case wrong
        /// What the line says would be something else without a member that cannot be held.
        case notUnderstood
    }

    /// The kind of failure.
    package let code: Code
    /// One sentence for an operator: the path of the member and its rule, never a value.
    package let message: String
    /// The error underneath, if there is one.
    package let cause: (any Error)?

    /// A failure and the sentence about it.
    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }
}

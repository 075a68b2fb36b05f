/// Why a budget table is refused.
public struct BudgetError: Error, Sendable, CustomStringConvertible {
    /// What a caller may switch on.
    public enum Code: String, Sendable {
        /// The text is not of the form of a budget file.
        case malformed
        /// A name is missing, too long, of other characters, or there twice.
        case badName
        /// A limit is missing, not positive, or smaller than that of a lower percentile.
        case badLimit
        /// The parts of a split add up to more than the limit, or one is there twice.
        case badSplit
        /// A gate on an operation that no method can measure.
        case badGate
        /// More operations or parts than a table may have.
        case tooMany
    }

    /// What a caller may switch on.
    public let code: Code
    /// One sentence for an operator.
    public let message: String
    /// The line in the file, from 1; nil when the table was not read from one.
    public let line: Int?
    /// What this error was made from.
    public let cause: (any Error)?

    /// An error of one code and one sentence, about one line.
    public init(
        _ code: Code, _ message: String, line: Int? = nil, cause: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.line = line
        self.cause = cause
    }

    /// The sentence, after the line it is about.
    public var description: String { line.map { "line \($0): \(message)" } ?? message }
}

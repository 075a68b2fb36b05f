/// Why an operator's list of metrics cannot be used.
package struct MetricCatalogueError: Error, Sendable {
    /// What is wrong.
    package enum Code: String, Sendable {
        /// A line is not of the form.
        case badLine
        /// The file, or what a line would make, is too large.
        case tooLarge
    }

    /// What is wrong.
    package let code: Code
    /// The line, from 1; 0 for the file.
    package let line: Int
    /// One sentence for an operator.
    package let message: String
    /// What caused it; always nil.
    package let cause: (any Error)? = nil

    init(_ code: Code, line: Int, _ message: String) {
        self.code = code
        self.line = line
        self.message = line == 0 ? "the file \(message)" : "line \(line) \(message)"
    }
}

/// Why a note could not be taken. Nothing else leaves this module.
public struct ClinicalTextError: Error, Sendable {
    /// What callers switch on.
    public enum Code: String, Sendable {
        /// None of the four SOAP sections was found.
        case noSection
        /// The note is longer than ``NoteParser/noteByteCountMax``.
        case tooLong
        /// The note is not well-formed UTF-8.
        case notUTF8
        /// The note has more sections, codes and values than ``NoteParser/findingCountMax``.
        case tooManyFindings
        /// A terminology file is not as it must be; the message says in which line.
        case badTerminology
        /// A code table is not as it must be; the message says in which line.
        case badCodeTable
    }

    /// What is wrong with the note.
    public let code: Code
    /// One sentence for an operator: sizes only, never text of the note.
    public let message: String
    /// The error underneath, if there is one.
    public let cause: (any Error)?

    /// An error and the sentence about it; no text of the note in either.
    public init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }
}

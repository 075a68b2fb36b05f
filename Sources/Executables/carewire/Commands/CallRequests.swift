internal import Messages

/// The requests of one call, as they stand one after the other in a text.
enum CallRequests {
    /// JSON objects in one text, at most.
    static let countMax = 100_000

    /// Parses a text of one or more JSON objects, with or without white space between them.
    ///
    /// - Throws: `MessageError` for what is no JSON, `CLIError` for more than ``countMax``.
    static func parse(_ text: String) throws -> [JSONValue] {
        var requests: [JSONValue] = []
        for document in documents(of: text) {
            guard requests.count < countMax else {
                throw CLIError(.usage, "more than \(countMax) requests")
            }
            requests.append(try JSONValue(parsing: document))
        }
        return requests
    }

    /// Cuts a text behind every bracket that closes the outermost one. Whether the pieces are JSON
    /// is the parser's business; one that is not stays in one piece with all behind it.
    private static func documents(of text: String) -> [String] {
        var documents: [String] = []
        var depth = 0
        var isInString = false
        var isEscaped = false
        var start = text.utf8.startIndex
        for index in text.utf8.indices {
            let octet = text.utf8[index]
            if isInString {
                isInString = isEscaped || octet != UInt8(ascii: "\"")
                isEscaped = !isEscaped && octet == UInt8(ascii: "\\")
                continue
            }
            switch octet {
            case UInt8(ascii: "\""): isInString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                guard depth == 0 else { continue }
                let end = text.utf8.index(after: index)
                documents.append(String(text[start..<end]))
                start = end
            default: continue
            }
        }
        let rest = text[start...]
        if !rest.allSatisfy(\.isWhitespace) || documents.isEmpty { documents.append(String(rest)) }
        return documents
    }
}

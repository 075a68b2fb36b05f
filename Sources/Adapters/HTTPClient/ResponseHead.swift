/// Collects status and headers, line by line; no I/O.
struct ResponseHead {
    /// What to do with the line.
    enum OnLine: Equatable {
        case proceed
        /// The bound is passed: break off.
        case tooLarge
    }

    private(set) var status = 0
    private(set) var headers: [(name: String, value: String)] = []
    private let byteCountMax: Int
    private var byteCount = 0
    /// Whether the empty line after the headers has come.
    private(set) var isComplete = false

    init(byteCountMax: Int) { self.byteCountMax = byteCountMax }

    /// Takes one line with its line end. Lines after the empty one are trailers, counted and
    /// dropped, unless a status line shows that what came before was an interim answer.
    mutating func take(_ line: some RandomAccessCollection<UInt8>) -> OnLine {
        byteCount += line.count
        if byteCount > byteCountMax { return .tooLarge }
        let text = String(decoding: line, as: UTF8.self)
        let content = text.split(whereSeparator: \.isNewline).first ?? ""
        if content.hasPrefix("HTTP/") {
            status = content.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
            headers = []
            isComplete = false
        } else if content.isEmpty {
            isComplete = true
        } else if !isComplete, let colon = content.firstIndex(of: ":") {
            let value = content[content.index(after: colon)...]
            headers.append((content[..<colon].lowercased(), Self.trimmed(value)))
        }
        return .proceed
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text.drop { $0 == " " || $0 == "\t" }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return String(text)
    }
}

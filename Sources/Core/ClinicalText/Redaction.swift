/// A note without its identifiers, and which octet of it stands for which of the original.
public struct Redaction: Sendable, Equatable, Redacted {
    /// One identifier and what stands for it.
    public struct Replacement: Sendable, Equatable {
        /// Which identifier.
        public let category: IdentifierSpan.Category
        /// Where it stands in the original, in octets.
        public let original: Range<Int>
        /// Where its substitute stands in ``Redaction/text``.
        public let redacted: Range<Int>
    }

    /// The note with a substitute for each identifier.
    public let text: [UInt8]
    /// In the order of the text.
    public let replacements: [Replacement]

    init(_ note: [UInt8], _ spans: [IdentifierSpan]) {
        var text: [UInt8] = []
        text.reserveCapacity(note.count)
        var replacements: [Replacement] = []
        var position = 0
        for span in Self.merged(spans) {
            text += note[position..<span.range.lowerBound]
            let start = text.count
            text += span.category.substitute.utf8
            replacements.append(
                Replacement(
                    category: span.category, original: span.range, redacted: start..<text.count))
            position = span.range.upperBound
        }
        text += note[position...]
        self.text = text
        self.replacements = replacements
    }

    /// Spans in order, those that overlap made one.
    private static func merged(_ spans: [IdentifierSpan]) -> [IdentifierSpan] {
        var result: [IdentifierSpan] = []
        for span in spans.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            if let last = result.last, span.range.lowerBound < last.range.upperBound {
                result[result.count - 1] = IdentifierSpan(
                    category: last.category,
                    range: last.range.lowerBound..<max(last.range.upperBound, span.range.upperBound)
                )
            } else {
                result.append(span)
            }
        }
        return result
    }

    /// The octet of the original that an octet of ``text`` stands for; within a substitute, the
    /// identifier's first.
    public func originalOffset(of offset: Int) -> Int {
        map(offset, from: \.redacted, to: \.original) { $0.lowerBound }
    }

    /// As ``originalOffset(of:)`` for the end of a range: within a substitute, the identifier's
    /// end.
    func originalEnd(of offset: Int) -> Int {
        map(offset, from: \.redacted, to: \.original) { $0.upperBound }
    }

    /// The octet of ``text`` that an octet of the original became; within an identifier, the
    /// substitute's first.
    public func redactedOffset(of offset: Int) -> Int {
        map(offset, from: \.original, to: \.redacted) { $0.lowerBound }
    }

    private func map(
        _ offset: Int, from: KeyPath<Replacement, Range<Int>>, to: KeyPath<Replacement, Range<Int>>,
        _ border: (Range<Int>) -> Int
    ) -> Int {
        var low = 0
        var high = replacements.count
        while low < high {
            let middle = (low + high) / 2
            if replacements[middle][keyPath: from].upperBound <= offset {
                low = middle + 1
            } else {
                high = middle
            }
        }
        if low < replacements.count, replacements[low][keyPath: from].lowerBound < offset {
            return border(replacements[low][keyPath: to])
        }
        guard low > 0 else { return offset }
        let last = replacements[low - 1]
        return offset - last[keyPath: from].upperBound + last[keyPath: to].upperBound
    }
}

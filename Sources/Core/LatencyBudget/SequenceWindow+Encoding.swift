/// The form in which an aggregator keeps over a restart which batches have come.
extension SequenceWindow {
    /// Writes the window.
    package func encode(in writer: inout OctetWriter) {
        for number in [highest, settled, lostCount, UInt64(beyond.count)] { writer.append(number) }
        for number in beyond.sorted() { writer.append(number - settled) }
    }

    /// Reads what ``encode(in:)`` wrote.
    ///
    /// - Throws: ``SketchError`` for octets of no window.
    package init(_ reader: inout OctetReader) throws(SketchError) {
        self.init()
        highest = try reader.number()
        settled = try reader.number()
        lostCount = try reader.number()
        guard settled <= highest, highest - settled <= Self.spanMax else {
            throw SketchError(.malformed, "a window of batches is too wide")
        }
        for _ in 0..<(try reader.number(upTo: Int(Self.spanMax))) {
            let ahead = try reader.number()
            guard ahead >= 1, ahead <= highest - settled else {
                throw SketchError(.malformed, "a batch lies beyond its window")
            }
            beyond.insert(settled + ahead)
        }
    }
}

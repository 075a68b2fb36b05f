/// The form in which windows are kept over a restart.
extension TallyWindows {
    /// The latest second that is read: some three hundred years.
    package static let secondMax = 10_000_000_000

    func encode(in writer: inout OctetWriter) {
        writer.append(UInt64(openIndex))
        writer.append(counted: open.encoded())
        writer.append(forgottenCount)
        for level in levels {
            let indices = level.slots.keys.sorted()
            writer.append(UInt64(indices.count))
            for index in indices {
                writer.append(UInt64(index))
                writer.append(counted: level.slots[index] ?? [])
            }
        }
    }

    /// - Throws: ``SketchError`` for octets of no windows. What a slot holds is looked at when it
    ///   is needed.
    init(_ reader: inout OctetReader, heldByteCountMax: Int) throws(SketchError) {
        self.init(heldByteCountMax: heldByteCountMax)
        openIndex = try reader.number(upTo: Self.secondMax)
        open = try OperationTally(
            decoding: reader.part(upTo: OperationTally.encodedByteCountMax))
        forgottenCount = try reader.number()
        for level in levels.indices {
            var last = -1
            for _ in 0..<(try reader.number(upTo: Self.slotCountMax[level] + 2)) {
                let index = try reader.number(upTo: Self.secondMax)
                guard index > last else {
                    throw SketchError(.malformed, "a slot is out of order")
                }
                last = index
                let octets = try reader.part(upTo: OperationTally.encodedByteCountMax)
                keep(octets, level: level, index: index)
            }
        }
    }
}

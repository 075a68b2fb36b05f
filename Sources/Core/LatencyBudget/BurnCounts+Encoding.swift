/// The form in which counts are kept over a restart: the minutes in which something came.
extension BurnCounts {
    func encode(in writer: inout OctetWriter) {
        writer.append(UInt64(latest))
        let minutes = keptMinutes.filter { slots[$0 % Self.slotCountMax].total > 0 }
        writer.append(UInt64(minutes.count))
        for minute in minutes {
            let count = slots[minute % Self.slotCountMax]
            writer.append(UInt64(latest - minute))
            writer.append(count.total)
            writer.append(count.bad)
        }
    }

    private var keptMinutes: Range<Int> {
        slots.isEmpty ? 0..<0 : max(0, latest - Self.slotCountMax + 1)..<(latest + 1)
    }

    init(_ reader: inout OctetReader) throws(SketchError) {
        self.init()
        latest = try reader.number(upTo: TallyWindows.secondMax)
        let count = try reader.number(upTo: Self.slotCountMax)
        guard count > 0 else { return }
        slots = Array(repeating: Count(), count: Self.slotCountMax)
        for _ in 0..<count {
            let age = try reader.number(upTo: min(latest, Self.slotCountMax - 1))
            var kept = Count()
            kept.total = try reader.number()
            kept.bad = try reader.number()
            slots[(latest - age) % Self.slotCountMax] = kept
        }
    }
}

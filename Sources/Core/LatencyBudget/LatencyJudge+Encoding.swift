/// The form in which a judge's measurements are kept over a restart.
extension LatencyJudge {
    /// The version that is written, and the only one that is read.
    public static let encodingVersion: UInt8 = 1

    /// When the first measurement came, from which seconds are counted; nil before it.
    public var beganAt: ContinuousClock.Instant? { origin }

    /// What was measured, in a compact form.
    public func encoded() -> [UInt8] {
        var writer = OctetWriter()
        writer.append(octet: Self.encodingVersion)
        writer.append(UInt64(subjects.count))
        for (operation, subject) in zip(table.operations, subjects) {
            writer.append(operation.name)
            writer.append(operation.method ?? "")
            var part = OctetWriter()
            subject.windows.encode(in: &part)
            subject.burn.encode(in: &part)
            writer.append(counted: part.octets)
        }
        return writer.octets
    }

    /// Goes on with what another judge had measured of operations of the same name and method, in
    /// place of what this one has.
    ///
    /// - Parameters:
    ///   - octets: what ``encoded()`` gave.
    ///   - origin: when the other judge's first measurement came; nil when none had.
    /// - Throws: ``SketchError`` for octets of another version or of no judge; then this one is as
    ///   before.
    public mutating func restore(
        _ octets: [UInt8], beganAt origin: ContinuousClock.Instant?
    ) throws(SketchError) {
        var reader = OctetReader(octets)
        guard try reader.octet() == Self.encodingVersion else {
            throw SketchError(.unknownVersion, "measurements of another version")
        }
        var restored = LatencyJudge(table, heldByteCountMax: heldByteCountMax)
        for _ in 0..<(try reader.number(upTo: BudgetTable.operationCountMax)) {
            let name = try reader.name()
            let method = String(
                decoding: try reader.part(upTo: BudgetTable.nameByteCountMax), as: UTF8.self)
            let part = try reader.part(upTo: octets.count)
            guard
                let index = table.operations.firstIndex(where: {
                    $0.name == name && ($0.method ?? "") == method
                })
            else { continue }
            var inner = OctetReader(part)
            restored.subjects[index].windows = try TallyWindows(
                &inner, heldByteCountMax: heldByteCountMax)
            restored.subjects[index].burn = try BurnCounts(&inner)
            guard inner.isAtEnd else { throw SketchError(.malformed, "octets are left over") }
        }
        guard reader.isAtEnd else { throw SketchError(.malformed, "octets are left over") }
        restored.origin = origin
        self = restored
    }
}

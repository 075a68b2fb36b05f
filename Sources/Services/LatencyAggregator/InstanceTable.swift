internal import LatencyBudget

/// Which batches of which instances have come, for a bounded number of instances.
struct InstanceTable {
    /// Instances known; beyond it the one that was heard of longest ago is forgotten.
    static let instanceCountMax = 1_024

    private struct Instance {
        var sequences = SequenceWindow()
        var lastTurn: UInt64
    }

    private var instances: [String: Instance] = [:]
    private var turn: UInt64 = 0
    private var forgottenMissingCount: UInt64 = 0

    mutating func take(_ instance: String, sequence: UInt64) -> SequenceWindow.OnTake {
        turn &+= 1
        if instances[instance] == nil, instances.count >= Self.instanceCountMax { forgetOldest() }
        instances[instance, default: Instance(lastTurn: turn)].lastTurn = turn
        return instances[instance, default: Instance(lastTurn: turn)].sequences.take(sequence)
    }

    private mutating func forgetOldest() {
        guard let oldest = instances.min(by: { $0.value.lastTurn < $1.value.lastTurn }) else {
            return
        }
        forgottenMissingCount &+= oldest.value.sequences.missingCount
        instances[oldest.key] = nil
    }

    /// Batches that have not come although later ones have.
    var missingCount: UInt64 {
        instances.values.reduce(forgottenMissingCount) { $0 &+ $1.sequences.missingCount }
    }

    /// Writes which batches have come.
    func encode(in writer: inout OctetWriter) {
        writer.append(turn)
        writer.append(forgottenMissingCount)
        writer.append(UInt64(instances.count))
        for (name, instance) in instances.sorted(by: { $0.key < $1.key }) {
            writer.append(name)
            writer.append(instance.lastTurn)
            instance.sequences.encode(in: &writer)
        }
    }

    /// Nothing has come.
    init() {}

    /// Reads what ``encode(in:)`` wrote.
    ///
    /// - Throws: ``SketchError`` for octets of no table.
    init(_ reader: inout OctetReader) throws(SketchError) {
        turn = try reader.number()
        forgottenMissingCount = try reader.number()
        for _ in 0..<(try reader.number(upTo: Self.instanceCountMax)) {
            let name = String(
                decoding: try reader.part(upTo: 2 * BudgetTable.nameByteCountMax + 1),
                as: UTF8.self)
            let lastTurn = try reader.number()
            instances[name] = Instance(
                sequences: try SequenceWindow(&reader), lastTurn: lastTurn)
        }
    }
}

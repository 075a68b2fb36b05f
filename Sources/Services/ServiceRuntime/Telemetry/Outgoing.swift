internal import Batching
internal import LatencyBudget
internal import Messages

/// A batch under way.
struct Outgoing: Sendable {
    /// Whose batches they are.
    struct Sender {
        let service: String
        let instance: String
        /// The operations by the numbers that records have.
        let names: [String]
    }

    let id: BatchID
    /// The batch as the contract has it.
    let request: AggregatorV1.RecordRequest
    let hopCount: Int
    /// Attempts that may have been seen.
    var attemptCount = 0

    init(
        id: BatchID, _ hops: [PackedHop], of sender: Sender, sequence: UInt64,
        droppedCount: UInt64
    ) {
        self.id = id
        hopCount = hops.count
        var hops = hops
        let operations = Self.renumber(&hops, sender.names)
        request = AggregatorV1.RecordRequest(
            service: sender.service, instance: sender.instance, operations: operations,
            droppedCount: droppedCount, sequence: sequence,
            packedHops: PackedHop.octets(hops))
    }

    /// Only the names that the batch needs go with it.
    private static func renumber(_ hops: inout [PackedHop], _ names: [String]) -> [String] {
        var operations: [String] = []
        var places = [Int](repeating: -1, count: names.count)
        for index in hops.indices {
            let number = hops[index].operation
            guard number < names.count else { continue }
            if places[number] < 0 {
                places[number] = operations.count
                operations.append(names[number])
            }
            hops[index].operation = places[number]
        }
        return operations
    }
}

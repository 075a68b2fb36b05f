/// Reading connections of one kind, and the reads that wait for one of them. On the loop's thread
/// only.
final class ReadLane {
    var members: [PipelineConnection] = []
    let waiting: CallQueue

    init(waitingMax: Int) { waiting = CallQueue(countMax: waitingMax) }

    /// The one with the least on its way; one that holds up callers who have left comes last.
    var best: PipelineConnection? {
        var best: PipelineConnection?
        for reader in members where reader.takesReads {
            guard let other = best else {
                best = reader
                continue
            }
            let isHeldUp = reader.tombstoneCount > 0
            if isHeldUp == (other.tombstoneCount > 0)
                ? reader.inFlightCount < other.inFlightCount : !isHeldUp
            {
                best = reader
            }
        }
        return best
    }
}

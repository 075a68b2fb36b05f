/// Reading connections of one kind, and the reads that wait for one of them. On the loop's thread
/// only.
final class ReadLane {
    var members: [PipelineConnection] = []
    let waiting: WaitingCalls

    init(waitingMax: Int) { waiting = WaitingCalls(countMax: waitingMax) }

    /// The one with the least on its way; one that holds up callers who have left comes last. For
    /// an emergency there is some more room on each.
    func best(isUrgent: Bool) -> PipelineConnection? {
        var best: PipelineConnection?
        for reader in members where reader.takesReads(isUrgent: isUrgent) {
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

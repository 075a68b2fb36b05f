extension PostgresPool {
    /// Sends a read over the best connection, or lets it wait.
    func submitRead(_ call: PostgresCall) {
        if waitingReads.isEmpty, let reader = bestReader() { return send(call, over: reader) }
        for reader in readers { reader.start() }
        guard readers.contains(where: \.mayServe) else { return refuse(call) }
        if waitingReads.isFull {
            return finish(
                call,
                .failure(PostgresError(.poolExhausted, "\(waitingReads.count) reads wait already")))
        }
        waitingReads.append(call)
    }

    /// Sends the reads that wait, as far as there is room.
    func sendWaitingReads() {
        while !waitingReads.isEmpty, let reader = bestReader(), let call = waitingReads.popFirst() {
            send(call, over: reader)
        }
    }

    /// The one with the least on its way; one that holds up callers who have left comes last.
    private func bestReader() -> PipelineConnection? {
        var best: PipelineConnection?
        for reader in readers where reader.takesReads {
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

    private func send(_ call: PostgresCall, over reader: PipelineConnection) {
        guard case .read(let step) = call.work else { return }
        if reader.send(read: call, step) { return }
        waitingReads.prepend([call])
        reader.lose()
    }
}

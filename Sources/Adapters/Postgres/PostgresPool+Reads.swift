extension PostgresPool {
    /// Sends a read over the best connection of its lane, or lets it wait.
    func submitRead(_ call: PostgresCall) {
        guard case .read(let step) = call.work else { return }
        let lane = step.statement.isSlow ? slowReads : reads
        if lane.waiting.isEmpty || call.isUrgent, let reader = lane.best(isUrgent: call.isUrgent) {
            return send(call, over: reader, lane)
        }
        for reader in lane.members { reader.start() }
        guard lane.members.contains(where: \.mayServe) else { return refuse(call) }
        if lane.waiting.isFull(for: call) {
            return finish(
                call,
                .failure(PostgresError(.poolExhausted, "\(lane.waiting.count) reads wait already")))
        }
        lane.waiting.append(call)
    }

    /// Sends the reads that wait, as far as there is room.
    func sendWaitingReads() {
        sendWaiting(reads)
        sendWaiting(slowReads)
    }

    private func sendWaiting(_ lane: ReadLane) {
        while let next = lane.waiting.first, let reader = lane.best(isUrgent: next.isUrgent) {
            lane.waiting.remove(next)
            send(next, over: reader, lane)
        }
    }

    private func send(_ call: PostgresCall, over reader: PipelineConnection, _ lane: ReadLane) {
        guard case .read(let step) = call.work else { return }
        if reader.send(read: call, step) { return }
        lane.waiting.prepend([call])
        reader.lose()
    }
}

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
        wait(call, lane.waiting)
    }

    /// Lets a call wait in its turn, or refuses it, or the one that gives way to it. False when it
    /// does not wait.
    @discardableResult
    func wait(_ call: PostgresCall, _ waiting: WaitingCalls) -> Bool {
        let refused: PostgresCall
        switch waiting.append(call) {
        case .waits: return true
        case .displaced(let other): refused = other
        case .full: refused = call
        }
        finish(
            refused,
            .failure(PostgresError(.poolExhausted, "\(waiting.count) calls wait already")))
        return refused !== call
    }

    /// Sends the reads that wait, as far as there is room.
    func sendWaitingReads() {
        sendWaiting(reads)
        sendWaiting(slowReads)
    }

    private func sendWaiting(_ lane: ReadLane) {
        while let next = lane.waiting.first, let reader = lane.best(isUrgent: next.isUrgent) {
            _ = lane.waiting.popFirst()
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

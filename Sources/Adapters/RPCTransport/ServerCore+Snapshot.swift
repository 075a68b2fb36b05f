internal import LatencyBudget
internal import RPC
internal import Reactor
internal import TTRPC

/// What one loop's part of a server is doing.
extension ServerCore {
    /// Adds this loop's figures; the table is the same on every loop.
    func add(to snapshot: inout ServerSnapshot) {
        snapshot.isDraining = unsafe snapshot.isDraining || isStopped
        snapshot.connectionCount += connections.count
        let room = max(0, ServerSnapshot.listedConnectionMax - snapshot.connections.count)
        let now = loop.currentTime
        for connection in connections.prefix(room) {
            snapshot.connections.append(connection.snapshot(at: now))
        }
        snapshot.concurrencyLimit += unsafe admission.concurrencyLimit
        snapshot.runningCallCount += unsafe openCallCount - admission.waitingCount
        for lane in CallPriority.allCases {
            let count = unsafe admission.waitingCount(lane)
            if count > 0 { snapshot.waitingCallCount[lane, default: 0] += count }
        }
        for reason in ServerRefusal.allCases {
            let count = unsafe refusals[reason.rawValue]
            if count > 0 { snapshot.refusals[reason.name, default: 0] += count }
        }
    }

    /// Adds this loop's figures of the methods, in the order of the table.
    func add(to tallies: inout [MethodTally]) {
        if tallies.isEmpty { tallies = table.methods.map { MethodTally($0.name) } }
        for (index, slot) in methodSlots.enumerated() { unsafe tallies[index].add(figures[slot]) }
    }

    /// What this loop has before it.
    func loopSnapshot() -> LoopSnapshot {
        let open = openCalls.sorted { $0.arrivedAt < $1.arrivedAt }
        let now = loop.currentMoment
        var snapshot = LoopSnapshot(name: loop.name)
        snapshot.queuedJobCount = loop.queuedJobCount
        snapshot.timerCount = loop.timerCount
        snapshot.openCallCount = open.count
        snapshot.calls = open.prefix(LoopSnapshot.listedCallMax).compactMap { $0.snapshot(at: now) }
        return snapshot
    }

    /// Where the methods of a table are found, in its order.
    static func slots(of table: MethodTable) -> [Int] {
        table.methods.map { method in
            unsafe Array(method.name.service.utf8).withUnsafeBytes { service in
                unsafe Array(method.name.name.utf8).withUnsafeBytes { name in
                    unsafe table.find(service: service, name: name)?.slot ?? 0
                }
            }
        }
    }
}

extension ServerCall {
    /// What operators see of the call; nil when it has ended.
    fileprivate func snapshot(at now: Moment) -> OpenCall? {
        guard let context else { return nil }
        return OpenCall(
            method: context.method, phase: phase(of: context),
            age: .nanoseconds(now.nanoseconds - arrivedAt.nanoseconds),
            timeLeft: .nanoseconds(context.expiresAt.nanoseconds - now.nanoseconds),
            traceID: context.trace.traceID, priority: context.priority)
    }

    private func phase(of context: CallContext) -> OpenCall.Phase {
        if ticket >= 0 { return .waiting }
        if verdict != nil { return .stopped }
        if isSending || awaitsRoom || returnedAt != nil { return .sending }
        return context.run.awaitsDownstream ? .downstream : .running
    }
}

extension ServerConnection {
    func snapshot(at now: ContinuousClock.Instant) -> ConnectionSnapshot {
        let carried = unsafe counters
        let agreed = unsafe machine.capabilities
        return unsafe ConnectionSnapshot(
            peer: peer.identity, remoteAddress: remoteAddress, openCallCount: machine.runningCount,
            callCount: callCount, octetsIn: carried.octetsIn, octetsOut: carried.octetsOut,
            queuedByteCount: queuedByteCount, age: now - acceptedAt,
            capabilities: agreed.isEmpty ? "" : agreed.text)
    }
}

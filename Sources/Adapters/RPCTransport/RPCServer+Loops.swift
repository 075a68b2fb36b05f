internal import Reactor

extension RPCServer {
    /// What each loop has before it, and the calls under way on it; empty before the start and
    /// after the drain. A loop that does not answer within `limit` is said to be silent.
    public func loops(within limit: Duration) async -> [LoopSnapshot] {
        let cores = runningCores
        return await withTaskGroup(of: (Int, LoopSnapshot).self) { group in
            for (index, core) in cores.enumerated() {
                group.addTask { (index, await Self.ask(core, within: limit)) }
            }
            let answers = await group.reduce(into: []) { $0.append($1) }
            return answers.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    /// The loop's answer, or what can be said without one: a loop that is held runs nothing.
    private static func ask(_ core: ServerCore, within limit: Duration) async -> LoopSnapshot {
        let (answers, answer) = AsyncStream<LoopSnapshot>.makeStream(
            bufferingPolicy: .bufferingOldest(1))
        let askedAt = ContinuousClock.now
        core.loop.submit {
            var snapshot = core.loopSnapshot()
            snapshot.answerTime = ContinuousClock.now - askedAt
            answer.yield(snapshot)
            answer.finish()
        }
        let told = await withTaskGroup(of: LoopSnapshot?.self) { group in
            group.addTask {
                for await snapshot in answers { return snapshot }
                return nil
            }
            group.addTask {
                try? await Task.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
        if let told { return told }
        var silent = LoopSnapshot(name: core.loop.name)
        silent.isSilent = true
        silent.answerTime = ContinuousClock.now - askedAt
        return silent
    }
}

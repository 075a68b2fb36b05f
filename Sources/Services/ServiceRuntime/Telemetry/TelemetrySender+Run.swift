internal import Synchronization

extension TelemetrySender {
    /// Between two visits to the buffer.
    private static let collectInterval = Duration.milliseconds(50)
    /// Between two pushes, in visits: one second.
    private static let pushVisitCount = 20
    /// What is left of the work when ``run()`` is cancelled must be done in this time.
    private static let farewellMax = Duration.milliseconds(500)

    /// Sends until it is cancelled, then what is left, in at most half a second.
    package func run() async {
        let isStopping = Stop()
        // A task of its own, since a cancelled one could not send what is left.
        let work = Task { await self.work(until: isStopping) }
        await withTaskCancellationHandler {
            await work.value
        } onCancel: {
            isStopping.set()
            Task {
                try? await Task.sleep(for: Self.farewellMax)
                work.cancel()
            }
        }
    }

    private func work(until isStopping: Stop) async {
        await withTaskGroup { group in
            // A loop for each, so that no sink holds up another, and a slow one not the buffer.
            group.addTask { await self.repeating(isStopping) { self.collect() } }
            for line in lines {
                group.addTask { await self.repeating(isStopping) { await self.send(line) } }
            }
            group.addTask {
                var visitCount = 0
                await self.repeating(isStopping) {
                    visitCount += 1
                    guard visitCount % Self.pushVisitCount == 0 else { return }
                    await self.pushMetrics()
                }
            }
        }
        await finish()
    }

    private func repeating(_ isStopping: Stop, _ body: () async -> Void) async {
        while !isStopping.isSet, !Task.isCancelled {
            await body()
            try? await Task.sleep(for: Self.collectInterval)
        }
    }

    /// Sends what is left, as far as the sinks take it.
    func finish() async {
        collect()
        for line in lines { line.drain() }
        await withTaskGroup { group in
            for line in lines { group.addTask { await self.send(line) } }
            group.addTask { await self.pushMetrics() }
        }
    }
}

/// Set once, from any thread.
private final class Stop: Sendable {
    private let flag = Atomic(false)

    var isSet: Bool { flag.load(ordering: .relaxed) }

    func set() { flag.store(true, ordering: .relaxed) }
}

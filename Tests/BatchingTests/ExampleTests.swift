import Batching
import Testing

@Suite struct ExampleTests {
    /// The example of the module's page, as it stands there but for its last line.
    @Test func theExampleOfThePageAnswersAndLosesNothing() async throws {
        let configuration = try BatchingConfiguration(
            batchCountMax: 50, flushesWhenIdle: true, overflow: .wait)
        let batcher = Batcher<String, String, Int>(
            configuration, clock: BatcherClock(ContinuousClock())
        ) { batch in
            .perItem(batch.payloads.map { .success($0.count) })
        }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await batcher.run() }
            while !batcher.isRunning { await Task.yield() }
            let deadline = ContinuousClock.now + .seconds(2)
            let length = try? await batcher.submit(
                "Observation/7", tenant: Tenant("north"), sharing: .queued("Observation/7"),
                deadline: deadline)
            let lost = await batcher.drain(until: deadline)
            #expect((length ?? -1, lost) == (13, 0))
        }
    }
}

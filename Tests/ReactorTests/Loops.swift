import Reactor

/// Runs a test with a started loop, which is stopped afterwards.
func withLoop(_ body: (EventLoop) async throws -> Void) async throws {
    let loop = EventLoop(name: "test")
    loop.start()
    defer { loop.stop() }
    try await body(loop)
}

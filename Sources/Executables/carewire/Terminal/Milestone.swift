/// A step of a longer work, told when it is done with the time it took.
enum Milestone {
    static func report<Result>(
        _ name: String, _ body: () async throws -> Result
    ) async rethrows -> Result {
        let start = ContinuousClock.now
        let result = try await body()
        let tenths = (ContinuousClock.now - start).wholeNanoseconds / 100_000_000
        Console.say("\(name) (\(tenths / 10).\(tenths % 10) s)")
        return result
    }
}

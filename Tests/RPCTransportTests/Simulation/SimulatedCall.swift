import Messages
import RPC
import TestSupport

/// One call of a simulated run: what is asked, and what came of it.
// Safety: used by the thread that turns the simulation.
final class SimulatedCall: @unchecked Sendable {
    /// The methods of the simulated service.
    enum Kind: Int, CaseIterable {
        case now, later, read, relay, collect, list, chat
    }

    let number: Int
    let kind: Kind
    /// What is sent; begins with the number.
    let data: [UInt8]
    /// Messages of a stream, of those kinds that have one.
    let messageCount: Int
    /// How long the handler waits: before its answer, or before each of them.
    let waitMilliseconds: Int
    let timeout: Duration
    var options = CallOptions()

    /// Called from a task of another loop than the client's.
    let isForeign: Bool

    // MARK: What came of it

    var deadline: ContinuousClock.Instant?
    var endings: [String] = []
    /// The failure's sentence.
    private(set) var reason = ""
    var endedAt: ContinuousClock.Instant?
    /// What is wrong with an answer.
    var fault: String?
    /// How often its handler began.
    var runCount = 0

    /// - Parameter size: octets of the data; nil for any.
    init(_ number: Int, _ random: inout SeededGenerator, size: Int?) {
        self.number = number
        kind = Kind.allCases[random.below(size == nil ? Kind.allCases.count : 3)]
        let small = [0, 10, 10, 100, 1_000, 9_000][random.below(6)]
        let size = size ?? (random.below(40) == 0 ? 70_000 : small)
        let (low, high) = (UInt8(number % 256), UInt8(number / 256))
        data = [low, high] + [UInt8](repeating: low ^ 0x55, count: size)
        messageCount = random.below(7)
        waitMilliseconds = [0, 0, 1, 4, 30, 200][random.below(6)]
        timeout = .milliseconds([2, 10, 60, 300, 1_000, 4_000][random.below(6)])
        isForeign = random.below(6) == 0
        options.timeout = timeout
        options.waitsForReady = random.below(4) == 0
        if kind == .read, random.below(3) == 0 { options.hedgeDelay = .milliseconds(3) }
        if random.below(8) == 0 { options.priority = .emergency }
    }

    /// Whether it may run more than once.
    var mayRepeat: Bool { kind == .read }

    var request: EchoV1.EchoRequest {
        EchoV1.EchoRequest(data: data, waitMilliseconds: UInt32(waitMilliseconds))
    }

    var description: String {
        "call \(number) \(kind), \(data.count) octets x \(messageCount), waits "
            + "\(waitMilliseconds) ms, timeout \(timeout), runs \(runCount), ends \(endings) \(reason)"
    }

    /// Makes the call, and notes its end.
    func perform(_ channel: any RPCChannel, now: @Sendable () -> ContinuousClock.Instant) async {
        deadline = now() + timeout
        let ending: String
        do {
            try await attempt(channel)
            ending = "ok"
        } catch let error as RPCError {
            ending = error.code.name
            reason = error.message
        } catch { ending = "\(error)" }
        endedAt = now()
        endings.append(ending)
    }

    private func attempt(_ channel: any RPCChannel) async throws {
        switch kind {
        case .now, .later, .read, .relay:
            let response = try await SimulatedService.unary(channel, self)
            if response.data != data { fault = "the answer to another question" }
        case .collect: try await SimulatedService.collect(channel, self)
        case .list: try await SimulatedService.list(channel, self)
        case .chat: try await SimulatedService.chat(channel, self)
        }
    }
}

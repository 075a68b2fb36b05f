@testable import Reactor

/// A listener in a simulation that accepts everything, and what it has accepted.
// Safety: used by the thread that turns the simulation.
final class SimulatedAcceptor: EventSource, @unchecked Sendable {
    private(set) var accepted: [SimulatedEnd] = []
    private(set) var shortageCount = 0

    init(_ loop: EventLoop, _ address: String) throws {
        super.init(loop: loop)
        register(
            .readable, descriptor: try loop.listen(on: SocketAddress(simulated: address)))
    }

    override func ready(_ events: Readiness) {
        while true {
            switch loop.accept(descriptor) {
            case .connection(let descriptor):
                let end = SimulatedEnd(loop, descriptor)
                end.register([.readable])
                accepted.append(end)
            case .none: return
            case .outOfDescriptors:
                shortageCount += 1
                return
            }
        }
    }
}

/// One end of a simulated connection: writes what it is given and keeps what it reads.
// Safety: used by the thread that turns the simulation.
final class SimulatedEnd: EventSource, @unchecked Sendable {
    var unsent: [UInt8] = []
    private(set) var received: [UInt8] = []
    private(set) var readCounts: [Int] = []
    private(set) var hasSeenEnd = false
    private(set) var failure: Int32?
    private(set) var connectErrors: [Int32] = []
    var isConnecting = false
    /// Reads nothing while true.
    var isDeaf = false

    init(_ loop: EventLoop, _ descriptor: Int32) {
        super.init(loop: loop, descriptor: descriptor)
    }

    /// Begins to connect.
    init(_ loop: EventLoop, to address: String) throws {
        isConnecting = true
        super.init(loop: loop)
        register(
            .writable, descriptor: try loop.connect(to: SocketAddress(simulated: address)))
    }

    func send(_ bytes: [UInt8]) {
        unsent += bytes
        markDirty()
    }

    override func ready(_ events: Readiness) {
        if isConnecting {
            isConnecting = false
            connectErrors.append(loop.connectError(descriptor))
            if connectErrors != [0] {
                closeDescriptor()
                return
            }
        }
        if events.contains(.writable) { flush() }
        if !isDeaf { readAll() }
        updateInterest()
    }

    private func readAll() {
        var space = [UInt8](repeating: 0, count: 4096)
        while descriptor >= 0 && !hasSeenEnd {
            switch unsafe space.withUnsafeMutableBytes({ unsafe read(into: $0) }) {
            case .bytes(let count):
                received += space[..<count]
                readCounts.append(count)
            case .wouldBlock: return
            case .end: hasSeenEnd = true
            case .failed(let number):
                failure = number
                closeDescriptor()
            }
        }
    }

    func updateInterest() {
        var interest: Readiness = isDeaf || hasSeenEnd ? [] : .readable
        if !unsent.isEmpty { interest.insert(.writable) }
        setInterest(interest)
    }

    override func flush() {
        if isConnecting { return }
        while !unsent.isEmpty, descriptor >= 0 {
            switch unsafe unsent.withUnsafeBytes({ unsafe write($0) }) {
            case .bytes(let count): unsent.removeFirst(count)
            case .wouldBlock, .end:
                updateInterest()
                return
            case .failed(let number):
                failure = number
                closeDescriptor()
            }
        }
    }
}

import RPC
import Reactor
import TTRPC

@testable import RPCTransport

/// A server in a simulation: what `RPCServer` is made of, with its insides open to questions.
// Safety: used by the thread that turns the simulation.
final class SimulatedServer: @unchecked Sendable {
    let address: String
    let loop: EventLoop
    let core: ServerCore
    let listener: ServerListener
    private(set) var isDrained = false

    init(
        _ loop: EventLoop, _ address: String, _ security: TransportSecurity, _ table: MethodTable,
        _ change: (inout RPCServerConfiguration) -> Void
    ) throws {
        self.address = address
        self.loop = loop
        var configuration = RPCServerConfiguration(
            address: address, security: security, authorization: .openToEveryone)
        configuration.drainLimit = .seconds(5)
        configuration.writeStallLimit = .seconds(3)
        change(&configuration)
        core = ServerCore(
            loop: loop, configuration: configuration, table: table, observer: nil,
            tls: try ServerTLS(security))
        let descriptor = try loop.listen(on: SocketAddress(simulated: address))
        listener = ServerListener(loop: loop, descriptor: descriptor, cores: [core])
        listener.register(.readable)
    }

    /// Stops listening at once, and finishes what is running.
    func drain() {
        listener.stop()
        let core = core
        let limit = loop.currentTime + core.configuration.drainLimit
        Task(executorPreference: loop) {
            await core.drain(until: limit)
            self.isDrained = true
        }
    }

    /// What is left of calls when there should be none.
    var leftOvers: [String] {
        var found: [String] = []
        func check(_ name: String, _ count: Int) {
            if count != 0 { found.append("\(address): \(count) \(name)") }
        }
        check("calls open", core.openCallCount)
        check("streams open", core.streamCount)
        check("places taken", core.admission.runningCount)
        check("calls waiting for a place", core.admission.waitingCount)
        check("calls of the local peer", core.localPeer.callCount)
        for connection in core.connections {
            check("calls running on a connection", connection.machine.runningCount)
            check("streams of a connection", connection.streamingCalls.count)
            check("calls of a peer", connection.peer.callCount)
            check("octets of waiting answers", connection.waitingAnswerByteCount)
            check("octets queued", connection.queuedByteCount)
        }
        return found
    }
}

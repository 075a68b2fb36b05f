package import Reactor

/// A server that answers each request with what a script says, octet by octet if need be.
///
/// Lives on the loop of the client under test, so that nothing here waits for a clock.
// Safety: touched on the loop's thread only, after `start`.
package final class ScriptedServer: @unchecked Sendable {
    /// What to do when a request has come.
    package enum Step: Sendable {
        /// Octets as they are.
        case send(String)
        /// One octet each round of the loop.
        case drip(String)
        /// The connection ends.
        case close
        /// Nothing more, ever.
        case hold
    }

    /// What happened, for tests that wait for it.
    package enum Event: Sendable, Equatable {
        /// A whole request has come.
        case request
        /// A connection has ended.
        case disconnect
    }

    private final class Listener: EventSource {
        unowned let server: ScriptedServer

        init(_ server: ScriptedServer, _ descriptor: Int32) {
            self.server = server
            super.init(loop: server.loop, descriptor: descriptor)
        }

        override func ready(_ events: Readiness) {
            while let socket = Socket.accept(descriptor) { server.admit(socket) }
        }
    }

    // Safety: touched on the loop's thread only.
    private final class Connection: EventSource, @unchecked Sendable {
        unowned let server: ScriptedServer
        private var received: [UInt8] = []
        private var dripping: [UInt8] = []

        init(_ server: ScriptedServer, _ descriptor: Int32) {
            self.server = server
            super.init(loop: server.loop, descriptor: descriptor)
        }

        override func ready(_ events: Readiness) {
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let transfer = unsafe buffer.withUnsafeMutableBytes { bytes in
                unsafe Socket.read(descriptor, into: bytes)
            }
            switch transfer {
            case .bytes(let count):
                received += buffer.prefix(count)
                if let request = takeRequest() { server.answer(request, on: self) }
            case .wouldBlock:
                break
            case .end, .failed:
                close()
                server.note(.disconnect)
            }
        }

        override func flush() {
            guard isRegistered, !dripping.isEmpty else { return }
            send([dripping.removeFirst()])
            if !dripping.isEmpty { loop.submit { self.markDirty() } }
        }

        func perform(_ step: Step) {
            switch step {
            case .send(let text):
                send(Array(text.utf8))
            case .drip(let text):
                dripping += Array(text.utf8)
                markDirty()
            case .close:
                close()
            case .hold:
                break
            }
        }

        private func send(_ octets: [UInt8]) {
            unsafe octets.withUnsafeBytes { bytes in
                let transfer = unsafe Socket.write(descriptor, bytes)
                precondition(transfer == .bytes(bytes.count), "a script fits the socket's buffer")
            }
        }

        func close() {
            guard isRegistered else { return }
            unregister()
            Socket.close(descriptor)
        }

        private func takeRequest() -> String? {
            if server.answersAnything { return "" }
            let text = String(decoding: received, as: UTF8.self)
            guard let end = text.range(of: "\r\n\r\n") else { return nil }
            let length =
                text.lowercased().split(separator: "\r\n")
                .first { $0.hasPrefix("content-length:") }
                .flatMap { Int($0.dropFirst(15).drop { $0 == " " }) } ?? 0
            let body = text[end.upperBound...]
            guard body.utf8.count >= length else { return nil }
            received = []
            return text
        }
    }

    let loop: EventLoop
    /// The port of 127.0.0.1 where it listens.
    package let port: UInt16
    /// Requests as they came, head and body.
    package private(set) var requests: [String] = []
    /// Connections accepted.
    package private(set) var connectionCount = 0
    /// Set for peers that do not speak HTTP: whatever comes is answered.
    package var answersAnything = false
    /// Tells of requests and disconnections.
    package let events: AsyncStream<Event>
    private let continuation: AsyncStream<Event>.Continuation
    private let script: @Sendable (Int) -> [Step]
    private var listener: Listener?
    private var connections: [Connection] = []

    /// Listens on a free loopback port. `script` gets the number of the request, from 0.
    package init(on loop: EventLoop, script: @escaping @Sendable (Int) -> [Step]) async throws {
        self.loop = loop
        self.script = script
        let address = try await SocketAddress.resolve("127.0.0.1:0")[0]
        let descriptor = try Socket.listen(on: address)
        port = Socket.port(of: descriptor)
        (events, continuation) = AsyncStream.makeStream()
        listener = Listener(self, descriptor)
        await loop.run { listener?.register(.readable) }
    }

    /// Ends what a held connection waits for, with these steps.
    package func release(_ steps: [Step]) {
        for connection in connections {
            for step in steps { connection.perform(step) }
        }
    }

    /// Stops listening and closes every connection.
    package func stop() {
        for connection in connections { connection.close() }
        connections = []
        if let listener {
            listener.unregister()
            Socket.close(listener.descriptor)
        }
        listener = nil
    }

    private func admit(_ socket: Int32) {
        connectionCount += 1
        let connection = Connection(self, socket)
        connections.append(connection)
        connection.register(.readable)
    }

    private func answer(_ request: String, on connection: Connection) {
        requests.append(request)
        script(requests.count - 1).forEach(connection.perform)
        note(.request)
    }

    private func note(_ event: Event) { continuation.yield(event) }
}

extension String {
    fileprivate func range(of text: String) -> Range<Index>? { ranges(of: text).first }
}

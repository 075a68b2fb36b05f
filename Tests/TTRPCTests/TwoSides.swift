import TestSupport

@testable import TTRPC

/// A client's and a server's machine with a wire between them, driven as the transports do it, in
/// an order that a seed decides. What goes wrong is in `fault`.
final class TwoSides {
    /// When the two agree on the extensions.
    enum Agreement: CaseIterable { case never, handshake, firstAnswer }

    /// A frame under way.
    private struct Sent {
        var header: FrameHeader
        /// A message's number in its direction, a Window's increment, or 1 for an answered offer.
        var value: UInt32 = 0
    }

    /// One call at one of its ends.
    private struct Side {
        var kind: CallKind
        var unsent: Int
        var sentCount: UInt32 = 0
        var receivedCount: UInt32 = 0
        var unread: [Int] = []
        var isOver = false
        var hasClosed = false
    }

    private static let sizes = [0, 1, 5_000, 16_384, 16_384, 120_000, 300_000, 4 << 20]
    /// Octets that each side may send on a stream before the agreement without overflowing.
    private static let earlyMessageMax = 50

    private var random: SeededGenerator
    private let agreement: Agreement
    private var client: ClientConnectionMachine
    private var server: ServerConnectionMachine
    private var toServer: [Sent] = []
    private var toClient: [Sent] = []
    private var calls: [UInt32: Side] = [:]
    private var handlers: [UInt32: Side] = [:]
    private var now = ContinuousClock.now
    private(set) var messageCount = 0
    private(set) var waitCount = 0
    private(set) var fault: String?

    init(seed: UInt64, agreement: Agreement) {
        random = SeededGenerator(seed: seed)
        self.agreement = agreement
        let capabilities: Capabilities = agreement == .handshake ? .all : []
        client = ClientConnectionMachine(capabilities: capabilities)
        server = ServerConnectionMachine(concurrentCallMax: 50, capabilities: capabilities)
        if agreement == .firstAnswer { open(.unary) }
    }

    private func fail(_ text: String) { fault = fault ?? text }

    // MARK: The schedule

    func run(steps: Int) {
        for _ in 0..<steps where fault == nil { act() }
        while fault == nil, settle() {}
        if fault == nil { checkTheEnd() }
    }

    private func act() {
        switch random.below(10) {
        case 0: if calls.count < 12 { open(CallKind.all[random.below(4)]) }
        case 1, 2: anyKey(calls).map(clientSends)
        case 3: anyKey(handlers).map(serverSends)
        case 4: anyKey(calls).map(clientReads)
        case 5: anyKey(handlers).map(serverReads)
        case 6: if !toServer.isEmpty { serverReceives(toServer.removeFirst()) }
        case 7: if !toClient.isEmpty { clientReceives(toClient.removeFirst()) }
        case 8: if random.below(8) == 0 { anyKey(calls).map(clientGivesUp) }
        default: if random.below(8) == 0 { anyKey(handlers).map(serverFails) }
        }
    }

    private func anyKey(_ sides: [UInt32: Side]) -> UInt32? {
        let keys = sides.keys.sorted()
        return keys.isEmpty ? nil : keys[random.below(keys.count)]
    }

    /// One round of everything that can be done; false when nothing could.
    private func settle() -> Bool {
        let before = (toServer.count, toClient.count, messageCount, calls.count, handlers.count)
        var moved = !toServer.isEmpty || !toClient.isEmpty
        while !toServer.isEmpty, fault == nil { serverReceives(toServer.removeFirst()) }
        while !toClient.isEmpty, fault == nil { clientReceives(toClient.removeFirst()) }
        for id in calls.keys.sorted() {
            while calls[id]?.unread.isEmpty == false { clientReads(id) }
            clientSends(id)
        }
        for id in handlers.keys.sorted() {
            while handlers[id]?.unread.isEmpty == false { serverReads(id) }
            serverSends(id)
        }
        let after = (toServer.count, toClient.count, messageCount, calls.count, handlers.count)
        moved = moved || before != after
        return moved
    }

    private func checkTheEnd() {
        if client.liveCount != 0 || !calls.isEmpty || !handlers.isEmpty {
            fail("stalled: \(calls.keys.sorted()) and \(handlers.keys.sorted())")
        }
        if server.runningCount != 0 || !server.close().isEmpty { fail("the server runs on") }
        let capacity = StreamLimits.initialConnectionWindowByteCount
        let up = client.streams.send.byteCount + server.streams.receive.unannouncedByteCount
        let down = server.streams.send.byteCount + client.streams.receive.unannouncedByteCount
        if up != capacity || down != capacity { fail("octets of the windows: \(up), \(down)") }
    }

    // MARK: The client

    private func open(_ kind: CallKind) {
        guard let id = client.open(call: Int32(calls.count), kind: kind) else { return }
        calls[id] = Side(kind: kind, unsent: kind.takesData ? random.below(30) : 0)
        toServer.append(
            Sent(
                header: FrameHeader(
                    payloadByteCount: 0, streamID: id, type: FrameType.request,
                    flags: kind.openingFlags)))
    }

    private func clientSends(_ id: UInt32) {
        guard var call = calls[id], call.kind.takesData, !call.hasClosed else { return }
        if call.unsent == 0 {
            call.hasClosed = true
            calls[id] = call
            if client.closeSending(id) { toServer.append(Self.end(id)) }
            return
        }
        guard let size = maySend(client.maySend(id), call, client.capabilities) else { return }
        client.sent(id, byteCount: size)
        toServer.append(Self.data(id, size, call.sentCount))
        call.unsent -= 1
        call.sentCount += 1
        calls[id] = call
    }

    /// The size of the message to send now; nil when it must wait.
    private func maySend(_ answer: OnSend, _ side: Side, _ capabilities: Capabilities) -> Int? {
        if answer == .wait { waitCount += 1 }
        guard answer == .now else { return nil }
        let size = Self.sizes[random.below(Self.sizes.count)]
        if capabilities.contains(.window) { return size }
        return side.sentCount < Self.earlyMessageMax ? min(size, 16_384) : nil
    }

    private func clientReads(_ id: UInt32) {
        guard calls[id]?.unread.isEmpty == false, let size = calls[id]?.unread.removeFirst() else {
            return
        }
        announce(id, client.consumed(id, byteCount: size), &toServer)
        leave(id)
    }

    /// A call whose stream is over and whose messages are read is done.
    private func leave(_ id: UInt32) {
        if let call = calls[id], call.isOver, call.unread.isEmpty { calls[id] = nil }
    }

    private func clientGivesUp(_ id: UInt32) {
        guard calls[id]?.isOver == false, client.capabilities.contains(.cancel) else { return }
        if client.abandon(id) {
            toServer.append(
                Sent(
                    header: FrameHeader(
                        payloadByteCount: 1, streamID: id, type: FrameType.cancel)))
        }
        calls[id]?.isOver = true
        while calls[id]?.unread.isEmpty == false { clientReads(id) }
        leave(id)
    }

    private func clientReceives(_ frame: Sent) {
        let id = frame.header.streamID
        switch client.receive(frame.header, now: now) {
        case .message(_, let isLast):
            if calls[id]?.receivedCount != frame.value { fail("\(id): a message out of order") }
            calls[id]?.receivedCount += 1
            calls[id]?.unread.append(frame.header.payloadByteCount)
            calls[id]?.isOver = isLast
        case .end, .response:
            calls[id]?.isOver = true
            if frame.header.type == FrameType.response, frame.value == 1 {
                client.agree(.all)
                owe({ client.owedWindow() }, &toServer)
            }
        case .fail(_, let why): fail("the client fails \(id): \(why)")
        case .window:
            if client.widen(id, by: frame.value) == .close { fail("the client closes") }
        case .ignore: owe({ client.owedWindow() }, &toServer)
        case .headers, .goAway, .ping, .pong, .close: fail("\(frame.header) to the client")
        }
        leave(id)
    }

    // MARK: The server

    private func serverSends(_ id: UInt32) {
        guard var handler = handlers[id], !handler.isOver else { return }
        if handler.unsent == 0 {
            if !handler.kind.takesData || handler.hasClosed { serverEnds(id) }
            return
        }
        guard let size = maySend(server.maySend(id), handler, server.capabilities) else { return }
        server.sent(id, byteCount: size)
        toClient.append(Self.data(id, size, handler.sentCount))
        handler.unsent -= 1
        handler.sentCount += 1
        handlers[id] = handler
    }

    private func serverEnds(_ id: UInt32) {
        guard let handler = handlers[id], handler.unread.isEmpty else { return }
        if handler.kind.sendsData {
            if server.end(id, now: now) { toClient.append(Self.end(id)) }
            handlerReturns(id)
        } else {
            serverFails(id)
        }
    }

    /// The handler returns with a Response, whatever the client is about to send.
    private func serverFails(_ id: UInt32) {
        guard handlers[id] != nil else { return }
        if server.answer(id, now: now) {
            let answersOffer = agreement == .firstAnswer && id == 1
            toClient.append(
                Sent(
                    header: FrameHeader(
                        payloadByteCount: 0, streamID: id, type: FrameType.response),
                    value: answersOffer ? 1 : 0))
            if answersOffer {
                server.agree(.all)
                owe({ server.owedWindow() }, &toClient)
            }
        }
        handlerReturns(id)
    }

    private func handlerReturns(_ id: UInt32) {
        while handlers[id]?.unread.isEmpty == false { serverReads(id) }
        handlers[id] = nil
        server.returned()
    }

    private func serverReads(_ id: UInt32) {
        guard handlers[id]?.unread.isEmpty == false,
            let size = handlers[id]?.unread.removeFirst()
        else { return }
        announce(id, server.consumed(id, byteCount: size), &toClient)
    }

    private func serverReceives(_ frame: Sent) {
        let id = frame.header.streamID
        switch server.receive(frame.header, now: now) {
        case .request:
            guard let kind = calls[id]?.kind ?? abandonedKind(frame.header) else { return }
            _ = server.begin(
                id, call: Int32(id), kind: kind, flags: frame.header.flags, payloadByteCount: 0)
            handlers[id] = Side(kind: kind, unsent: kind.sendsData ? random.below(30) : 0)
        case .message:
            if handlers[id]?.receivedCount != frame.value { fail("\(id): a message out of order") }
            handlers[id]?.receivedCount += 1
            handlers[id]?.unread.append(frame.header.payloadByteCount)
            messageCount += 1
        case .end: handlers[id]?.hasClosed = true
        case .cancelled: handlerReturns(id)
        case .window:
            if server.widen(id, by: frame.value) == .close { fail("the server closes") }
        case .ignore: owe({ server.owedWindow() }, &toClient)
        case .refuse, .cancel, .ping, .pong, .close: fail("\(frame.header) to the server")
        }
    }

    /// A call that was given up before its Request arrived: its flags fit these kinds.
    private func abandonedKind(_ header: FrameHeader) -> CallKind? {
        CallKind.all.first { $0.openingFlags == header.flags }
    }

    // MARK: Frames

    private static func data(_ id: UInt32, _ size: Int, _ number: UInt32) -> Sent {
        Sent(
            header: FrameHeader(payloadByteCount: size, streamID: id, type: FrameType.data),
            value: number)
    }

    private static func end(_ id: UInt32) -> Sent {
        Sent(
            header: FrameHeader(
                payloadByteCount: 0, streamID: id, type: FrameType.data,
                flags: FrameFlags.remoteClosed | FrameFlags.noData))
    }

    private static func window(_ id: UInt32, _ increment: UInt32) -> Sent {
        Sent(
            header: FrameHeader(payloadByteCount: 4, streamID: id, type: FrameType.window),
            value: increment)
    }

    private func announce(
        _ id: UInt32, _ increments: (stream: UInt32, connection: UInt32), _ wire: inout [Sent]
    ) {
        if increments.stream > 0 { wire.append(Self.window(id, increments.stream)) }
        if increments.connection > 0 { wire.append(Self.window(0, increments.connection)) }
    }

    private func owe(
        _ next: () -> (streamID: UInt32, increment: UInt32)?, _ wire: inout [Sent]
    ) {
        while let (id, increment) = next() { wire.append(Self.window(id, increment)) }
    }
}

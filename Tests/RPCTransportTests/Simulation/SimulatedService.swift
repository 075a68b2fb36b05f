import Messages
import Reactor
import TestSupport

@testable import RPC

/// A service with a method of every kind, whose handlers count their runs.
enum SimulatedService {
    private static func name(
        _ name: String, _ kind: MethodKind = .unary, isRead: Bool = false
    ) -> MethodName {
        MethodName(service: "simulated.Ward", name: name, kind: kind, isRead: isRead)
    }

    private static let now = name("Now")
    private static let later = name("Later")
    private static let read = name("Read", isRead: true)
    private static let relay = name("Relay")
    private static let collect = name("Collect", .clientStreaming)
    private static let list = name("List", .serverStreaming)
    private static let chat = name("Chat", .bidirectional)

    private typealias Request = EchoV1.EchoRequest
    private typealias Response = EchoV1.EchoResponse

    // MARK: The server's side

    /// What the handlers of one loop need.
    struct Surroundings: Sendable {
        let loop: EventLoop
        /// The way on, for handlers that ask another server.
        let downstream: any RPCChannel
        /// Told the number of each call whose handler begins.
        let began: @Sendable (Int) -> Void
        /// Told what a handler should not have done.
        let failed: @Sendable (String) -> Void

        func begin(_ data: [UInt8]) {
            if data.count >= 2 { began(Int(data[0]) + Int(data[1]) * 256) }
        }

        func wait(_ milliseconds: UInt32) async throws {
            if milliseconds == 0 { return }
            try await loop.sleep(until: loop.currentTime + .milliseconds(Int(milliseconds)))
        }

        /// Looks whether a handler ends in time: it is cancelled when its deadline passes.
        func ending(_ context: CallContext) {
            let late = loop.currentTime - context.deadline
            if late > SimulatedRun.lateness {
                failed("a handler of \(context.method.name) \(late)")
            }
        }
    }

    /// The methods on one loop.
    static func table(_ here: Surroundings) -> MethodTable {
        var table = MethodTable()
        table.add(
            SynchronousMethod<Request, Response>(now) { request, _ in
                here.begin(request.data)
                return Response(data: request.data)
            })
        for name in [later, read] {
            table.add(
                AsynchronousMethod<Request, Response>(name) { request, context in
                    defer { here.ending(context) }
                    here.begin(request.data)
                    try await here.wait(request.waitMilliseconds)
                    return Response(data: request.data)
                })
        }
        table.add(
            AsynchronousMethod<Request, Response>(relay) { request, context in
                defer { here.ending(context) }
                return try await here.downstream.unary(
                    later, request, CallOptions(parent: context))
            })
        addStreams(to: &table, here)
        return table
    }

    private static func addStreams(to table: inout MethodTable, _ here: Surroundings) {
        table.add(
            ClientStreamingMethod<Request, Response>(collect) { requests, context in
                defer { here.ending(context) }
                var total = 0
                while let request = try await requests.next() {
                    if total == 0 { here.begin(request.data) }
                    total += request.data.count
                    try await here.wait(request.waitMilliseconds)
                }
                return Response(data: [UInt8(total & 0xFF), UInt8(total >> 8 & 0xFF)])
            })
        table.add(
            ServerStreamingMethod<Request, Response>(list) { request, responses, context in
                defer { here.ending(context) }
                here.begin(request.data)
                for place in 0..<(request.data.last ?? 0) {
                    try await responses.send(Response(data: request.data + [place]))
                    try await here.wait(request.waitMilliseconds)
                }
            })
        table.add(
            BidirectionalMethod<Request, Response>(chat) { requests, responses, context in
                defer { here.ending(context) }
                var isFirst = true
                while let request = try await requests.next() {
                    if isFirst { here.begin(request.data) }
                    isFirst = false
                    try await here.wait(request.waitMilliseconds)
                    try await responses.send(Response(data: request.data))
                }
            })
    }

    // MARK: The client's side

    static func unary(
        _ channel: any RPCChannel, _ call: SimulatedCall
    ) async throws -> EchoV1.EchoResponse {
        let method =
            switch call.kind {
            case .now: now
            case .read: read
            case .relay: relay
            case .later, .collect, .list, .chat: later
            }
        return try await channel.unary(method, call.request, call.options)
    }

    static func collect(_ channel: any RPCChannel, _ call: SimulatedCall) async throws {
        let response: Response = try await channel.clientStreaming(collect, call.options) {
            (sink: MessageSink<Request>) in
            for _ in 0..<call.messageCount { try await sink.send(call.request) }
        }
        let total = call.messageCount * call.data.count
        if response.data != [UInt8(total & 0xFF), UInt8(total >> 8 & 0xFF)] {
            call.fault = "\(response.data) is not the size of what was sent"
        }
    }

    static func list(_ channel: any RPCChannel, _ call: SimulatedCall) async throws {
        var request = call.request
        request.data.append(UInt8(call.messageCount))
        let asked = request.data
        var count = 0
        try await channel.serverStreaming(list, request, call.options) {
            (responses: MessageStream<Response>) in
            while let response = try await responses.next() {
                if response.data != asked + [UInt8(count)] {
                    call.fault = "message \(count) is another one"
                }
                count += 1
            }
        }
        if count != call.messageCount { call.fault = "\(count) messages, and the end" }
    }

    static func chat(_ channel: any RPCChannel, _ call: SimulatedCall) async throws {
        var count = 0
        try await channel.bidirectional(chat, call.options) {
            (sink: RequestSink<Request>, responses: MessageStream<Response>) in
            for place in 0..<call.messageCount {
                try await sink.send(call.request)
                // Every other one waits for its answer before the next is sent.
                if place % 2 == 1, let response = try await responses.next() {
                    if response.data != call.data { call.fault = "not what was said" }
                    count += 1
                }
            }
            try await sink.close()
            while let response = try await responses.next() {
                if response.data != call.data { call.fault = "not what was said" }
                count += 1
            }
        }
        if count != call.messageCount { call.fault = "\(count) messages, and the end" }
    }
}

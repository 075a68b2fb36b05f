import SwiftProtobufPluginLibrary

/// The Swift face of a method, which depends on the sides that stream.
struct MethodShape {
    let method: MethodDescriptor

    /// The case of `MethodKind`.
    var kind: String {
        switch (method.clientStreaming, method.serverStreaming) {
        case (false, false): "unary"
        case (true, false): "clientStreaming"
        case (false, true): "serverStreaming"
        case (true, true): "bidirectional"
        }
    }

    private var request: String { Names.type(method.inputType) }
    private var response: String { Names.type(method.outputType) }
    private var name: String { Names.method(method.name) }

    /// The requirement of the server's protocol.
    func requirement(_ writer: inout CodeWriter) {
        let first =
            method.clientStreaming
            ? "_ requests: MessageStream<\(request)>" : "_ request: \(request)"
        let second = method.serverStreaming ? ", responses: MessageSink<\(response)>" : ""
        let effects = method.isSynchronous ? "throws" : "async throws"
        let result = method.serverStreaming ? "" : " -> \(response)"
        writer.line("func \(name)(")
        writer.line("    \(first)\(second), context: CallContext")
        writer.line(") \(effects)\(result)")
    }

    /// The expression that ties the method's name to the server's implementation.
    func registration(_ writer: inout CodeWriter) {
        if kind == "unary" {
            writer.line("table.add(\(handler)(server))")
            return
        }
        let type = kind.prefix(1).uppercased() + kind.dropFirst() + "Method"
        let first = method.clientStreaming ? "requests" : "request"
        let parameters = first + (method.serverStreaming ? ", responses" : "") + ", context"
        let arguments =
            first + (method.serverStreaming ? ", responses: responses" : "") + ", context: context"
        writer.line("table.add(")
        writer.indented { writer in
            writer.line("\(type)<\(request), \(response)>(\(name)) {")
            writer.line("    \(parameters) in")
            writer.line("    try await server.\(name)(\(arguments))")
            writer.line("})")
        }
    }

    private var handler: String { method.name + "Handler" }

    /// The class that answers a unary method. Its types are written out, so that nothing between
    /// the frame and the server's method is generic or a closure; none for the other kinds.
    func handlerClass(of service: ServiceDescriptor, _ writer: inout CodeWriter) {
        guard kind == "unary" else { return }
        let isSynchronous = method.isSynchronous
        writer.line()
        let type = "\(handler)<Server: \(service.name)Server>"
        writer.line("// Safety: immutable.")
        writer.block("private final class \(type): ServerMethod, @unchecked Sendable") { writer in
            writer.line("let server: Server")
            writer.line()
            writer.block("init(_ server: Server)") { writer in
                writer.line("self.server = server")
                writer.line("super.init(\(service.name).\(name), isSynchronous: \(isSynchronous))")
            }
            writer.line()
            writer.line("@unsafe override func \(isSynchronous ? "respondNow" : "respond")(")
            writer.line("    to payload: UnsafeRawBufferPointer, context: CallContext,")
            writer.line("    arena: MessageArena")
            let effects = isSynchronous ? "throws(RPCError)" : "async throws(RPCError)"
            writer.block(") \(effects) -> PreparedMessage") { writer in
                let keywords = isSynchronous ? "try" : "try await"
                writer.line("let request = try unsafe decode(\(request).self, payload, arena)")
                writer.line("let response: \(response)")
                writer.line("do {")
                writer.line("    response = \(keywords) server.\(name)(request, context: context)")
                writer.line("} catch { throw .translating(error) }")
                writer.line("return try unsafe encode(response, arena)")
            }
        }
    }

    /// The client's method; `declaration` is the method's name in its enum.
    func call(_ declaration: String, _ writer: inout CodeWriter) {
        let options = "options: CallOptions = CallOptions()"
        let parameters = (method.clientStreaming ? "" : "_ request: \(request), ") + options
        let arguments = declaration + (method.clientStreaming ? "" : ", request") + ", options"
        let generics = method.serverStreaming ? "<Result>" : ""
        writer.line("public func \(name)\(generics)(")
        writer.line("    \(parameters)\(body.isEmpty ? "" : ",")")
        if !body.isEmpty {
            writer.line("    _ body: \(body)")
        }
        let effects = kind == "unary" ? "async throws(RPCError)" : "async throws"
        let result = method.serverStreaming ? "Result" : response
        writer.block(") \(effects) -> \(result)") { writer in
            let last = body.isEmpty ? "" : ", body"
            writer.line("try await channel.\(kind)(\(arguments)\(last))")
        }
    }

    /// The type of the closure that does the caller's part of a stream; empty for a unary method.
    private var body: String {
        switch (method.clientStreaming, method.serverStreaming) {
        case (false, false): ""
        case (true, false): "(MessageSink<\(request)>) async throws -> Void"
        case (false, true): "(MessageStream<\(response)>) async throws -> Result"
        case (true, true):
            "(RequestSink<\(request)>, MessageStream<\(response)>) async throws -> Result"
        }
    }
}

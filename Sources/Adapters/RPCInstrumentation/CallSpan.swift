internal import RPC
internal import Tracing

/// The span of one call. The names of its attributes are those of OpenTelemetry's conventions for
/// RPC.
struct CallSpan: Sendable {
    private let span: any Span

    /// What runs inside the span has this context.
    var context: InstrumentationContext { span.context }

    /// A server's span, a child of the caller's.
    init(server method: MethodName, _ call: CallContext, _ tracer: any Tracer) {
        var context = InstrumentationContext.current ?? .topLevel
        tracer.extract(call, into: &context, using: CallExtractor())
        self.init(method, context, .server, tracer)
    }

    /// A client's span, a child of what runs now, or else of the call in whose handler it is made.
    init(client method: MethodName, _ options: CallOptions, _ tracer: any Tracer) {
        var context = InstrumentationContext.current ?? .topLevel
        if InstrumentationContext.current == nil, let parent = options.parent {
            tracer.extract(parent, into: &context, using: CallExtractor())
        }
        self.init(method, context, .client, tracer)
    }

    private init(
        _ method: MethodName, _ context: InstrumentationContext, _ kind: SpanKind,
        _ tracer: any Tracer
    ) {
        span = tracer.startSpan(method.path, context: context, ofKind: kind)
        span.updateAttributes { attributes in
            attributes["rpc.system"] = "ttrpc"
            attributes["rpc.service"] = method.service
            attributes["rpc.method"] = method.name
        }
    }

    /// The call has ended so.
    func end(_ status: StatusCode) {
        span.updateAttributes { $0["rpc.grpc.status_code"] = Int(status.rawValue) }
        // The code only: an error's message is not the tracer's.
        span.setStatus(
            SpanStatus(code: status == .ok ? .ok : .error, message: status.name))
        span.end()
    }
}

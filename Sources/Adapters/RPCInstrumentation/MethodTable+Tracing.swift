public import RPC
public import Tracing

extension MethodTable {
    /// The same methods, with spans around the calls of those selected; all of them by default.
    public func traced(
        by tracer: any Tracer, selecting selects: (MethodName) -> Bool = { _ in true }
    ) -> MethodTable {
        wrapping { method in
            selects(method.name) ? TracedMethod(method, tracer: tracer) : method
        }
    }
}

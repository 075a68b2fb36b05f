/// A value by which a person could be recognised, or which says something about a person's health.
///
/// It prints as `‹PHI›`, in every way Swift has to print a value; ``revealed`` is the only way out,
/// so each place that looks at patient data can be found by that word.
@frozen
public struct PHI<Value: Sendable & Hashable>: Sendable, Hashable {
    /// The value itself. Never for a log, a metric, a key or an error.
    public let revealed: Value

    /// Wraps a value.
    @inlinable
    public init(_ value: Value) {
        self.revealed = value
    }
}

extension PHI: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Always `‹PHI›`.
    public var description: String { "‹PHI›" }

    /// Always `‹PHI›`.
    public var debugDescription: String { "‹PHI›" }

    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

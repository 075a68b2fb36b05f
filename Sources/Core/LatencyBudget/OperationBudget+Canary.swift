extension OperationBudget {
    /// With this begin the names of operations that nobody depends on: they are there to be broken
    /// on purpose, so that a drill can show that an alert comes. Reported and alerted on, but
    /// neither graded nor recommended on.
    public static let canaryPrefix = "canary."

    /// Whether the operation is one of those.
    public var isCanary: Bool { name.hasPrefix(Self.canaryPrefix) }
}

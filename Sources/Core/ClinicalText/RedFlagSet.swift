/// Some of the red flags.
public struct RedFlagSet: OptionSet, Sendable, BitwiseCopyable {
    /// One bit per ``RedFlag``.
    public let rawValue: UInt16

    /// The set with these bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }
    /// The set of one.
    public init(_ flag: RedFlag) { rawValue = 1 << UInt16(flag.rawValue) }

    /// The flags in it, in the order of ``RedFlag``.
    public var flags: [RedFlag] { RedFlag.allCases.filter { contains(RedFlagSet($0)) } }
}

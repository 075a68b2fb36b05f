/// The limits that every decoded message keeps; they are checked before memory is allocated.
public enum MessageLimits {
    /// Messages inside each other, the outermost one included.
    public static let depthMax = 32
    /// Fields on the wire, known and unknown, over all nested messages.
    public static let fieldCountMax = 100_000
    /// Decoded octets allowed for each octet on the wire, above ``decodedByteCountAllowanceMax``.
    public static let decodedFactorMax = 8
    /// Decoded octets allowed whatever the size on the wire (64 KiB).
    public static let decodedByteCountAllowanceMax = 64 << 10
}

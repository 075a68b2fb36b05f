/// The flag bits. Source: ttRPC wire facts, section 3.
public enum FrameFlags {
    /// The sender sends no more on this stream.
    public static let remoteClosed: UInt8 = 0x01
    /// The sender will send Data on this stream.
    public static let remoteOpen: UInt8 = 0x02
    /// The frame carries no application message.
    public static let noData: UInt8 = 0x04
}

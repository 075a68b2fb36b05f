/// What a Response carries beside its status and message, between peers that have agreed to it.
/// Fields 1001, 1002 and 1003.
public struct ResponseExtension: Sendable {
    /// The answer to a client's offer: what both peers have.
    public var capabilities: Capabilities?
    /// Metadata behind the last message; the limits of request metadata hold, and the caller
    /// keeps them.
    public var trailers: [(key: String, value: String)]
    /// Where the call spent its time.
    public var timing: CallTiming?

    /// Nothing; takes no octets.
    public static let none = ResponseExtension()

    /// Makes an extension of the given parts. One of a timing alone allocates nothing.
    @inline(__always)
    public init(
        capabilities: Capabilities? = nil, trailers: [(key: String, value: String)] = [],
        timing: CallTiming? = nil
    ) {
        self.capabilities = capabilities
        self.trailers = trailers
        self.timing = timing
    }

    private static let tagByteCount = 2
    static let capabilitiesField = 1001
    static let trailerField = 1002
    static let timingField = 1003

    /// Octets of the fields in a Response's envelope.
    @inline(__always)
    public var byteCount: Int {
        var count = 0
        if let timing { count = Self.tagByteCount + 1 + timing.byteCount }
        if capabilities == nil, trailers.isEmpty { return count }
        return count + rareByteCount
    }

    /// Octets of what few Responses carry.
    @inline(never)
    private var rareByteCount: Int {
        var count = 0
        if let capabilities {
            count += Self.tagByteCount + KeyValue.lengthAndContent(capabilities.text.utf8.count)
        }
        for (key, value) in trailers {
            count +=
                Self.tagByteCount
                + KeyValue.lengthAndContent(KeyValue.byteCount(key: key, value: value))
        }
        return count
    }

    /// Writes the fields, ``byteCount`` octets, and returns the place behind them.
    @inline(__always)
    @unsafe
    public func write(to pointer: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        var place = unsafe pointer
        if let timing {
            unsafe place = Self.writeTag(Self.timingField, place)
            unsafe place = Varint.write(UInt64(timing.byteCount), place)
            unsafe place = timing.write(to: place)
        }
        if capabilities == nil, trailers.isEmpty { return unsafe place }
        return unsafe writeRare(place)
    }

    @inline(never)
    @unsafe
    private func writeRare(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        var place = unsafe pointer
        if let capabilities {
            unsafe place = Self.writeTag(Self.capabilitiesField, place)
            unsafe place = KeyValue.writeText(capabilities.text, place)
        }
        for (key, value) in trailers {
            unsafe place = Self.writeTag(Self.trailerField, place)
            unsafe place = KeyValue.write(key: key, value: value, place)
        }
        return unsafe place
    }

    @inline(__always)
    @unsafe
    private static func writeTag(
        _ field: Int, _ place: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer { unsafe Varint.write(UInt64(field << 3 | 2), place) }
}

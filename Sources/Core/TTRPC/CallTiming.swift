/// Where a call spent its time at the server, in nanoseconds: durations, never clock readings.
/// Field 1003 of a Response.
public struct CallTiming: Sendable, Equatable {
    /// From the frame's last octet to the handler's start.
    public var queueNanoseconds: UInt64
    /// From the handler's start to its return.
    public var runNanoseconds: UInt64
    /// The part of the run that was spent in calls to other services.
    public var downstreamNanoseconds: UInt64

    /// Makes a timing of the three durations.
    public init(
        queueNanoseconds: UInt64 = 0, runNanoseconds: UInt64 = 0, downstreamNanoseconds: UInt64 = 0
    ) {
        self.queueNanoseconds = queueNanoseconds
        self.runNanoseconds = runNanoseconds
        self.downstreamNanoseconds = downstreamNanoseconds
    }

    /// Octets of the message's fields; a duration of 0 takes none. Below 128, so that the length
    /// in front of it is one octet.
    @inline(__always)
    var byteCount: Int {
        Self.byteCount(queueNanoseconds) + Self.byteCount(runNanoseconds)
            + Self.byteCount(downstreamNanoseconds)
    }

    @inline(__always)
    private static func byteCount(_ value: UInt64) -> Int {
        value == 0 ? 0 : 1 + Varint.byteCount(Int(bitPattern: UInt(value)))
    }

    @inline(__always)
    @unsafe
    func write(to pointer: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        var place = unsafe Self.write(1, queueNanoseconds, pointer)
        unsafe place = Self.write(2, runNanoseconds, place)
        return unsafe Self.write(3, downstreamNanoseconds, place)
    }

    @inline(__always)
    @unsafe
    private static func write(
        _ field: UInt8, _ value: UInt64, _ pointer: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        if value == 0 { return unsafe pointer }
        unsafe pointer.storeBytes(of: field << 3, as: UInt8.self)
        return unsafe Varint.write(value, pointer + 1)
    }

    /// Reads the message; nil when it cannot be read.
    init?(reading bytes: UnsafeRawBufferPointer) {
        self.init()
        var reader = unsafe FieldReader(bytes)
        while let (field, value) = unsafe reader.next() {
            switch (field, value) {
            case (1, .number(let number)): queueNanoseconds = number
            case (2, .number(let number)): runNanoseconds = number
            case (3, .number(let number)): downstreamNanoseconds = number
            case (1...3, _): return nil
            default: continue
            }
        }
        if unsafe reader.isMalformed { return nil }
    }
}

import Messages
import TTRPC
import TestSupport

/// What a Request's envelope says, copied out of it.
struct ReadRequest: Equatable, Sendable {
    var service: [UInt8]
    var method: [UInt8]
    var payload: [UInt8]
    var timeoutNanoseconds: Int64
    var metadata: [[String]]
    var hasTextNames: Bool

    /// The same as protobuf-c reads it.
    init(_ message: Ttrpc.Request) {
        service = text(message.service)
        method = text(message.method)
        payload = message.payload
        timeoutNanoseconds = min(message.timeoutNano, 1 << 62)
        metadata = message.metadata.map { [$0.key, $0.value] }
        hasTextNames = true
    }

    init(service: String, method: String, payload: [UInt8], timeoutNanoseconds: Int64) {
        self.init(
            Ttrpc.Request(
                service: service, method: method, payload: payload, timeoutNano: timeoutNanoseconds)
        )
    }

    init(_ envelope: RequestEnvelope) {
        unsafe service = Array(envelope.service)
        unsafe method = Array(envelope.method)
        unsafe payload = Array(envelope.payload)
        unsafe timeoutNanoseconds = envelope.timeoutNanoseconds
        unsafe hasTextNames = envelope.hasTextNames
        var pairs: [[String]] = []
        unsafe envelope.forEachMetadata {
            pairs.append(
                unsafe [String(decoding: $0, as: UTF8.self), String(decoding: $1, as: UTF8.self)])
        }
        metadata = pairs
    }
}

/// The outcome of reading an envelope.
enum Reading<Value: Equatable & Sendable, Refusal: Equatable & Sendable>: Equatable, Sendable {
    case read(Value)
    case refused(Refusal)
}

func readRequest(_ data: [UInt8]) -> Reading<ReadRequest, RequestEnvelope.Refusal> {
    unsafe data.withUnsafeBytes { bytes in
        let envelope = unsafe RequestEnvelope(reading: bytes)
        if let refusal = unsafe envelope.refusal { return .refused(refusal) }
        return unsafe .read(ReadRequest(envelope))
    }
}

/// What a Response's envelope says, copied out of it.
struct ReadResponse: Equatable, Sendable {
    var code: Int32
    var message: String
    var payload: [UInt8]

    init(code: Int32, message: String = "", payload: [UInt8] = []) {
        self.code = code
        self.message = message
        self.payload = payload
    }

    /// The same as protobuf-c reads it.
    init(_ message: Ttrpc.Response) {
        code = message.status?.code ?? 0
        self.message = message.status?.message ?? ""
        payload = message.payload
    }
}

/// Nil when the envelope cannot be read.
func readResponse(_ data: [UInt8]) -> ReadResponse? {
    unsafe data.withUnsafeBytes { bytes in
        let envelope = unsafe ResponseEnvelope(reading: bytes)
        if unsafe envelope.isMalformed { return nil }
        return unsafe ReadResponse(
            code: envelope.code, message: envelope.message, payload: Array(envelope.payload))
    }
}

/// A Request frame as our client writes it.
func writeRequest(
    streamID: UInt32, service: String, method: String, timeoutNanoseconds: Int64,
    metadata: [[String]] = [], flags: UInt8 = 0, message: [UInt8]?
) -> [UInt8] {
    var pairs: [UInt8] = []
    for pair in metadata { RequestWriter.append(key: pair[0], value: pair[1], to: &pairs) }
    let writer = RequestWriter(
        prefix: RequestWriter.prefix(service: service, method: method), metadata: pairs,
        timeoutNanoseconds: timeoutNanoseconds, flags: flags, messageByteCount: message?.count)
    return unsafe written(writer.byteCount, message ?? []) {
        unsafe writer.write(streamID: streamID, to: $0)
    }
}

/// A Response frame of a call that succeeded, as our server writes it.
func writeResponse(streamID: UInt32, message: [UInt8]) -> [UInt8] {
    unsafe written(ResponseWriter.byteCount(messageByteCount: message.count), message) { place in
        unsafe ResponseWriter.write(
            streamID: streamID, messageByteCount: message.count, to: place)
    }
}

/// The same with fields of ours in front of the message.
func writeResponse(
    streamID: UInt32, message: [UInt8], extension: ResponseExtension
) -> [UInt8] {
    let byteCount = ResponseWriter.byteCount(
        messageByteCount: message.count, extensionByteCount: `extension`.byteCount)
    return unsafe written(byteCount, message) { place in
        unsafe ResponseWriter.write(
            streamID: streamID, messageByteCount: message.count, extension: `extension`, to: place)
    }
}

/// A Data frame as both our sides write it.
func writeData(streamID: UInt32, flags: UInt8 = 0, message: [UInt8]) -> [UInt8] {
    unsafe written(DataWriter.byteCount(messageByteCount: message.count), message) { place in
        unsafe DataWriter.write(
            streamID: streamID, messageByteCount: message.count, flags: flags, to: place)
    }
}

/// Runs a writer in a buffer with a margin that must stay untouched.
private func written(
    _ byteCount: Int, _ message: [UInt8],
    _ write: (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer
) -> [UInt8] {
    let margin = [UInt8](repeating: 0xA5, count: 16)
    var frame = [UInt8](repeating: 0, count: byteCount) + margin
    unsafe frame.withUnsafeMutableBytes { bytes in
        guard let base = bytes.baseAddress else { return }
        let place = unsafe write(base)
        precondition(
            unsafe base.distance(to: place) + message.count == byteCount, "a frame ends elsewhere")
        for (index, octet) in message.enumerated() {
            unsafe place.storeBytes(of: octet, toByteOffset: index, as: UInt8.self)
        }
    }
    precondition(Array(frame.suffix(16)) == margin, "a frame is longer than announced")
    return frame.dropLast(16)
}

/// Field `number` of wire type 2.
func field(_ number: UInt64, _ content: [UInt8]) -> [UInt8] {
    varint(number << 3 | 2) + varint(UInt64(content.count)) + content
}

/// Field `number` of wire type 0.
func field(_ number: UInt64, _ value: UInt64) -> [UInt8] { varint(number << 3) + varint(value) }

func varint(_ value: UInt64) -> [UInt8] {
    var rest = value
    var octets: [UInt8] = []
    while rest >= 128 {
        octets.append(UInt8(rest & 127) | 128)
        rest >>= 7
    }
    return octets + [UInt8(rest)]
}

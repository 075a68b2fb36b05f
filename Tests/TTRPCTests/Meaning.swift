import TTRPC

/// What a frame says, copied out of it by the reader of its type.
enum Meaning: Equatable, Sendable {
    case request(Reading<ReadRequest, RequestEnvelope.Refusal>)
    case response(ReadResponse?, FoundExtension)
    case data([UInt8])
    case cancel(Int32?)
    case ping(UInt64?)
    case goAway(GoAway?)
    case window(UInt32?)
    case headers([[String]]?)
    case unknown([UInt8])

    init(type: UInt8, data: [UInt8]) {
        self = unsafe data.withUnsafeBytes { bytes in
            switch type {
            case FrameType.request: .request(readRequest(data))
            case FrameType.response: .response(readResponse(data), FoundExtension(of: data))
            case FrameType.data: .data(data)
            case FrameType.cancel: unsafe .cancel(ControlFrame.readCancel(bytes))
            case FrameType.ping, FrameType.pong: unsafe .ping(ControlFrame.readPing(bytes))
            case FrameType.goAway: unsafe .goAway(ControlFrame.readGoAway(bytes))
            case FrameType.window: unsafe .window(ControlFrame.readWindow(bytes))
            case FrameType.headers: .headers(readHeaders(data))
            default: .unknown(data)
            }
        }
    }
}

/// Nil when a Headers frame's data are refused.
func readHeaders(_ data: [UInt8]) -> [[String]]? {
    unsafe data.withUnsafeBytes { bytes in
        var pairs: [[String]] = []
        guard unsafe ControlFrame.readHeaders(bytes, { pairs.append([$0, $1]) }) else {
            return nil
        }
        return pairs
    }
}

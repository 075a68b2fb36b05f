import TTRPC

extension CallKind {
    static let all: [CallKind] = [.unary, .clientStreaming, .serverStreaming, .bidirectional]

    /// The flags of a Request as our client opens such a call.
    var openingFlags: UInt8 {
        switch self {
        case .unary: 0
        case .serverStreaming: FrameFlags.remoteClosed
        case .clientStreaming, .bidirectional: FrameFlags.remoteOpen | FrameFlags.noData
        }
    }
}

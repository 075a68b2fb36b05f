/// The extensions that both peers of a connection have offered. Source: ttRPC wire facts,
/// section 11.
public struct Capabilities: OptionSet, Sendable {
    /// One bit for each extension.
    public let rawValue: UInt8

    /// Makes a set of the bits' extensions; bits that mean nothing are kept and do nothing.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Cancel frames: a client ends a call early.
    public static let cancel = Capabilities(rawValue: 1)
    /// Ping and Pong frames.
    public static let ping = Capabilities(rawValue: 2)
    /// GoAway frames: a drain that loses no call.
    public static let goAway = Capabilities(rawValue: 4)
    /// Window frames: flow control of Data.
    public static let window = Capabilities(rawValue: 8)
    /// Headers frames, and the Response fields 1002 (trailers) and 1003 (timing).
    public static let trailer = Capabilities(rawValue: 16)
    /// Everything this implementation speaks.
    public static let all: Capabilities = [.cancel, .ping, .goAway, .window, .trailer]

    /// Metadata key of the offer in a client's first unary Request.
    public static let metadataKey = "x-ttx"

    /// Octets of an offer that are looked at; a longer one offers nothing.
    public static let textByteCountMax = 256

    private static let names: [(name: String, set: Capabilities)] = [
        ("cancel", .cancel), ("ping", .ping), ("goaway", .goAway), ("window", .window),
        ("trailer", .trailer),
    ]

    /// Reads "1;cancel,ping". Another version offers nothing; unknown names are skipped.
    public init(text: String) {
        self = []
        guard text.utf8.count <= Self.textByteCountMax else { return }
        let parts = text.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "1" else { return }
        for name in parts[1].split(separator: ",") {
            if let known = Self.names.first(where: { $0.name == name }) { insert(known.set) }
        }
    }

    /// The set as an offer or an answer carries it.
    public var text: String {
        "1;" + Self.names.filter { contains($0.set) }.map(\.name).joined(separator: ",")
    }
}

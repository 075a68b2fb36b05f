/// Where a client's calls go, as it was written.
enum ClientTarget: Equatable {
    /// Addresses that do not change: `host:port`, `[v6]:port` or a path, each looked up when it is
    /// connected to.
    case fixed([String])
    /// A name whose addresses are looked up again and again, each of them used.
    case dynamic(String)

    /// Whether the addresses may change.
    var isDynamic: Bool {
        switch self {
        case .fixed: false
        case .dynamic: true
        }
    }

    /// Reads `host:port`, `[v6]:port`, `/path`, `dns:///host:port`, or several of the first three
    /// with commas between them.
    init(_ text: String) {
        let scheme = "dns:///"
        if text.hasPrefix(scheme) {
            self = .dynamic(String(text.dropFirst(scheme.count)))
        } else {
            let parts = text.split(separator: ",").map { $0.trimming(while: { $0 == " " }) }
            self = .fixed(parts.isEmpty ? [text] : parts)
        }
    }
}

extension Substring {
    fileprivate func trimming(while isSpace: (Character) -> Bool) -> String {
        var rest = drop(while: isSpace)
        while let last = rest.last, isSpace(last) { rest.removeLast() }
        return String(rest)
    }
}

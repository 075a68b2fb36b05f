internal import Foundation

/// The parameters of a search, decoded.
struct SearchQuery: Equatable {
    /// One `name=value`.
    struct Parameter: Equatable {
        let name: String
        let value: String
    }

    /// Parameters in one query.
    static let parameterCountMax = 32
    /// Matches on one page, whatever `_count` says.
    static let pageCountMax = 1_000

    let parameters: [Parameter]

    /// Reads `a=b&c=d` in percent encoding; nil when it cannot be decoded or has too many parts.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "&")
        guard parts.count <= Self.parameterCountMax else { return nil }
        var parameters: [Parameter] = []
        for part in parts {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(sides[0]),
                let value = Self.decoded(sides.count > 1 ? sides[1] : "")
            else { return nil }
            parameters.append(Parameter(name: name, value: value))
        }
        self.parameters = parameters
    }

    /// Every value of a parameter; each is a condition of its own.
    func values(_ name: String) -> [String] {
        parameters.filter { $0.name == name }.map(\.value)
    }

    /// The tokens of a parameter: all of the outer must hold, one of the inner is enough.
    func tokens(_ name: String) -> [[SearchToken]] {
        values(name).map { $0.split(separator: ",").map { SearchToken($0) } }
    }

    /// A parameter that is a number of matches; nil when it is absent or no number.
    func count(_ name: String) -> Int? {
        values(name).last.flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
    }

    /// The query again, without parameters that were not understood.
    func text(keeping names: Set<String>, replacing: [String: String] = [:]) -> String {
        var pairs = parameters.filter { names.contains($0.name) && replacing[$0.name] == nil }
            .map { ($0.name, $0.value) }
        pairs += replacing.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        return pairs.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
    }

    /// Octet by octet; nil for a `%` without two digits behind it, or what is not UTF-8 then.
    private static func decoded(_ text: some StringProtocol) -> String? {
        var octets: [UInt8] = []
        octets.reserveCapacity(text.utf8.count)
        var rest = text.utf8.makeIterator()
        while let octet = rest.next() {
            switch octet {
            case UInt8(ascii: "+"): octets.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit)
                else { return nil }
                octets.append(high << 4 | low)
            default: octets.append(octet)
            }
        }
        return String(validating: octets, as: UTF8.self)
    }

    private static func digit(_ octet: UInt8) -> UInt8? {
        switch octet {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): octet - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): octet - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): octet - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func encoded(_ text: String) -> String {
        let plain = CharacterSet(
            charactersIn:
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:,")
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}

private import CProfiling
private import Glibc

/// What a function is called for people.
enum FunctionName {
    /// Octets of a name that is shown.
    static let byteCountMax = 160

    /// The name of a symbol: Swift's are spelled out and shortened, others stay as they are.
    static func spelled(_ symbol: String) -> String {
        guard isSwift(symbol), let full = demangled(symbol) else { return cut(symbol) }
        return cut(ShortName(full).text)
    }

    private static func isSwift(_ symbol: String) -> Bool {
        ["$s", "$S", "$e", "_T0"].contains { symbol.hasPrefix($0) }
    }

    private static func cut(_ name: String) -> String {
        guard name.utf8.count > byteCountMax else { return name }
        return String(decoding: name.utf8.prefix(byteCountMax), as: UTF8.self) + "…"
    }

    /// The language's own spelling; nil when it knows none.
    static func demangled(_ symbol: String) -> String? {
        let byteCount = symbol.utf8.count
        guard
            let text = unsafe symbol.withCString({
                unsafe swift_demangle($0, byteCount, nil, nil, 0)
            })
        else { return nil }
        defer { unsafe free(text) }
        return unsafe String(validatingCString: text)
    }
}

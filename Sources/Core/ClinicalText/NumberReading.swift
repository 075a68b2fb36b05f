/// A number of the text with its decimals, in hundredths.
struct NumberReading {
    var hundredths: Int
    var hasDecimals: Bool
    /// Digits before the point.
    var integerDigitCount: Int
    var hasLeadingZero: Bool
    /// Ordinal of the first token behind the number.
    var next: Int
    var start: Int
    var end: Int

    /// Reads the number at an ordinal; nil when there is none, or when it is part of something
    /// longer, such as a date or a version.
    init?(
        at ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        allowsComma: Bool = false
    ) {
        let whole = window.token(ordinal)
        guard whole.kind == .number else { return nil }
        let before = window.token(ordinal - 1)
        if whole.isJoined, before.kind == .symbol,
            [Symbol.point, Symbol.slash, Symbol.dash, UInt8(ascii: "$")].contains(before.symbol),
            before.isJoined || before.symbol == UInt8(ascii: "$")
        {
            let previous = window.token(ordinal - 2).kind
            guard before.symbol != UInt8(ascii: "$"), previous != .number else { return nil }
        }
        hundredths = Int(whole.value) * 100
        hasDecimals = false
        integerDigitCount = whole.length
        hasLeadingZero = whole.length > 1 && bytes[Int(whole.start)] == UInt8(ascii: "0")
        next = ordinal + 1
        start = Int(whole.start)
        end = Int(whole.end)

        let point = window.token(next)
        let fraction = window.token(next + 1)
        guard point.isJoined, fraction.isJoined, fraction.kind == .number else { return }
        let isComma = point.isSymbol(Symbol.comma) && allowsComma && fraction.length <= 2
        guard point.isSymbol(Symbol.point) || isComma else { return }
        hundredths += Self.hundredths(fraction, bytes)
        hasDecimals = true
        next += 2
        end = Int(fraction.end)
        let after = window.token(next)
        if after.isJoined, after.isSymbol(Symbol.point), window.token(next + 1).isJoined,
            window.token(next + 1).kind == .number
        {
            return nil
        }
    }

    /// The decimals as hundredths; the third decimal rounds.
    private static func hundredths(_ fraction: Token, _ bytes: Span<UInt8>) -> Int {
        func digit(_ index: Int) -> Int {
            index < fraction.length ? Int(bytes[Int(fraction.start) + index] & 0x0F) : 0
        }
        return digit(0) * 10 + digit(1) + (digit(2) >= 5 ? 1 : 0)
    }
}

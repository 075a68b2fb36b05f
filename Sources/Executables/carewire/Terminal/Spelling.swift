/// How numbers are shown.
enum Spelling {
    /// "–" for zero, else microseconds, milliseconds or seconds with three significant digits.
    static func duration(nanoseconds: UInt64) -> String {
        switch nanoseconds {
        case 0: "–"
        case ..<1_000_000: threeDigits(Double(nanoseconds) / 1_000) + " µs"
        case ..<1_000_000_000: threeDigits(Double(nanoseconds) / 1_000_000) + " ms"
        default: threeDigits(Double(nanoseconds) / 1_000_000_000) + " s"
        }
    }

    /// A percentile's name: p99 for 0.99, p99.9 for 0.999; "p?" for what is no share.
    static func percentile(_ share: Double) -> String {
        guard share >= 0, share <= 1 else { return "p?" }
        let tenths = Int((share * 1_000).rounded())
        return tenths % 10 == 0 ? "p\(tenths / 10)" : "p\(tenths / 10).\(tenths % 10)"
    }

    /// A share in whole percent; "–" for what is no number.
    static func percent(_ share: Double) -> String {
        guard abs(share) < 1e12 else { return "–" }
        return "\(Int((share * 100).rounded())) %"
    }

    /// With one decimal; "–" for what is no number.
    static func tenths(_ value: Double) -> String {
        guard abs(value) < 1e12 else { return "–" }
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// In KiB, MiB or GiB, with three significant digits.
    static func octets(_ count: UInt64) -> String {
        switch count {
        case ..<(1 << 20): threeDigits(Double(count) / 1_024) + " KiB"
        case ..<(1 << 30): threeDigits(Double(count) / 1_048_576) + " MiB"
        default: threeDigits(Double(count) / 1_073_741_824) + " GiB"
        }
    }

    private static func threeDigits(_ value: Double) -> String {
        let decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2
        let scale = [1.0, 10.0, 100.0][decimals]
        let scaled = Int((value * scale).rounded())
        guard decimals > 0 else { return String(scaled) }
        let fraction = String(scaled % Int(scale))
        let zeros = String(repeating: "0", count: decimals - fraction.count)
        return "\(scaled / Int(scale)).\(zeros)\(fraction)"
    }
}

internal import LatencyBudget

extension Dashboard {
    /// A duration with three figures and a unit.
    static func short(_ nanoseconds: UInt64) -> String {
        let units: [(String, Double)] = [("s", 1e9), ("ms", 1e6), ("µs", 1e3)]
        for (unit, size) in units where Double(nanoseconds) >= size {
            let value = Double(nanoseconds) / size
            let factor: Double = value >= 100 ? 1 : value >= 10 ? 10 : 100
            let rounded = (value * factor).rounded() / factor
            let text = "\(rounded)"
            return "\(text.hasSuffix(".0") ? String(text.dropLast(2)) : text) \(unit)"
        }
        return "\(nanoseconds) ns"
    }

    /// A count in groups of three digits.
    static func grouped(_ value: UInt64) -> String {
        var text = ""
        for (index, digit) in "\(value)".reversed().enumerated() {
            if index > 0, index % 3 == 0 { text.append("\u{202F}") }
            text.append(digit)
        }
        return String(text.reversed())
    }

    /// A share, whole above a tenth, with one decimal below.
    static func percent(_ share: Double) -> String {
        switch share * 100 {
        case ..<0.05: share > 0 ? "<0.1 %".escaped : "0 %"
        case ..<9.95: "\(tenths(share * 100)) %"
        case let whole: "\(Int(min(whole, 99_999).rounded())) %"
        }
    }

    /// With one decimal.
    static func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }

    /// How long ago something was.
    static func ago(_ nanoseconds: UInt64) -> String {
        let seconds = nanoseconds / 1_000_000_000
        switch seconds {
        case ..<120: return "\(seconds) s ago"
        case ..<7_200: return "\(seconds / 60) min ago"
        default: return "\(seconds / 3_600) h ago"
        }
    }

    /// The last part of a method's path: "Process" of "carewire.soap.v1.SOAPService/Process".
    static func lastPart(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}

extension String {
    /// Safe as text and in a quoted attribute of HTML.
    var escaped: String {
        var text = ""
        for character in unicodeScalars {
            switch character {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&#39;"
            default: text.unicodeScalars.append(character)
            }
        }
        return text
    }
}

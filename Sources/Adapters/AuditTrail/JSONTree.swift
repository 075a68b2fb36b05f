/// JSON to be written: members keep their order, absent ones are left out.
indirect enum JSONTree {
    case text(String)
    case flag(Bool)
    case list([JSONTree])
    case object([(String, JSONTree?)])

    /// On one line, without spaces.
    var text: String {
        switch self {
        case .text(let text): return Self.quoted(text)
        case .flag(let flag): return flag ? "true" : "false"
        case .list(let items): return "[" + items.map(\.text).joined(separator: ",") + "]"
        case .object(let members):
            let present = members.compactMap { name, value in
                value.map { "\(Self.quoted(name)):\($0.text)" }
            }
            return "{" + present.joined(separator: ",") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\u{0}"..<"\u{20}":
                quoted += "\\u00" + Hexadecimal.text([UInt8(truncatingIfNeeded: scalar.value)])
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

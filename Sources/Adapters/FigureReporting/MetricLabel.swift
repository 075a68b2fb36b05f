/// What the metrics service takes as a label's value; see metrics.proto.
package enum MetricLabel {
    /// The text without octets that a value may not have, and of at most 64: its end, which names
    /// the method.
    package static func value(_ text: String) -> String {
        let allowed = text.utf8.filter { octet in
            switch octet {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                true
            default:
                false
            }
        }
        return String(decoding: allowed.suffix(64), as: UTF8.self)
    }
}

/// The name of a note: a random UUID, version 4. It says nothing about the patient.
package struct NoteID: Hashable, Sendable {
    /// 16 octets.
    package let octets: [UInt8]

    /// A new name.
    package static func random() -> NoteID {
        var random = SystemRandomNumberGenerator()
        var octets: [UInt8] = []
        for _ in 0..<2 {
            let half = random.next()
            for shift in stride(from: UInt64(0), to: 64, by: 8) {
                octets.append(UInt8(truncatingIfNeeded: half >> shift))
            }
        }
        octets[6] = octets[6] & 0x0F | 0x40
        octets[8] = octets[8] & 0x3F | 0x80
        return NoteID(octets: octets)
    }

    /// A name as it is stored.
    package init(octets: [UInt8]) { self.octets = octets }

    /// The name of 36 characters, or nil when the text is none. Capitals are read, too.
    package init?(_ text: String) {
        guard text.utf8.count == 36 else { return nil }
        var octets: [UInt8] = []
        var high: UInt8?
        for (index, octet) in text.utf8.enumerated() {
            if [8, 13, 18, 23].contains(index) {
                guard octet == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = Self.digit(octet) else { return nil }
            if let first = high {
                octets.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        self.octets = octets
    }

    /// 36 characters in lower case.
    package var text: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for (index, octet) in octets.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
            text.append(digits[Int(octet >> 4)])
            text.append(digits[Int(octet & 0x0F)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func digit(_ octet: UInt8) -> UInt8? {
        switch octet {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): octet - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): octet - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): octet - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// Octets as they are written in a specification: hexadecimal pairs, spaces where they please.
package func octets(_ hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.compactMap(\.hexDigitValue)
    precondition(digits.count % 2 == 0, "octets have two digits each")
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
}

/// The octets of a text.
package func text(_ text: String) -> [UInt8] { Array(text.utf8) }

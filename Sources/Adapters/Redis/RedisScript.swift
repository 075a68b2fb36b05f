/// A Lua script that Redis runs in one piece: between its first and last line nobody else's
/// command is executed.
///
/// A fixed text, made once and kept: what varies is given as keys and arguments.
package struct RedisScript: Sendable, Hashable {
    /// Octets of a script's text (64 KiB).
    package static let byteCountMax = 64 << 10
    /// Characters of the name that Redis gives to a script: its SHA-1 in hexadecimal digits.
    static let nameByteCount = 40

    /// The text, as Redis compiles it.
    package let text: String

    /// Takes a script's text; a longer one than ``byteCountMax`` is refused when it is run.
    package init(_ text: String) {
        self.text = text
    }

    /// Whether `octets` can be a script's name: what Redis says goes into commands of ours.
    static func isName(_ octets: [UInt8]) -> Bool {
        octets.count == nameByteCount
            && octets.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }
}

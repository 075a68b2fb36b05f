private import Foundation
internal import Messages
internal import PHIProtection

/// Names by which sealed values can be looked up: HMAC-SHA-256 of a normalised text, with a key of
/// its own per purpose and tenant. One per event loop.
///
/// Equal values have equal names within a purpose; see the module's page for what that reveals.
/// - Identifier: system and value without white space at their ends; the value's letters without
///   case.
/// - Family name: compatibility decomposition, letters and digits only, without case and accents:
///   `O’Neil-Smith` is `oneilsmith`. Birth date: as it was recorded.
/// - Code of a test: system and code without white space at their ends; the code without case.
/// - Practitioner: without white space at its ends.
/// - Words of a reason: what is between white space and punctuation, folded as a family name, each
///   once; 16 octets kept.
final class BlindIndexes {
    private let identifiers: Pseudonymizer
    private let names: Pseudonymizer
    private let tests: Pseudonymizer
    private let providers: Pseudonymizer
    private let words: Pseudonymizer
    private let entries: Pseudonymizer

    init(ring: KeyRing, tenant: String) throws(PHIError) {
        identifiers = try Pseudonymizer(ring: ring, kind: "lookup/identifier", tenant: tenant)
        names = try Pseudonymizer(ring: ring, kind: "lookup/name-birth", tenant: tenant)
        tests = try Pseudonymizer(ring: ring, kind: "lookup/lab-test", tenant: tenant)
        providers = try Pseudonymizer(ring: ring, kind: "lookup/provider", tenant: tenant)
        words = try Pseudonymizer(ring: ring, kind: "lookup/reason-word", tenant: tenant)
        entries = try Pseudonymizer(ring: ring, kind: "chart-entry", tenant: tenant)
    }

    /// All by which a patient can be found, each once.
    func lookups(_ demographics: PatientV1.Demographics) throws(PHIError) -> [[UInt8]] {
        var blinds: Set<[UInt8]> = []
        for identifier in demographics.identifiers {
            if let blind = try self.identifier(identifier) { blinds.insert(blind) }
        }
        let name = try name(demographics.familyName, birthDate: demographics.birthDate)
        if let name { blinds.insert(name) }
        return Array(blinds)
    }

    /// Of an identifier; nil without a value.
    func identifier(_ identifier: PatientV1.Identifier) throws(PHIError) -> [UInt8]? {
        let value = Self.trimmed(identifier.value.revealed).lowercased()
        guard !value.isEmpty else { return nil }
        return try identifiers.pseudonym(
            ofOctets: Self.list([Self.trimmed(identifier.system), value]))
    }

    /// Of family name and birth date; nil when one is missing.
    func name(
        _ familyName: PHI<String>, birthDate: PHI<String>
    ) throws(PHIError) -> [UInt8]? {
        let name = Self.folded(familyName.revealed)
        guard !name.isEmpty, !birthDate.revealed.isEmpty else { return nil }
        return try names.pseudonym(ofOctets: Self.list([name, birthDate.revealed]))
    }

    /// Of a laboratory test; nil without a code.
    func test(_ code: PatientV1.Coding?) throws(PHIError) -> [UInt8]? {
        guard let code else { return nil }
        let value = Self.trimmed(code.code.revealed).lowercased()
        guard !value.isEmpty else { return nil }
        return try tests.pseudonym(ofOctets: Self.list([Self.trimmed(code.system), value]))
    }

    /// Of a practitioner; nil without one.
    func provider(_ id: PHI<String>) throws(PHIError) -> [UInt8]? {
        let id = Self.trimmed(id.revealed)
        return id.isEmpty ? nil : try providers.pseudonym(id)
    }

    /// Of each word of a text, once; as many as ``PatientLimits/wordCountMax``.
    func words(_ text: PHI<String>) throws(PHIError) -> [[UInt8]] {
        var seen: Set<String> = []
        var blinds: [[UInt8]] = []
        let isBetween = { (character: Character) in
            !character.isLetter && !character.isNumber && character != "'" && character != "’"
        }
        for part in text.revealed.split(whereSeparator: isBetween) {
            let word = Self.folded(String(part))
            guard !word.isEmpty, blinds.count < PatientLimits.wordCountMax,
                seen.insert(word).inserted
            else { continue }
            blinds.append(Array(try words.pseudonym(word).prefix(EntryName.codeByteCount)))
        }
        return blinds
    }

    /// The code of an entry that a repeated call must name again.
    func entryCode(
        caller: String, idempotencyKey: String, index: Int
    ) throws(PHIError) -> [UInt8] {
        let name = try entries.pseudonym(
            ofOctets: Self.list([caller, idempotencyKey, String(index)]))
        return Array(name.prefix(EntryName.codeByteCount))
    }

    // MARK: Normalisation

    /// Letters and digits without case, accents and presentation forms.
    static func folded(_ text: String) -> String {
        if let plain = plainlyFolded(text) { return plain }
        var folded = String.UnicodeScalarView()
        for scalar in text.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
        where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            // Combining vowel signs count as letters; marks do not.
            if scalar.properties.canonicalCombiningClass == .notReordered {
                folded.append(scalar)
            }
        }
        return String(folded)
    }

    /// The same of a text in ASCII, which nothing is looked up for; nil for others.
    private static func plainlyFolded(_ text: String) -> String? {
        let octets = text.utf8
        guard octets.allSatisfy({ $0 < 0x80 }) else { return nil }
        return unsafe String(
            unsafeUninitializedCapacity: octets.count
        ) { buffer in
            var count = 0
            for octet in octets {
                switch octet {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                    unsafe buffer[count] = octet
                case UInt8(ascii: "A")...UInt8(ascii: "Z"): unsafe buffer[count] = octet | 0x20
                default: continue
                }
                count += 1
            }
            return count
        }
    }

    private static func trimmed(_ text: String) -> String {
        let octets = text.utf8
        if let first = octets.first, let last = octets.last, first > 0x20, first < 0x7F,
            last > 0x20, last < 0x7F
        {
            return text
        }
        let isSpace = { (character: Character) in character.isWhitespace }
        return String(
            text.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }

    /// A list of texts that no other list encodes to: each behind its length.
    private static func list(_ texts: [String]) -> [UInt8] {
        var octets: [UInt8] = []
        for text in texts {
            let count = UInt32(clamping: text.utf8.count)
            for shift in [24, 16, 8, 0] as [UInt32] {
                octets.append(UInt8(truncatingIfNeeded: count >> shift))
            }
            octets += text.utf8
        }
        return octets
    }
}

extension FindingRules {
    /// "lactate 4.6", "K 7.1": a value at which the laboratory calls.
    mutating func laboratory(
        _ token: Token, _ next: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        guard let item = items.last, item.concept >= 0 else { return }
        let roles = item.meaning.roles
        guard !roles.isDisjoint(with: .laboratories) else { return }
        var index = next
        while index < next + 3 {
            let link = window.token(index)
            guard
                link.isWord(.directFiller) || link.isSymbol(Symbol.colon)
                    || link.isSymbol(Symbol.equals) || link.isSymbol(Symbol.open)
                    || link.isJoined && link.isSymbol(UInt8(ascii: "+"))
            else { break }
            index += 1
        }
        guard let number = NumberReading(at: index, &window, bytes) else { return }
        let following = window.token(number.next)
        guard !following.isSymbol(Symbol.slash), !following.isSymbol(Symbol.dash) else { return }
        let isMolar = Self.isMolar(following, bytes)
        guard Self.isCritical(roles, number.hundredths, isMolar: isMolar) else { return }
        redFlags.append(
            RedFlagFinding(
                redFlag: roles.contains(.lactate) ? .sepsis : .metabolic, ruleID: nil,
                range: Int(token.start)..<number.end), usually: 8)
    }

    /// The value is of another time, or somebody else's.
    mutating func dropLaboratory(_ start: Int) {
        for index in stride(from: redFlags.count - 1, through: 0, by: -1) {
            let found = redFlags[index].range.lowerBound
            if found == start {
                redFlags.remove(at: index)
            } else if found < Int(sentenceStart) {
                return
            }
        }
    }

    private static func isMolar(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        token.kind == .word && token.length == 4 && bytes[Int(token.start) + 1] | 0x20 == 0x6D
    }

    /// Limits of the project's facts: lactate 4 mmol/L, glucose 54 mg/dL or 3.0 mmol/L, potassium
    /// 6.5 and sodium 120 mmol/L.
    private static func isCritical(
        _ roles: ConceptRoles, _ hundredths: Int, isMolar: Bool
    ) -> Bool {
        if roles.contains(.lactate) { return 400...4_000 ~= hundredths }
        if roles.contains(.potassium) { return 650...1_500 ~= hundredths }
        if roles.contains(.sodium) { return 8_000..<12_000 ~= hundredths }
        // "7.8" and "6" are mmol/L without saying so: nobody writes mg/dL like that.
        if isMolar || hundredths % 100 != 0 { return hundredths < 300 }
        return 1_000..<5_400 ~= hundredths
    }
}

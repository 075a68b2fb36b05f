internal import Messages
internal import PHIProtection

/// A ring as an operator sees it: ids, ages, counts. No secret goes in.
enum KeysReport {
    /// Age at which the active key should be replaced, in days, whatever it has sealed.
    static let activeKeyDayCountMax: Int64 = 365
    private static let secondsPerDay: Int64 = 86_400

    /// A table of keys, and a line for each reason to rotate.
    /// - Parameter usage: what the ledgers say; nil when none was given.
    static func text(_ ring: KeyRing, usage: [KeyUsage]?, nowSeconds: Int64) -> String {
        var columns: [(title: String, alignment: Table.Alignment)] = [
            ("key", .right), ("state", .left), ("age", .right),
        ]
        if usage != nil { columns.append(("sealed at most", .right)) }
        var table = Table(columns)
        for entry in ring.entries {
            var cells = [
                String(entry.keyID), entry.isActive ? "active" : "opens only",
                days(of: entry, nowSeconds).map { "\($0) d" } ?? "unknown",
            ]
            if let usage {
                let counts = usage.filter { $0.keyID == entry.keyID }.map(\.sealedMessageCount)
                cells.append(String(counts.reduce(0, &+)))
            }
            table.add(cells)
        }
        let reasons = reasons(ring, usage: usage ?? [], nowSeconds: nowSeconds)
        return ([table.text] + reasons.map { "rotate: \($0)" }).joined(separator: "\n")
    }

    /// How far patient-service has sealed its values anew, and which keys it needs no more.
    static func text(_ state: PatientV1.GetResealingResponse) -> String {
        var lines: [String] = []
        if state.pass == 0 {
            lines.append("sealed anew: nothing yet")
        } else {
            lines.append(
                "sealed anew under key \(state.keyID): \(state.resealedCount) values of "
                    + "\(state.examinedCount) rows in pass \(state.pass), which "
                    + (state.isRunning ? "is under way" : "has ended"))
        }
        if state.unreadableCount > 0 {
            lines.append("unreadable: \(state.unreadableCount) values, whose key is gone")
        }
        lines.append(
            state.cleanKeyID == 0
                ? "clean: no key yet; every key of the ring may still be needed"
                : "clean: patient-service needs no key before \(state.cleanKeyID)")
        return lines.joined(separator: "\n")
    }

    private static func reasons(
        _ ring: KeyRing, usage: [KeyUsage], nowSeconds: Int64
    ) -> [String] {
        var reasons: [String] = []
        if let active = ring.entries.first(where: \.isActive),
            let days = days(of: active, nowSeconds), days > activeKeyDayCountMax
        {
            reasons.append("the active key is older than \(activeKeyDayCountMax) days")
        }
        let due = usage.filter { $0.keyID == ring.activeKeyID && $0.isRotationDue }
        for purpose in Set(due.map(\.purpose)).sorted() {
            reasons.append("key \(ring.activeKeyID) has sealed half of what it may for \(purpose)")
        }
        return reasons
    }

    private static func days(of entry: KeyRing.Entry, _ nowSeconds: Int64) -> Int64? {
        guard let madeAtSeconds = entry.madeAtSeconds else { return nil }
        let (age, overflows) = nowSeconds.subtractingReportingOverflow(madeAtSeconds)
        return overflows ? nil : max(0, age) / secondsPerDay
    }
}

internal import Messages

/// A profile, as a table for people and as lines for flame graph tools.
struct ProfileReport: Sendable {
    /// Stacks that are taken; a service sends 4,097 at most.
    static let stackMax = 10_000

    private var summary = AdminV1.ProfileSummary()
    private var functions: [AdminV1.ProfileFunction] = []
    private var stacks: [AdminV1.ProfileStack] = []

    /// Takes a part of the service's answer.
    mutating func add(_ part: AdminV1.ProfilePart) {
        if let summary = part.summary { self.summary = summary }
        functions += part.functions
        stacks += part.stacks.prefix(Self.stackMax - stacks.count)
    }

    /// One line for each stack.
    var folded: String { stacks.map { "\($0.path) \($0.sampleCount)\n" }.joined() }

    /// What was seen and allocated, and the functions that ran most.
    func text(rows: Int) -> String {
        guard summary.sampleCount > 0 else {
            return head + "\n\nThe service did nothing that took processor time."
        }
        var table = Table([("self", .right), ("total", .right), ("function", .left)])
        for function in functions.prefix(rows) {
            table.add([
                share(function.ownSampleCount), share(function.totalSampleCount), function.name,
            ])
        }
        return head + "\n\n" + table.text
    }

    private func share(_ count: UInt64) -> String {
        Spelling.tenths(100 * Double(count) / Double(summary.sampleCount)) + " %"
    }

    private var head: String {
        let seconds = Double(summary.durationMs) / 1_000
        let busy = Double(summary.sampleCount) / Double(max(1, summary.hertz))
        var lines = [
            "\(summary.service): \(Spelling.tenths(seconds)) s, of which "
                + "\(Spelling.tenths(busy)) s of processor time "
                + "(\(summary.sampleCount) samples of \(summary.threadCount) threads)"
        ]
        if summary.droppedSampleCount > 0 || summary.unreachedThreadCount > 0 {
            lines.append(
                "not seen: \(summary.droppedSampleCount) samples, "
                    + "\(summary.unreachedThreadCount) threads")
        }
        lines.append(allocations)
        return lines.joined(separator: "\n")
    }

    private var allocations: String {
        guard summary.allocationCount > 0 else { return "allocations are not counted" }
        let all =
            "\(summary.allocationCount) allocations, "
            + Spelling.octets(summary.allocatedByteCount)
        guard summary.callCount > 0 else { return all + "; no calls" }
        let calls = Double(summary.callCount)
        let each = Spelling.tenths(Double(summary.allocationCount) / calls)
        let octets = Spelling.octets(summary.allocatedByteCount / summary.callCount)
        return all + "; \(summary.callCount) calls: \(each) allocations, \(octets) each"
    }
}

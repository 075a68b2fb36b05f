/// A profile as people and flame graph tools read it: how often each way to a place was seen, and
/// how often each function.
package struct FoldedStacks: Sendable {
    /// One way to a place: names from the thread down to the interrupted function.
    package struct Stack: Sendable, Equatable {
        /// "root;…;leaf".
        package let path: String
        /// Periods in which it was seen.
        package let count: UInt64
    }

    /// One function.
    package struct Function: Sendable, Equatable {
        /// Its name.
        package let name: String
        /// Periods in which it ran itself.
        package let ownCount: UInt64
        /// Periods in which it was on the stack.
        package let totalCount: UInt64
    }

    /// Stacks that are told apart; further ones, the rarest, are one.
    package static let stackMax = 4_096
    /// Octets of all stacks together, for the same.
    package static let stackByteCountMax = 2 << 20
    /// Functions that are listed, by their own time and by their total.
    package static let functionMax = 400
    /// What the rarest stacks are called together.
    package static let rest = "[further stacks]"

    /// The stacks, the most frequent first.
    package private(set) var stacks: [Stack] = []
    /// The functions, those first that ran most themselves.
    package private(set) var functions: [Function] = []
    /// Periods in all.
    package private(set) var count: UInt64 = 0

    /// Adds up stacks of names, the outermost first. Empty ones are left out.
    package init(_ samples: [(names: [String], count: UInt64)]) {
        var paths: [String: UInt64] = [:]
        var sums: [String: (own: UInt64, total: UInt64)] = [:]
        for (names, count) in samples {
            guard let leaf = names.last else { continue }
            self.count &+= count
            paths[names.map(Self.plain).joined(separator: ";"), default: 0] &+= count
            sums[leaf, default: (0, 0)].own &+= count
            // A function that calls itself is on the stack once.
            for name in Set(names) { sums[name, default: (0, 0)].total &+= count }
        }
        stacks = Self.bounded(paths)
        functions = Self.listed(sums)
    }

    /// A name that separates nothing.
    private static func plain(_ name: String) -> String {
        guard name.utf8.contains(where: { $0 == 0x3B || $0 < 0x20 }) else { return name }
        return String(
            name.unicodeScalars.map { $0 == ";" || $0.value < 0x20 ? "_" : Character($0) })
    }

    private static func bounded(_ paths: [String: UInt64]) -> [Stack] {
        let sorted = paths.map { Stack(path: $0.key, count: $0.value) }
            .sorted { ($1.count, $0.path) < ($0.count, $1.path) }
        var kept: [Stack] = []
        var room = stackByteCountMax
        for stack in sorted {
            room -= stack.path.utf8.count
            if kept.count == stackMax || room < 0 { break }
            kept.append(stack)
        }
        let left = sorted[kept.count...].reduce(UInt64(0)) { $0 &+ $1.count }
        if left > 0 { kept.append(Stack(path: rest, count: left)) }
        return kept
    }

    private static func listed(_ sums: [String: (own: UInt64, total: UInt64)]) -> [Function] {
        let all = sums.map {
            Function(name: $0.key, ownCount: $0.value.own, totalCount: $0.value.total)
        }
        let byOwn = all.sorted {
            ($1.ownCount, $1.totalCount, $0.name) < ($0.ownCount, $0.totalCount, $1.name)
        }
        guard byOwn.count > functionMax else { return byOwn }
        // Half of the list for those that run themselves, half for those that have others run.
        let byTotal = byOwn[(functionMax / 2)...].sorted {
            ($1.totalCount, $0.name) < ($0.totalCount, $1.name)
        }
        return Array(byOwn[..<(functionMax / 2)] + byTotal[..<(functionMax / 2)])
    }

    /// One line for each stack, as flame graph tools read it: "root;…;leaf count".
    package var text: String { stacks.map { "\($0.path) \($0.count)\n" }.joined() }
}

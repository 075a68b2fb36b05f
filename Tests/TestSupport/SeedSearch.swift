/// Whether a promise holds for every seed, asked on several processors at once.
package enum SeedSearch {
    /// Parts that a range is cut into: more than any test machine has processors.
    private static let partCount: UInt64 = 16

    /// What `problem` says of each of `seeds` of which it says anything; at most one of each part.
    /// - Parameter problem: runs on several threads at once; nil where everything holds.
    package static func problems(
        _ seeds: Range<UInt64>, _ problem: @escaping @Sendable (UInt64) -> String?
    ) async -> [String] {
        let count = seeds.upperBound - seeds.lowerBound
        return await withTaskGroup(of: String?.self) { group in
            for part in 0..<partCount {
                let first = seeds.lowerBound + count * part / partCount
                let end = seeds.lowerBound + count * (part + 1) / partCount
                group.addTask {
                    for seed in first..<end {
                        if let found = problem(seed) { return "seed \(seed): \(found)" }
                    }
                    return nil
                }
            }
            var found: [String] = []
            for await one in group { if let one { found.append(one) } }
            return found.sorted()
        }
    }
}

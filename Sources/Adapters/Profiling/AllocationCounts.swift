private import CProfiling

/// What the process has allocated since its start, memory given back included.
package struct AllocationCounts: Sendable, Equatable {
    /// Allocations.
    package let count: UInt64
    /// Octets asked for.
    package let octetCount: UInt64

    /// Of all threads until now; zeros in programs that are built with a sanitizer.
    package static func current() -> AllocationCounts {
        let counts = cprof_allocation_counts()
        return AllocationCounts(count: counts.count, octetCount: counts.octet_count)
    }

    /// What came since `before`.
    package func since(_ before: AllocationCounts) -> AllocationCounts {
        AllocationCounts(
            count: count &- before.count, octetCount: octetCount &- before.octetCount)
    }
}

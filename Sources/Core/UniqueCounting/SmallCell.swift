/// A count of people that is told only when it is large enough to hide each of them.
package struct SmallCell: Sendable, Equatable {
    /// Fewer than this are not told. Source: the cell size policy of the Centers for Medicare and
    /// Medicaid Services, which suppresses 1 to 10.
    package static let countMin: UInt64 = 11

    /// The count; nil when it is suppressed. Nobody at all is suppressed too: "0" and "not told"
    /// must not be told apart, or the difference tells when the first came.
    package let count: UInt64?

    /// Suppresses what is too small.
    package init(_ count: UInt64) {
        self.count = count < Self.countMin ? nil : count
    }
}

/// A table that is filled once and read without a test of the index: whoever reads masks it or has
/// it from the table's maker.
// Safety: the memory is written by init alone, before anybody else knows of it, holds trivial
// values only, and is freed by deinit; so many threads may read it at once.
@safe final class FixedTable<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    let count: Int
    private let base: UnsafeMutablePointer<Element>

    init(_ elements: [Element]) {
        count = elements.count
        unsafe base = .allocate(capacity: max(1, elements.count))
        for index in elements.indices {
            unsafe (base + index).initialize(to: elements[index])
        }
    }

    deinit { unsafe base.deallocate() }

    /// The element at an index below ``count``.
    @inline(__always) subscript(index: Int) -> Element {
        assert(index >= 0 && index < count)
        // Safety: the caller's duty, tested in debug builds.
        return unsafe base[index]
    }
}

private import COctets

/// A table that is filled once and read without a test of the index: whoever reads masks it or has
/// it from the table's maker.
// Safety: the memory is written by init alone, before anybody else knows of it, holds trivial
// values only, and is freed by deinit; so many threads may read it at once.
@safe final class FixedTable<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    let count: Int
    /// From the start of a cache line on.
    private let memory: UnsafeMutableRawPointer
    private let base: UnsafeMutablePointer<Element>

    init(_ elements: [Element]) {
        count = elements.count
        let size = MemoryLayout<Element>.stride * max(1, elements.count)
        unsafe memory = .allocate(byteCount: size, alignment: 64)
        unsafe base = memory.bindMemory(to: Element.self, capacity: max(1, elements.count))
        for index in elements.indices {
            unsafe (base + index).initialize(to: elements[index])
        }
    }

    deinit { unsafe memory.deallocate() }

    /// Asks for the memory of an element that will be read soon.
    @inline(__always) func prefetch(_ index: Int) {
        assert(index >= 0 && index < count)
        unsafe coctets_prefetch(base + index)
    }

    /// Where the element at an index below ``count`` lies, as long as the table is there.
    @inline(__always) func place(_ index: Int) -> UnsafePointer<Element> {
        assert(index >= 0 && index < count)
        // Safety: the caller's duty, tested in debug builds.
        return unsafe UnsafePointer(base + index)
    }

    /// The element at an index below ``count``.
    @inline(__always) subscript(index: Int) -> Element {
        assert(index >= 0 && index < count)
        // Safety: the caller's duty, tested in debug builds.
        return unsafe base[index]
    }
}

extension Array {
    /// Appends an element; the first one brings room for as many as there usually are, so that the
    /// array does not grow step by step.
    @inline(__always) mutating func append(_ element: Element, usually count: Int) {
        if capacity == 0 { reserveCapacity(count) }
        append(element)
    }
}

/// Finds the lines of NDJSON in octets that come cut anywhere.
///
/// It holds one unfinished line and the octets that were fed last; of a line that is too long,
/// nothing.
package struct LineSplitter: Sendable {
    /// A line without its end.
    package struct Line: Sendable, Equatable {
        /// Its number, from 1.
        package let number: UInt64
        /// Its octets; nil when there are more than ``FHIRLimits/lineByteCountMax``.
        package let octets: [UInt8]?
    }

    private static let lineEnd = UInt8(ascii: "\n")
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private var held: [UInt8] = []
    /// Where the next line begins, and how far its end has been looked for.
    private var start = 0
    private var seen = 0
    private var number: UInt64
    private var isOverlong = false

    /// - Parameter firstLine: the number of the line that comes first.
    package init(firstLine: UInt64 = 1) { number = max(1, firstLine) }

    /// Takes more octets; ``next()`` gives the lines that are complete with them.
    package mutating func feed(_ octets: [UInt8]) {
        if start > 0 {
            held.removeFirst(start)
            seen -= start
            start = 0
        }
        held += octets
    }

    /// The next line that is complete; nil when none is.
    package mutating func next() -> Line? {
        while seen < held.count {
            if held[seen] == Self.lineEnd {
                let line = line(upTo: seen)
                seen += 1
                start = seen
                return line
            }
            seen += 1
            if seen - start > FHIRLimits.lineByteCountMax {
                isOverlong = true
                start = seen
            }
        }
        return nil
    }

    /// What is behind the last line end, when no more octets come; nil when that is nothing.
    package mutating func finish() -> Line? {
        if let line = next() { return line }
        guard start < held.count || isOverlong else { return nil }
        let line = line(upTo: held.count)
        start = held.count
        return line
    }

    private mutating func line(upTo end: Int) -> Line {
        defer {
            number += 1
            isOverlong = false
        }
        if isOverlong { return Line(number: number, octets: nil) }
        var octets = held[start..<end]
        if octets.last == UInt8(ascii: "\r") { octets.removeLast() }
        if number == 1, octets.starts(with: Self.mark) { octets.removeFirst(Self.mark.count) }
        return Line(number: number, octets: Array(octets))
    }
}

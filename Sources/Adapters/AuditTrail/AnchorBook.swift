/// Heads of other services' trails, in files that are only ever added to: one for each trail, a
/// hexadecimal line for each head, as `carewire audit verify --anchors` takes them.
///
/// The keeper holds no key: it judges a head by its order alone. All calls block; use from one
/// thread at a time.
package final class AnchorBook {
    /// Trails in one book.
    package static let streamCountMax = 1_024
    /// Heads of one trail; at one a minute, nine years and a half.
    package static let anchorCountMax = 5_000_000
    /// Heads that one answer holds.
    package static let pageCountMax = 1_000
    /// What the files' names end in.
    package static let suffix = ".anchors"

    /// What became of a head.
    package enum OnKeep: Hashable, Sendable {
        /// It is kept, with so many of its trail.
        case kept(count: Int)
        /// An earlier head than the last one: records are gone.
        case backwards(last: UInt64)
        /// Another head than the one kept under its number: the trail was written anew.
        case forked(at: UInt64)
    }

    private struct Page {
        let file: AuditFile
        /// Octets of each line, its end included: a trail's heads are all as long.
        let lineByteCount: Int
        var count: Int
        var last: AuditAnchor?
    }

    private let folder: AuditFolder
    private var pages: [AuditIdentifier: Page] = [:]

    /// Opens the book in a folder of mode 0700, made when there is none.
    /// - Throws: ``AuditError`` with code `badFolder`, or `malformed` for a file that holds
    ///   something else than heads.
    package init(folder path: String) throws(AuditError) {
        folder = AuditFolder(path: path)
        try folder.prepare()
        for name in try folder.names() where name.hasSuffix(Self.suffix) {
            let page = try Self.open("\(path)/\(name)")
            guard let last = page.last, Self.name(of: last.stream) == name else {
                guard page.last == nil else {
                    throw AuditError(.malformed, "\(name) holds the heads of another trail")
                }
                continue
            }
            pages[last.stream] = page
        }
    }

    /// Keeps a head, durably when this returns.
    /// - Throws: ``AuditError`` with code `limitExceeded`, `badFolder` or `failed`.
    package func keep(_ anchor: AuditAnchor) throws(AuditError) -> OnKeep {
        var page = try page(for: anchor)
        if let last = page.last {
            if anchor.sequence < last.sequence { return .backwards(last: last.sequence) }
            if anchor.sequence == last.sequence {
                return anchor.hash == last.hash
                    ? .kept(count: page.count) : .forked(at: last.sequence)
            }
        }
        guard page.count < Self.anchorCountMax else {
            throw AuditError(.limitExceeded, "\(Self.anchorCountMax) heads of one trail")
        }
        let line = Array((Hexadecimal.text(anchor.octets) + "\n").utf8)
        try page.file.write(line, at: page.count * page.lineByteCount)
        try page.file.sync()
        page.count += 1
        page.last = anchor
        pages[anchor.stream] = page
        return .kept(count: page.count)
    }

    /// The trails of which there is a head, in the order of their names.
    package var streams: [AuditIdentifier] { pages.keys.sorted { $0.text < $1.text } }

    /// Heads of a trail behind number `sequence`, oldest first, at most ``pageCountMax``.
    /// - Throws: ``AuditError`` with code `badFolder` or `malformed`.
    package func anchors(
        of stream: AuditIdentifier, after sequence: UInt64
    ) throws(AuditError) -> [AuditAnchor] {
        guard let page = pages[stream] else { return [] }
        var (low, high) = (0, page.count)
        while low < high {
            let middle = (low + high) / 2
            if try Self.anchor(page, middle).sequence <= sequence {
                low = middle + 1
            } else {
                high = middle
            }
        }
        var anchors: [AuditAnchor] = []
        for index in low..<min(page.count, low + Self.pageCountMax) {
            anchors.append(try Self.anchor(page, index))
        }
        return anchors
    }

    private func page(for anchor: AuditAnchor) throws(AuditError) -> Page {
        if let page = pages[anchor.stream] { return page }
        guard pages.count < Self.streamCountMax else {
            throw AuditError(.limitExceeded, "\(Self.streamCountMax) trails in one book")
        }
        let file = try AuditFile.openOrCreate("\(folder.path)/\(Self.name(of: anchor.stream))")
        try folder.sync()
        return Page(
            file: file, lineByteCount: 2 * anchor.octets.count + 1, count: 0, last: nil)
    }

    /// A file's name for a trail: other characters than letters, digits, `.` and `-` as `_` and two
    /// digits, so that no two trails share a file.
    package static func name(of stream: AuditIdentifier) -> String {
        var name = ""
        for octet in stream.text.utf8 {
            if AuditToken.isAllowed(octet), octet != UInt8(ascii: "_") {
                name.unicodeScalars.append(UnicodeScalar(octet))
            } else {
                name += "_" + Hexadecimal.text([octet])
            }
        }
        return name + suffix
    }

    /// A last line without its end was never acknowledged: the next head takes its place.
    private static func open(_ path: String) throws(AuditError) -> Page {
        let file = try AuditFile.open(path)
        let first = try file.read(2 * AuditAnchor.byteCountMax + 1, at: 0)
        guard let end = first.firstIndex(of: UInt8(ascii: "\n")) else {
            return Page(file: file, lineByteCount: 0, count: 0, last: nil)
        }
        let count = try file.byteCount() / (end + 1)
        var page = Page(file: file, lineByteCount: end + 1, count: count, last: nil)
        page.last = try anchor(page, count - 1)
        return page
    }

    private static func anchor(_ page: Page, _ index: Int) throws(AuditError) -> AuditAnchor {
        let line = try page.file.read(page.lineByteCount, at: index * page.lineByteCount)
        guard line.last == UInt8(ascii: "\n"),
            let octets = Hexadecimal.octets(String(decoding: line.dropLast(), as: UTF8.self))
        else { throw AuditError(.malformed, "a line of the book is no head") }
        return try AuditAnchor(octets: octets)
    }
}

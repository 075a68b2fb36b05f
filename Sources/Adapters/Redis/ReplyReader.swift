private import CHiredis

/// hiredis's reply parser, owned: octets in, whole replies out.
@safe
struct ReplyReader: ~Copyable {
    /// What came of the octets so far.
    enum OnRead: Equatable {
        case reply(RedisReply)
        /// A string, which has been put where it was wanted.
        case found
        case needMore
        /// The octets are not the protocol, or a reply is too long: close the connection.
        case violation
    }

    /// Memory that the parser keeps between replies (1 MiB). hiredis's default of 16 KiB makes it
    /// free and allocate its buffer with every read.
    static let keptByteCountMax = 1 << 20
    /// Octets fed at once: hiredis moves what is left after every KiB that it has parsed.
    static let feedByteCountMax = 16 * 1024
    /// Characters kept of an error.
    static let errorWordLengthMax = 32
    /// Replies in one array.
    static let elementCountMax = 16_384
    /// Arrays in arrays. Newer releases of hiredis allow any depth, and free by recursion.
    static let depthMax = 7

    private let raw: UnsafeMutablePointer<redisReader>
    private let replyByteCountMax: Int
    private var unfinishedByteCount = 0

    /// - Throws: ``RedisError`` `unavailable` when hiredis has no memory.
    static func make(replyByteCountMax: Int) throws(RedisError) -> ReplyReader {
        guard let raw = unsafe redisReaderCreate() else {
            throw RedisError(.unavailable, "hiredis has no memory for a parser")
        }
        unsafe raw.pointee.maxbuf = keptByteCountMax
        return unsafe ReplyReader(raw, replyByteCountMax)
    }

    private init(_ raw: UnsafeMutablePointer<redisReader>, _ replyByteCountMax: Int) {
        unsafe self.raw = raw
        self.replyByteCountMax = replyByteCountMax
    }

    deinit { unsafe redisReaderFree(raw) }

    /// Takes octets in; ``next()`` is to be called until it needs more.
    mutating func feed(_ octets: UnsafeRawBufferPointer) {
        unfinishedByteCount += octets.count
        unsafe redisReaderFeed(
            raw, octets.baseAddress?.assumingMemoryBound(to: CChar.self), octets.count)
    }

    /// The next whole reply.
    mutating func next() -> OnRead { unsafe next { unsafe .reply(Self.copy($0)) } }

    /// The next whole reply; a string is put into `buffer`, in the place of what is there.
    mutating func next(into buffer: inout [UInt8]) -> OnRead {
        unsafe next { reply in
            guard unsafe reply.type == REDIS_REPLY_STRING else {
                return unsafe .reply(Self.copy(reply))
            }
            buffer.removeAll(keepingCapacity: true)
            unsafe buffer.append(contentsOf: Self.octets(reply))
            return .found
        }
    }

    @inline(__always)
    private mutating func next(_ take: (redisReply) -> OnRead) -> OnRead {
        var found: UnsafeMutableRawPointer?
        guard unsafe redisReaderGetReply(raw, &found) == REDIS_OK else { return .violation }
        guard let found = unsafe found else {
            let isTooDeep = unsafe raw.pointee.ridx > Int32(Self.depthMax)
            return unfinishedByteCount > replyByteCountMax || isTooDeep ? .violation : .needMore
        }
        defer { unsafe freeReplyObject(found) }
        unfinishedByteCount = unsafe Int(raw.pointee.len - raw.pointee.pos)
        return unsafe take(found.assumingMemoryBound(to: redisReply.self).pointee)
    }

    /// Whether nothing was fed of which the end has not come.
    var isBetweenReplies: Bool { unfinishedByteCount == 0 }

    /// The string in front of `octets` and where it ends, when it is there whole and no longer than
    /// ``replyByteCountMax``: most answers, which need neither a copy nor a parser. Nil for every
    /// other reply, and for what is none: those are for the parser.
    func wholeString(
        _ octets: UnsafeRawBufferPointer
    ) -> (string: UnsafeRawBufferPointer, end: Int)? {
        guard octets.count > 3, unsafe octets[0] == UInt8(ascii: "$") else { return nil }
        var (length, place) = (0, 1)
        while place < octets.count, case let digit = unsafe octets[place] &- UInt8(ascii: "0"),
            digit < 10, length <= replyByteCountMax
        {
            length = 10 * length + Int(digit)
            place += 1
        }
        let (start, end) = (place + 2, place + 2 + length + 2)
        let hasLength = unsafe place == 2 || place > 2 && octets[1] != UInt8(ascii: "0")
        guard hasLength, length <= replyByteCountMax, end <= octets.count,
            unsafe Self.isLineEnd(octets, at: place), unsafe Self.isLineEnd(octets, at: end - 2)
        else { return nil }
        return unsafe (UnsafeRawBufferPointer(rebasing: octets[start..<end - 2]), end)
    }

    private static func isLineEnd(_ octets: UnsafeRawBufferPointer, at place: Int) -> Bool {
        unsafe octets[place] == 13 && octets[place + 1] == 10
    }

    private static func copy(_ reply: redisReply, depth: Int = 0) -> RedisReply {
        switch unsafe reply.type {
        case REDIS_REPLY_STRING: unsafe .bytes(Array(octets(reply)))
        case REDIS_REPLY_STATUS: unsafe .status(String(decoding: octets(reply), as: UTF8.self))
        case REDIS_REPLY_INTEGER: unsafe .integer(reply.integer)
        case REDIS_REPLY_NIL: .null
        case REDIS_REPLY_ERROR: unsafe .error(firstWord(octets(reply)))
        case REDIS_REPLY_ARRAY where depth < Self.depthMax: unsafe copyElements(reply, depth)
        default: .other
        }
    }

    private static func copyElements(_ reply: redisReply, _ depth: Int) -> RedisReply {
        guard let elements = unsafe reply.element else { return .array([]) }
        let count = unsafe reply.elements
        guard count <= Self.elementCountMax else { return .other }
        return .array(
            (0..<count).map { index in
                guard let element = unsafe elements[index] else { return .null }
                return unsafe copy(element.pointee, depth: depth + 1)
            })
    }

    private static func octets(_ reply: redisReply) -> UnsafeRawBufferPointer {
        let count = unsafe reply.str == nil ? 0 : Int(reply.len)
        return unsafe UnsafeRawBufferPointer(start: reply.str, count: count)
    }

    private static func firstWord(_ octets: UnsafeRawBufferPointer) -> String {
        let word = unsafe octets.prefix { (0x41...0x5A).contains($0) }
        return unsafe String(decoding: word.prefix(Self.errorWordLengthMax), as: UTF8.self)
    }
}

/// The envelope's KeyValue message: one pair of metadata. Source: ttRPC wire facts, section 4.
enum KeyValue {
    // MARK: Reading

    /// The octets of key and value of an entry as our writers, and most others, write it: key, then
    /// value, both below 128 octets, and nothing else. Nil for any other form.
    @inline(__always)
    @unsafe
    private static func plain(_ entry: UnsafeRawBufferPointer) -> (key: Int, value: Int)? {
        guard entry.count >= 4, let base = entry.baseAddress else { return nil }
        let key = unsafe Int(base.load(fromByteOffset: 1, as: UInt8.self))
        guard unsafe base.load(as: UInt8.self) == 1 << 3 | 2, key < 128, key + 4 <= entry.count,
            unsafe base.load(fromByteOffset: key + 2, as: UInt8.self) == 2 << 3 | 2
        else { return nil }
        let value = unsafe Int(base.load(fromByteOffset: key + 3, as: UInt8.self))
        return value < 128 && key + value + 4 == entry.count ? (key, value) : nil
    }

    /// The pair of an entry, as views into it; what is missing or unreadable is empty.
    @unsafe
    static func pair(
        _ entry: UnsafeRawBufferPointer
    ) -> (key: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
        if let (key, value) = unsafe plain(entry), let base = entry.baseAddress {
            return unsafe (
                UnsafeRawBufferPointer(start: base + 2, count: key),
                UnsafeRawBufferPointer(start: base + key + 4, count: value)
            )
        }
        var key = 0..<0
        var value = 0..<0
        var reader = unsafe FieldReader(entry)
        while let (field, found) = unsafe reader.next() {
            switch (field, found) {
            case (1, .bytes(let range)): key = range
            case (2, .bytes(let range)): value = range
            default: continue
            }
        }
        return unsafe (
            UnsafeRawBufferPointer(rebasing: entry[key]),
            UnsafeRawBufferPointer(rebasing: entry[value])
        )
    }

    /// Octets of an entry's key and value, and why it must be refused, if so.
    @unsafe
    static func check(
        _ entry: UnsafeRawBufferPointer
    ) -> (byteCount: Int, refusal: RequestEnvelope.Refusal?) {
        if let (key, value) = unsafe plain(entry), unsafe isASCII(entry) {
            return (key + value, nil)
        }
        var reader = unsafe FieldReader(entry)
        while let (field, found) = unsafe reader.next() {
            if field > 2 { continue }
            guard case .bytes = found else { return (0, .malformed) }
        }
        let (key, value) = unsafe pair(entry)
        let byteCount = key.count + value.count
        if unsafe reader.isMalformed { return (byteCount, .malformed) }
        let isText = unsafe isUTF8(key) && isUTF8(value)
        return (byteCount, isText ? nil : .notUTF8)
    }

    /// Whether the entries in field `number` of a message are all readable, and within the limits
    /// of metadata together. Other fields are skipped.
    @unsafe
    static func areValid(in bytes: UnsafeRawBufferPointer, field number: Int) -> Bool {
        var (count, byteCount) = (0, 0)
        var reader = unsafe FieldReader(bytes)
        while let (field, found) = unsafe reader.next() {
            guard field == number else { continue }
            guard case .bytes(let range) = found else { return false }
            let (pairByteCount, refusal) = unsafe check(
                UnsafeRawBufferPointer(rebasing: bytes[range]))
            count += 1
            byteCount += pairByteCount
            guard refusal == nil, unsafe count <= RequestEnvelope.metadataEntryCountMax,
                unsafe byteCount <= RequestEnvelope.metadataByteCountMax
            else { return false }
        }
        return unsafe !reader.isMalformed
    }

    /// Hands every pair in field `number` of a message to `body`, in order.
    @unsafe
    static func forEach(
        in bytes: UnsafeRawBufferPointer, field number: Int,
        _ body: (_ key: String, _ value: String) -> Void
    ) {
        unsafe forEachPair(in: bytes, from: 0, field: number) { key, value in
            unsafe body(
                String(decoding: key, as: UTF8.self), String(decoding: value, as: UTF8.self))
        }
    }

    /// As above, as views, from the border of a field on.
    @inline(__always)
    @unsafe
    static func forEachPair(
        in bytes: UnsafeRawBufferPointer, from start: Int, field number: Int,
        _ body: (_ key: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) -> Void
    ) {
        var reader = unsafe FieldReader(bytes, from: start)
        while let (field, found) = unsafe reader.next() {
            guard field == number, case .bytes(let range) = found else { continue }
            let (key, value) = unsafe pair(UnsafeRawBufferPointer(rebasing: bytes[range]))
            unsafe body(key, value)
        }
    }

    // MARK: Writing

    /// Octets of `count` octets and the length in front of them.
    static func lengthAndContent(_ count: Int) -> Int { Varint.byteCount(count) + count }

    /// Octets of a pair, without the length in front of it.
    static func byteCount(key: String, value: String) -> Int {
        2 + lengthAndContent(key.utf8.count) + lengthAndContent(value.utf8.count)
    }

    /// Writes a pair behind its length and returns the place behind it.
    @unsafe
    static func write(
        key: String, value: String, _ pointer: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        var place = unsafe Varint.write(UInt64(byteCount(key: key, value: value)), pointer)
        unsafe place.storeBytes(of: 1 << 3 | 2, as: UInt8.self)
        unsafe place = writeText(key, place + 1)
        unsafe place.storeBytes(of: 2 << 3 | 2, as: UInt8.self)
        return unsafe writeText(value, place + 1)
    }

    /// Writes a text behind its length and returns the place behind it.
    @unsafe
    static func writeText(
        _ text: String, _ pointer: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        var place = unsafe Varint.write(UInt64(text.utf8.count), pointer)
        for octet in text.utf8 {
            unsafe place.storeBytes(of: octet, as: UInt8.self)
            unsafe place += 1
        }
        return unsafe place
    }
}

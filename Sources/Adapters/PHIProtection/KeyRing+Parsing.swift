extension KeyRing {
    /// Reads a ring from the octets of its file. They are not kept; the caller wipes them.
    /// - Throws: ``PHIError`` with code `badKeyRing` and the number of the first bad line.
    package convenience init(parsing octets: UnsafeRawBufferPointer) throws(PHIError) {
        var reader = KeyRingReader()
        let lines = unsafe octets.split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for index in unsafe lines.indices {
            guard try unsafe reader.accept(lines[index], isFirst: index == 0) else {
                throw PHIError(.badKeyRing, "line \(index + 1) is not understood")
            }
        }
        guard reader.isComplete else {
            throw PHIError(.badKeyRing, "the ring is cut off: its line \"end\" is missing")
        }
        try self.init(
            activeKeyID: reader.activeKeyID, masterKeys: reader.masterKeys,
            indexKey: reader.indexKey, lastKeyID: reader.lastKeyID)
    }
}

/// Collects the lines of a key ring's file. Digits of keys go straight into ``SecretOctets``.
private struct KeyRingReader {
    typealias Line = Slice<UnsafeRawBufferPointer>

    var activeKeyID: UInt32?
    var lastKeyID: UInt32?
    var masterKeys: [UInt32: KeyRing.MasterKey] = [:]
    var indexKey: SecretOctets?

    private var format = 1
    private var hasEnded = false

    /// A file of format 2 that lost its end is no ring; format 1 had no end to lose.
    var isComplete: Bool { format == 1 || (hasEnded && lastKeyID != nil) }

    /// False when the line means nothing or says something a second time.
    mutating func accept(_ line: Line, isFirst: Bool) throws(PHIError) -> Bool {
        if isFirst { return unsafe acceptFormat(line) }
        if unsafe line.isEmpty || line.first == UInt8(ascii: "#") { return true }
        guard !hasEnded else { return false }
        let words = unsafe line.split(separator: UInt8(ascii: " "))
        if format == 2, unsafe words.count == 1, unsafe words[0].elementsEqual("end".utf8) {
            hasEnded = true
            return true
        }
        if unsafe words.count == 2, unsafe words[0].elementsEqual("index".utf8), indexKey == nil {
            indexKey = try unsafe secret(words[1])
            return indexKey != nil
        }
        if unsafe words.count == 2, unsafe words[0].elementsEqual("active".utf8), activeKeyID == nil
        {
            activeKeyID = unsafe keyID(words[1])
            return activeKeyID != nil
        }
        if format == 2, unsafe words.count == 2, unsafe words[0].elementsEqual("last".utf8),
            lastKeyID == nil
        {
            lastKeyID = unsafe keyID(words[1])
            return lastKeyID != nil
        }
        return try unsafe acceptKey(words)
    }

    private mutating func acceptFormat(_ line: Line) -> Bool {
        if unsafe line.elementsEqual("carewire-key-ring 2".utf8) { format = 2 }
        return unsafe format == 2 || line.elementsEqual("carewire-key-ring 1".utf8)
    }

    private mutating func acceptKey(_ words: [Line]) throws(PHIError) -> Bool {
        guard unsafe (3...(format == 2 ? 4 : 3)).contains(words.count),
            unsafe words[0].elementsEqual("key".utf8),
            let keyID = unsafe keyID(words[1]), masterKeys[keyID] == nil,
            masterKeys.count < KeyRing.keyCountMax, let secret = try unsafe secret(words[2])
        else { return false }
        var madeAtSeconds: Int64?
        if unsafe words.count == 4 {
            guard let seconds = unsafe number(words[3], max: UInt64(Int64.max)) else {
                return false
            }
            madeAtSeconds = Int64(seconds)
        }
        masterKeys[keyID] = KeyRing.MasterKey(secret: secret, madeAtSeconds: madeAtSeconds)
        return true
    }

    private func keyID(_ digits: Line) -> UInt32? {
        unsafe number(digits, max: UInt64(UInt32.max)).map { UInt32($0) }
    }

    /// A decimal number above 0 and without leading zeros.
    private func number(_ digits: Line, max: UInt64) -> UInt64? {
        guard unsafe digits.first != UInt8(ascii: "0") else { return nil }
        var number: UInt64 = 0
        for index in unsafe digits.indices {
            let digit = unsafe digits[index]
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            let (shifted, isTooLarge) = number.multipliedReportingOverflow(by: 10)
            let (sum, overflows) = shifted.addingReportingOverflow(UInt64(digit & 0x0F))
            guard !isTooLarge, !overflows, sum <= max else { return nil }
            number = sum
        }
        return number == 0 ? nil : number
    }

    private func secret(_ digits: Line) throws(PHIError) -> SecretOctets? {
        guard unsafe digits.count == 2 * KeyRing.keyByteCount,
            unsafe digits.allSatisfy({ nibble($0) != nil })
        else { return nil }
        return try unsafe SecretOctets(count: KeyRing.keyByteCount) { output in
            for index in 0..<KeyRing.keyByteCount {
                let high = unsafe nibble(digits[digits.startIndex + 2 * index]) ?? 0
                let low = unsafe nibble(digits[digits.startIndex + 2 * index + 1]) ?? 0
                unsafe output[index] = high << 4 | low
            }
            return true
        }
    }

    private func nibble(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

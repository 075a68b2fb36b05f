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
        try self.init(
            activeKeyID: reader.activeKeyID, masterKeys: reader.masterKeys,
            indexKey: reader.indexKey)
    }
}

/// Collects the lines of a key ring's file. Digits of keys go straight into ``SecretOctets``.
private struct KeyRingReader {
    typealias Line = Slice<UnsafeRawBufferPointer>

    var activeKeyID: UInt32?
    var masterKeys: [UInt32: SecretOctets] = [:]
    var indexKey: SecretOctets?

    /// False when the line means nothing or says something a second time.
    mutating func accept(_ line: Line, isFirst: Bool) throws(PHIError) -> Bool {
        if isFirst { return unsafe line.elementsEqual("carewire-key-ring 1".utf8) }
        if unsafe line.isEmpty || line.first == UInt8(ascii: "#") { return true }
        let words = unsafe line.split(separator: UInt8(ascii: " "))
        if unsafe words.count == 2, unsafe words[0].elementsEqual("index".utf8), indexKey == nil {
            indexKey = try unsafe secret(words[1])
            return indexKey != nil
        }
        if unsafe words.count == 2, unsafe words[0].elementsEqual("active".utf8), activeKeyID == nil
        {
            activeKeyID = unsafe keyID(words[1])
            return activeKeyID != nil
        }
        guard unsafe words.count == 3, unsafe words[0].elementsEqual("key".utf8),
            let keyID = unsafe keyID(words[1]), masterKeys[keyID] == nil,
            masterKeys.count < KeyRing.keyCountMax, let secret = try unsafe secret(words[2])
        else { return false }
        masterKeys[keyID] = secret
        return true
    }

    private func keyID(_ digits: Line) -> UInt32? {
        guard unsafe digits.first != UInt8(ascii: "0") else { return nil }
        var number: UInt32 = 0
        for index in unsafe digits.indices {
            let digit = unsafe digits[index]
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            let (shifted, isTooLarge) = number.multipliedReportingOverflow(by: 10)
            let (sum, overflows) = shifted.addingReportingOverflow(UInt32(digit & 0x0F))
            guard !isTooLarge, !overflows else { return nil }
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

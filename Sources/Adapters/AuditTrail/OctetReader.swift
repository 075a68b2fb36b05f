/// Takes octets from the front of an array, never past its end: nil when there are too few.
struct OctetReader {
    private let octets: [UInt8]
    private(set) var position: Int

    init(_ octets: [UInt8], at position: Int = 0) {
        self.octets = octets
        self.position = position
    }

    var isAtEnd: Bool { position == octets.count }

    mutating func octet() -> UInt8? {
        guard position < octets.count else { return nil }
        defer { position += 1 }
        return octets[position]
    }

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, octets.count - position >= count else { return nil }
        defer { position += count }
        return octets[position..<position + count]
    }

    mutating func number<Number: FixedWidthInteger & UnsignedInteger>(_: Number.Type) -> Number? {
        guard let taken = take(Number.bitWidth / 8) else { return nil }
        return taken.reduce(0) { $0 << 8 | Number($1) }
    }

    mutating func hash() -> AuditHash? { take(AuditHash.byteCount).flatMap { AuditHash($0) } }

    mutating func id() -> AuditID? {
        take(AuditID.byteCount).map { AuditID(lanes: SIMD16($0)) }
    }

    mutating func pseudonym() -> AuditPseudonym? {
        take(AuditPseudonym.byteCount).map { AuditPseudonym(lanes: SIMD32($0)) }
    }

    /// A text behind one octet with its length.
    mutating func short() -> String? {
        guard let count = octet(), let taken = take(Int(count)) else { return nil }
        return String(validating: taken, as: UTF8.self)
    }

    mutating func token() -> AuditToken? {
        guard let text = short() else { return nil }
        do throws(AuditError) { return try AuditToken(checking: text) } catch { return nil }
    }

    /// A token, or an empty text for none: the inner nil.
    mutating func optionalToken() -> AuditToken?? {
        guard let text = short() else { return nil }
        if text.isEmpty { return .some(nil) }
        do throws(AuditError) { return try AuditToken(checking: text) } catch { return nil }
    }

    mutating func identifier() -> AuditIdentifier? {
        guard let text = short() else { return nil }
        do throws(AuditError) { return try AuditIdentifier(text) } catch { return nil }
    }
}

extension AuditID {
    init(lanes: SIMD16<UInt8>) { self.lanes = lanes }
}

extension AuditPseudonym {
    init(lanes: SIMD32<UInt8>) { self.lanes = lanes }
}

extension [UInt8] {
    /// Appends the octets of a number or vector as they lie in memory.
    mutating func appendBytes<Value: BitwiseCopyable>(of value: Value) {
        unsafe Swift.withUnsafeBytes(of: value) { unsafe append(contentsOf: $0) }
    }

    /// Appends a text of at most 255 octets behind one octet with its length.
    mutating func appendShort(_ text: String) {
        let count = text.utf8.count
        append(UInt8(truncatingIfNeeded: count))
        if count > 0 { append(contentsOf: text.utf8) }
    }
}

import CMessages
import CProtobufC

// From Swift values to what protobuf-c packs. Everything is copied into the arena.
extension MessageArena {
    /// A copy of the text, ended by a NUL.
    @unsafe
    func text(_ value: String) throws(MessageError) -> UnsafeMutablePointer<CChar> {
        try unsafe value.utf8.span.withUnsafeBufferPointer { (utf8) throws(MessageError) in
            let copy = try unsafe array(utf8.count + 1, of: CChar.self)
            if let start = utf8.baseAddress {
                guard unsafe cmessages_holds_nul(start, utf8.count) == 0 else {
                    throw MessageError(.embeddedNUL, "a text field holds U+0000")
                }
                unsafe UnsafeMutableRawPointer(copy).copyMemory(
                    from: start, byteCount: utf8.count)
            }
            unsafe copy[utf8.count] = 0
            return unsafe copy
        }
    }

    /// A copy of the octets.
    @unsafe
    func bytes(_ value: [UInt8]) throws(MessageError) -> ProtobufCBinaryData {
        if value.isEmpty {
            return unsafe ProtobufCBinaryData(len: 0, data: nil)
        }
        let copy = try unsafe array(value.count, of: UInt8.self)
        unsafe value.withUnsafeBytes { octets in
            if let start = octets.baseAddress {
                unsafe UnsafeMutableRawPointer(copy).copyMemory(
                    from: start, byteCount: octets.count)
            }
        }
        return unsafe ProtobufCBinaryData(len: value.count, data: copy)
    }

    /// A copy of numbers that C and Swift lay out alike; nil when there are none.
    @unsafe
    func numbers<Number: BitwiseCopyable>(
        _ values: [Number]
    ) throws(MessageError) -> UnsafeMutablePointer<Number>? {
        if values.isEmpty {
            return nil
        }
        let copy = try unsafe array(values.count, of: Number.self)
        unsafe values.withUnsafeBufferPointer { numbers in
            if let start = numbers.baseAddress {
                unsafe copy.initialize(from: start, count: numbers.count)
            }
        }
        return unsafe copy
    }

    /// An array made element by element; nil when there are no elements.
    @unsafe @inline(__always)
    func list<Element, CElement: BitwiseCopyable>(
        _ values: some Collection<Element>, of type: CElement.Type = CElement.self,
        _ convert: (Element) throws(MessageError) -> CElement
    ) throws(MessageError) -> UnsafeMutablePointer<CElement>? {
        if values.isEmpty {
            return nil
        }
        let list = try unsafe array(values.count, of: CElement.self)
        var index = 0
        for value in values {
            unsafe list[index] = try convert(value)
            index += 1
        }
        return unsafe list
    }
}

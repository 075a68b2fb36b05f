import CProtobufC

/// From what protobuf-c has unpacked to Swift values. Everything is copied.
@unsafe
enum WireCopy {
    /// The text of a field; the guard has checked that it is UTF-8.
    static func text(_ source: UnsafePointer<CChar>?) -> String {
        guard let source = unsafe source, unsafe source.pointee != 0 else {
            return ""
        }
        return unsafe String(cString: source)
    }

    /// The octets of a field.
    static func bytes(_ source: ProtobufCBinaryData) -> [UInt8] {
        guard let start = unsafe source.data, unsafe source.len > 0 else {
            return []
        }
        return unsafe [UInt8](UnsafeBufferPointer(start: start, count: source.len))
    }

    /// Numbers that C and Swift lay out alike.
    static func numbers<Number: BitwiseCopyable>(
        _ count: Int, _ source: UnsafePointer<Number>?
    ) -> [Number] {
        guard let source = unsafe source, count > 0 else {
            return []
        }
        return unsafe [Number](UnsafeBufferPointer(start: source, count: count))
    }

    /// A nested message; nil when it is absent.
    @inline(__always)
    static func message<Message: CodedMessage>(
        _ source: UnsafePointer<Message.CMessage>?, as type: Message.Type
    ) -> Message? {
        guard let source = unsafe source else {
            return nil
        }
        return unsafe Message(copying: source)
    }

    /// The messages of a repeated field.
    @inline(__always)
    static func messages<Message: CodedMessage>(
        _ count: Int, _ source: UnsafePointer<UnsafeMutablePointer<Message.CMessage>?>?,
        as type: Message.Type
    ) -> [Message] {
        guard let source = unsafe source, count > 0 else {
            return []
        }
        var list: [Message] = []
        list.reserveCapacity(count)
        for index in 0..<count {
            if let element = unsafe source[index] {
                unsafe list.append(Message(copying: UnsafePointer(element)))
            }
        }
        return list
    }

    /// The elements of a repeated field, one by one.
    @inline(__always)
    static func list<Element, CElement>(
        _ count: Int, _ source: UnsafePointer<CElement>?, _ convert: (CElement) -> Element
    ) -> [Element] {
        guard let source = unsafe source, count > 0 else {
            return []
        }
        var list: [Element] = []
        list.reserveCapacity(count)
        for index in 0..<count {
            unsafe list.append(convert(source[index]))
        }
        return list
    }

    /// The entries of a map; of two with the same key, the later one counts.
    @inline(__always)
    static func map<Key: Hashable, Value, CEntry>(
        _ count: Int, _ source: UnsafePointer<UnsafeMutablePointer<CEntry>?>?,
        _ convert: (UnsafePointer<CEntry>) -> (Key, Value)
    ) -> [Key: Value] {
        guard let source = unsafe source, count > 0 else {
            return [:]
        }
        var map: [Key: Value] = [:]
        map.reserveCapacity(count)
        for index in 0..<count {
            if let entry = unsafe source[index] {
                let (key, value) = unsafe convert(UnsafePointer(entry))
                map[key] = value
            }
        }
        return map
    }
}

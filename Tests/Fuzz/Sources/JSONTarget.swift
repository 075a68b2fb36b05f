import Messages

/// The JSON parser: what it takes is the same when it is written and read again.
enum JSONTarget {
    static func run(_ input: UnsafeRawBufferPointer) {
        guard let text = unsafe String(validating: input, as: UTF8.self),
            let value = try? JSONValue(parsing: text)
        else { return }
        for isPretty in [false, true] {
            guard let again = try? JSONValue(parsing: value.text(pretty: isPretty)) else {
                preconditionFailure("what was written cannot be read")
            }
            precondition(again == value, "what was written reads otherwise")
        }
    }
}

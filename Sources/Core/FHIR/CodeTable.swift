/// The codes of a value set and what they are in our words.
struct CodeTable<Value: Hashable & Sendable>: Sendable {
    private let values: [String: Value]
    private let codes: [Value: String]

    init(_ pairs: KeyValuePairs<String, Value>) {
        var values: [String: Value] = [:]
        var codes: [Value: String] = [:]
        for (code, value) in pairs {
            values[code] = value
            if codes[value] == nil { codes[value] = code }
        }
        self.values = values
        self.codes = codes
    }

    func value(_ code: String) -> Value? { values[code] }

    func code(_ value: Value) -> String? { codes[value] }
}

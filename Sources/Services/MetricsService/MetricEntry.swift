/// What may be pushed under one name.
struct MetricEntry: Sendable {
    /// What the values of a label may be.
    typealias Words = Set<String>

    let kind: Kind
    /// The HELP text.
    let help: String
    /// By the label's key; a series must have all of them and no other.
    let labels: [String: Words]

    enum Kind: String, Sendable {
        case counter
        case gauge
        case histogram
        case durations
    }

    init(_ kind: Kind, _ help: String, _ labels: [String: Words] = [:]) {
        self.kind = kind
        self.help = help
        self.labels = labels
    }

    /// Whether the labels, beside `service`, are these keys with listed values.
    func admits(_ given: [String: String]) -> Bool {
        var count = 0
        for (key, value) in given where key != "service" {
            guard let words = labels[key], words.contains(value) else { return false }
            count += 1
        }
        return count == labels.count
    }

    /// Series that one service can make of it.
    var seriesCountMax: Int { labels.values.reduce(1) { $0 * $1.count } }
}

internal import LatencyBudget
internal import Messages

/// What names, labels and values of metrics may be. Nothing here can hold a person's name or number
/// in free text; see metrics.proto.
enum MetricRules {
    /// Octets in a metric's name.
    static let nameByteCountMax = 64
    /// Octets in a label's key.
    static let keyByteCountMax = 32
    /// Octets in a label's value.
    static let valueByteCountMax = 64
    /// Labels that a sender may give; `service` and, for gauges, `instance` are added.
    static let labelCountMax = 4
    /// Buckets of a histogram, the one up to infinity not counted.
    static let boundCountMax = 32

    /// `[a-z_]{1,64}`.
    static func isName(_ text: String) -> Bool {
        (1...nameByteCountMax).contains(text.utf8.count) && text.utf8.allSatisfy(isKeyOctet)
    }

    /// `[a-z_]{1,32}`, without the names that Prometheus or the registry give a meaning.
    static func isKey(_ text: String) -> Bool {
        (1...keyByteCountMax).contains(text.utf8.count) && text.utf8.allSatisfy(isKeyOctet)
            && !text.hasPrefix("__") && text != "le" && text != "instance"
    }

    /// `[A-Za-z0-9_./-]{0,64}`.
    static func isValue(_ text: String) -> Bool {
        text.utf8.count <= valueByteCountMax
            && text.utf8.allSatisfy { octet in
                switch octet {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                    true  // "-" to "9" are the hyphen, the point, the slash and the digits.
                default:
                    false
                }
            }
    }

    private static func isKeyOctet(_ octet: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(octet) || octet == UInt8(ascii: "_")
    }

    static func areLabels(_ labels: [String: String]) -> Bool {
        labels.count <= labelCountMax && labels.allSatisfy { isKey($0.key) && isValue($0.value) }
    }

    /// What a metric says, once its value has been found to be one.
    enum Reading: Sendable {
        case counter(Double)
        case gauge(Double)
        case histogram(bounds: [Double], counts: [UInt64], sum: Double)
        case durations(LatencySketch)

        var kind: MetricFamily.Kind {
            switch self {
            case .counter: .counter
            case .gauge: .gauge
            case .histogram(let bounds, _, _): .histogram(bounds: bounds)
            case .durations: .durations
            }
        }
    }

    static func read(_ metric: MetricsV1.Metric) -> Result<Reading, Refusal> {
        switch metric.kind {
        case .counter:
            guard metric.value.isFinite, metric.value >= 0 else { return .failure(.value) }
            return .success(.counter(metric.value))
        case .gauge:
            guard metric.value.isFinite else { return .failure(.value) }
            return .success(.gauge(metric.value))
        case .histogram:
            guard isHistogram(metric) else { return .failure(.value) }
            return .success(
                .histogram(
                    bounds: metric.bucketBounds, counts: metric.bucketCounts, sum: metric.sum))
        case .durations:
            do throws(SketchError) {
                return .success(.durations(try LatencySketch(decoding: metric.sketch)))
            } catch { return .failure(.value) }
        case .unspecified, .unrecognized:
            return .failure(.kind)
        }
    }

    /// Ascending, finite, and one count more than bounds.
    static func isHistogram(_ metric: MetricsV1.Metric) -> Bool {
        let bounds = metric.bucketBounds
        return (1...boundCountMax).contains(bounds.count)
            && metric.bucketCounts.count == bounds.count + 1
            && bounds.allSatisfy(\.isFinite) && zip(bounds, bounds.dropFirst()).allSatisfy(<)
            && metric.sum.isFinite
    }
}

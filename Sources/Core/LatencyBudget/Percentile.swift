/// The percentiles that a limit may be put on.
public enum Percentile: String, Sendable, Hashable, CaseIterable {
    /// Half of the requests.
    case p50
    /// 99 of 100.
    case p99
    /// 999 of 1,000.
    case p999

    /// The share of requests that must keep the limit.
    public var share: Double {
        switch self {
        case .p50: 0.5
        case .p99: 0.99
        case .p999: 0.999
        }
    }

    /// Of so many requests one may exceed the limit.
    public var oneBadIn: Double {
        switch self {
        case .p50: 2
        case .p99: 100
        case .p999: 1_000
        }
    }
}

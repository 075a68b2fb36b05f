/// One figure that a part of the service has ready, such as the hits of its cache.
package struct MeterReading: Sendable, Equatable {
    /// What the figure means over time.
    package enum Kind: Sendable, Equatable {
        /// Counted since the process began; never smaller than before.
        case total
        /// As it is now.
        case level
    }

    /// `[a-z_]{1,64}`, by Prometheus's conventions: "carewire_cache_hits_total".
    package let name: String
    /// At most 4; keys `[a-z_]{1,32}`, values `[A-Za-z0-9_./-]{0,64}`, from a fixed list.
    package let labels: [String: String]
    /// What the figure means over time.
    package let kind: Kind
    /// The figure.
    package let value: Double

    /// A figure.
    package init(_ name: String, _ kind: Kind, _ value: Double, labels: [String: String] = [:]) {
        self.name = name
        self.kind = kind
        self.value = value
        self.labels = labels
    }
}

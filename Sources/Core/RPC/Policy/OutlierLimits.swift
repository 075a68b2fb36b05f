/// When ``OutlierDetector`` leaves a server out, and for how long.
public struct OutlierLimits: Sendable, Equatable {
    /// So many failures in a row, and a server is left out.
    public var failuresInARowMax = 5
    /// Between two looks at the success rates.
    public var interval = Duration.seconds(10)
    /// Calls of an interval below which a server's success rate says nothing.
    public var rateCallCountMin = 100
    /// Servers with such a rate below which there is nothing to compare.
    public var rateEndpointCountMin = 5
    /// Standard deviations that a success rate may be below the mean.
    public var rateDeviationMax = 1.9
    /// How long a server is left out the first time; each time in a row adds as much.
    public var ejectionTime = Duration.seconds(30)
    /// The longest time.
    public var ejectionTimeMax = Duration.seconds(300)
    /// The share of the servers that may be left out at once; one may in any case, the last never.
    public var ejectedShareMax = 0.5

    /// The defaults.
    public init() {}
}

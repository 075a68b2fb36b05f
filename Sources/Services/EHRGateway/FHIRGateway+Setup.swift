internal import Batching
internal import CircuitBreaking

extension FHIRGateway {
    /// The breakers' numbers: the configured ones, or ours. With two seconds for a hanging call and
    /// four batches at once, ten results are there within some seconds.
    static func breakerConfiguration(
        _ configuration: GatewayConfiguration
    ) throws(EHRGatewayError) -> CircuitBreakerConfiguration {
        if let breaker = configuration.breaker { return breaker }
        do {
            return try CircuitBreakerConfiguration(
                failureRateThreshold: 50, slidingWindow: .time(.seconds(30)),
                minimumNumberOfCalls: 10, waitDurationInOpenState: .seconds(5),
                permittedNumberOfCallsInHalfOpenState: 2,
                maxWaitDurationInHalfOpenState: .seconds(30), leaseDuration: .seconds(5))
        } catch {
            throw EHRGatewayError(.invalidConfiguration, error.message, cause: error)
        }
    }

    static func readBatching(
        _ configuration: GatewayConfiguration
    ) throws(EHRGatewayError) -> BatchingConfiguration {
        try batching(
            batchCountMax: configuration.batchCountMax, linger: configuration.linger,
            flushMargin: configuration.flushMargin, queueCountMax: configuration.queueCountMax,
            inFlightMax: configuration.inFlightMax)
    }

    /// One look at a time; whoever comes meanwhile shares the next, answered from the last.
    static func lookBatching(
        _ configuration: GatewayConfiguration
    ) throws(EHRGatewayError) -> BatchingConfiguration {
        try batching(
            batchCountMax: 1, linger: .zero, flushMargin: .zero,
            queueCountMax: configuration.queueCountMax, inFlightMax: 1)
    }

    /// Documents that come while others are on their way go together, after a moment at the most.
    static func postBatching(
        _ configuration: GatewayConfiguration
    ) throws(EHRGatewayError) -> BatchingConfiguration {
        do {
            return try BatchingConfiguration(
                batchCountMax: configuration.postCountMax,
                batchByteCountMax: configuration.postByteCountMax,
                linger: configuration.postLinger, flushMargin: configuration.flushMargin,
                queueCountMax: configuration.queueCountMax,
                queueByteCountMax: 32 * configuration.postByteCountMax,
                inFlightMax: configuration.inFlightMax, flushesWhenIdle: true)
        } catch {
            throw EHRGatewayError(.invalidConfiguration, error.message, cause: error)
        }
    }

    private static func batching(
        batchCountMax: Int, linger: Duration, flushMargin: Duration, queueCountMax: Int,
        inFlightMax: Int
    ) throws(EHRGatewayError) -> BatchingConfiguration {
        do {
            // Each item weighs 1, so that bytes never decide.
            return try BatchingConfiguration(
                batchCountMax: batchCountMax, batchByteCountMax: batchCountMax + 1,
                linger: linger, flushMargin: flushMargin, queueCountMax: queueCountMax,
                queueByteCountMax: queueCountMax + batchCountMax + 1, inFlightMax: inFlightMax,
                flushesWhenIdle: true)
        } catch {
            throw EHRGatewayError(.invalidConfiguration, error.message, cause: error)
        }
    }
}

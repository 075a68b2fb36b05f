package import Redis

/// Sealed patients in Redis. One per event loop.
package final class RedisPatientCache: PatientCaching {
    private let connection: RedisConnection

    /// - Parameter connection: of the loop on which this cache is used.
    package init(connection: RedisConnection) { self.connection = connection }

    /// As ``PatientCaching`` says.
    package func value(
        _ key: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [UInt8]? {
        do throws(RedisError) {
            return try await connection.get(key, deadline: deadline)
        } catch {
            throw PatientServiceError(error)
        }
    }

    /// As ``PatientCaching`` says.
    package func keep(
        _ value: [UInt8], _ key: [UInt8], timeToLive: Duration, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) {
        do throws(RedisError) {
            _ = try await connection.set(
                key, value, timeToLive: timeToLive, onlyIfAbsent: false, deadline: deadline)
        } catch {
            throw PatientServiceError(error)
        }
    }

    /// As ``PatientCaching`` says.
    package func remove(
        _ key: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) {
        do throws(RedisError) {
            try await connection.delete([key], deadline: deadline)
        } catch {
            throw PatientServiceError(error)
        }
    }
}

extension PatientServiceError {
    init(_ error: RedisError) {
        self.init(
            error.code == .cancelled ? .cancelled : .unavailable, "the cache failed", cause: error)
    }
}

package import LatencyBudget
package import Redis

/// Sealed patients in Redis. One per event loop.
// Safety: used on the connection's loop only.
package final class RedisPatientCache: PatientCaching, @unchecked Sendable {
    /// Puts ARGV[2] in the place of ARGV[1] for ARGV[3] ms.
    private static let filling = RedisScript(
        """
        if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
        redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
        return 1
        """)

    /// Puts ARGV[i] under KEYS[i] for as many ms as the last argument says.
    private static let marking = RedisScript(
        """
        for i = 1, #KEYS do redis.call('SET', KEYS[i], ARGV[i], 'PX', ARGV[#KEYS + 1]) end
        return #KEYS
        """)

    /// Removes what is under KEYS[i], but for a mark other than ARGV[i].
    private static let unmarking = RedisScript(
        """
        local count = 0
        for i = 1, #KEYS do
            local found = redis.call('GET', KEYS[i])
            if found and (found == ARGV[i] or string.sub(found, 1, 1) ~= 'W') then
                redis.call('DEL', KEYS[i])
                count = count + 1
            end
        end
        return count
        """)

    private let connection: RedisConnection
    /// Which server the connection of a generation leads to.
    private var known: (generation: UInt64, server: String)?

    /// - Parameter connection: of the loop on which this cache is used.
    package init(connection: RedisConnection) { self.connection = connection }

    /// As ``PatientCaching`` says.
    package var server: String? {
        guard let known, known.generation == connection.connectionGeneration,
            connection.isReady
        else { return nil }
        return known.server
    }

    /// As ``PatientCaching`` says. Asks anew each time, so that a server that hangs is noticed.
    package func meet(deadline: ContinuousClock.Instant) async throws(PatientServiceError) {
        try await translated { () async throws(RedisError) in
            let server = try await connection.serverRunID(deadline: deadline)
            known = (connection.connectionGeneration, server)
        }
    }

    /// As ``PatientCaching`` says.
    package func value(
        _ key: [UInt8], at server: String, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [UInt8]? {
        try await asking(server) { () async throws(RedisError) in
            try await connection.get(key, deadline: deadline)
        }
    }

    /// As ``PatientCaching`` says: the number is the connection's generation.
    package func connection(to server: String) -> UInt64? {
        self.server == server ? connection.connectionGeneration : nil
    }

    /// As ``PatientCaching`` says.
    package func value(_ key: [UInt8], deadline: Moment, _ listener: any RedisListener) {
        connection.get(key, deadline: deadline, listener)
    }

    /// As ``PatientCaching`` says.
    package func reserve(
        _ key: [UInt8], _ token: [UInt8], timeToLive: Duration, at server: String,
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> Bool {
        try await asking(server) { () async throws(RedisError) in
            try await connection.set(
                key, token, timeToLive: timeToLive, onlyIfAbsent: true, deadline: deadline)
        }
    }

    /// As ``PatientCaching`` says.
    package func fill(
        _ key: [UInt8], _ value: [UInt8], insteadOf token: [UInt8], timeToLive: Duration,
        at server: String, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) {
        let milliseconds = Array("\(timeToLive.components.seconds)000".utf8)
        _ = try await asking(server) { () async throws(RedisError) in
            try await connection.run(
                script: Self.filling, keys: [key], arguments: [token, value, milliseconds],
                deadline: deadline)
        }
    }

    /// As ``PatientCaching`` says.
    package func mark(
        _ key: [UInt8], _ mark: [UInt8], timeToLive: Duration, at server: String,
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) {
        _ = try await asking(server) { () async throws(RedisError) in
            try await connection.set(key, mark, timeToLive: timeToLive, deadline: deadline)
        }
    }

    /// As ``PatientCaching`` says.
    package func mark(
        _ marks: [CacheMark], timeToLive: Duration, at server: String,
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) {
        let milliseconds = Array("\(timeToLive.components.seconds)000".utf8)
        _ = try await asking(server) { () async throws(RedisError) in
            try await connection.run(
                script: Self.marking, keys: marks.map(\.key),
                arguments: marks.map(\.mark) + [milliseconds], deadline: deadline)
        }
    }

    /// As ``PatientCaching`` says.
    package func unmark(
        _ key: [UInt8], _ mark: [UInt8], at server: String, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) {
        try await unmark([CacheMark(key: key, mark: mark)], at: server, deadline: deadline)
    }

    /// As ``PatientCaching`` says.
    package func unmark(
        _ marks: [CacheMark], at server: String, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) {
        _ = try await asking(server) { () async throws(RedisError) in
            try await connection.run(
                script: Self.unmarking, keys: marks.map(\.key), arguments: marks.map(\.mark),
                deadline: deadline)
        }
    }

    /// What the server that is meant answers; also the answer must be that one's.
    private func asking<Answer>(
        _ server: String, _ question: () async throws(RedisError) -> Answer
    ) async throws(PatientServiceError) -> Answer {
        guard self.server == server else { throw Self.elsewhere }
        let generation = connection.connectionGeneration
        let answer = try await translated(question)
        guard connection.connectionGeneration == generation else { throw Self.elsewhere }
        return answer
    }

    private func translated<Answer>(
        _ question: () async throws(RedisError) -> Answer
    ) async throws(PatientServiceError) -> Answer {
        do throws(RedisError) {
            return try await question()
        } catch {
            throw PatientServiceError(error)
        }
    }

    private static var elsewhere: PatientServiceError {
        PatientServiceError(.unavailable, "the cache is another server")
    }
}

extension PatientServiceError {
    init(_ error: RedisError) {
        self.init(
            error.code == .cancelled ? .cancelled : .unavailable, "the cache failed", cause: error)
    }
}

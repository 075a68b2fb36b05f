extension RedisConnection {
    /// Scripts whose names a connection keeps; more are named anew with each call.
    static let scriptCountMax = 64

    /// Runs `script` with `keys` and `arguments`, its `KEYS` and `ARGV`, by its name; a server that
    /// does not know it (new, restarted, flushed) is given the text, once.
    ///
    /// What Redis has refused it has not run. When the answer does not come, the script may have
    /// run all the same, but never twice by one call.
    ///
    /// - Returns: what the script returns; never an error at the top, or something that is not of
    ///   ``RedisReply``'s named kinds.
    /// - Throws: ``RedisError``, any code; `serverError` also for an error that the script makes.
    package func run(
        script: RedisScript, keys: [[UInt8]], arguments: [[UInt8]],
        deadline: ContinuousClock.Instant
    ) async throws(RedisError) -> RedisReply {
        try checkRun(script, keys, arguments)
        let known = scriptNames[script]
        var name: [UInt8]
        if let known { name = known } else { name = try await load(script, deadline) }
        var reply = try await perform(
            .evaluate(name: name, keys: keys, arguments: arguments), deadline)
        if case .error("NOSCRIPT") = reply {
            name = try await load(script, deadline)
            reply = try await perform(
                .evaluate(name: name, keys: keys, arguments: arguments), deadline)
        }
        if case .error = reply { throw unexpected(reply) }
        return reply
    }

    /// What Redis calls this run of itself: 40 hexadecimal digits, others after each start.
    ///
    /// - Throws: ``RedisError``, any code.
    package func serverRunID(
        deadline: ContinuousClock.Instant
    ) async throws(RedisError) -> String {
        let reply = try await perform(.describeServer, deadline)
        guard case .bytes(let octets) = reply else { throw unexpected(reply) }
        let label = "run_id:"
        for line in String(decoding: octets, as: UTF8.self).split(whereSeparator: \.isNewline)
        where line.hasPrefix(label) {
            let runID = line.dropFirst(label.count)
            if RedisScript.isName(Array(runID.utf8)) { return String(runID) }
        }
        throw RedisError(.protocolViolation, "Redis did not say which run this is")
    }

    private func load(
        _ script: RedisScript, _ deadline: ContinuousClock.Instant
    ) async throws(RedisError) -> [UInt8] {
        let reply = try await perform(.loadScript(script), deadline)
        guard case .bytes(let name) = reply, RedisScript.isName(name) else {
            throw unexpected(reply)
        }
        if scriptNames.count < Self.scriptCountMax { scriptNames[script] = name }
        return name
    }

    private func checkRun(
        _ script: RedisScript, _ keys: [[UInt8]], _ arguments: [[UInt8]]
    ) throws(RedisError) {
        try check(keys)
        guard script.text.utf8.count <= RedisScript.byteCountMax else {
            throw RedisError(.invalidRequest, "a script of that length is not allowed")
        }
        guard max(keys.count, arguments.count) <= configuration.keyCountMax else {
            throw RedisError(.invalidRequest, "a script with so many arguments is not allowed")
        }
        let byteCount = arguments.reduce(0) { $0 + $1.count }
        guard byteCount <= configuration.valueByteCountMax else {
            throw RedisError(
                .invalidRequest, "arguments of \(byteCount) octets are too large")
        }
    }
}

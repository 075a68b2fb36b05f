internal import CircuitBreaking
internal import Messages
internal import RPC

/// Documents of notes that went together, in one call.
extension HandOff {
    /// Hands several documents over, no two of one patient. Whether the EHR has each of them; none
    /// when it is known not to answer: then nobody waits.
    func attempt(_ leaving: [SOAPServer.Leaving], timeout: Duration) async -> [Bool] {
        guard let first = leaving.first, timeout > .zero else { return leaving.map { _ in false } }
        if leaving.count == 1 {
            return [
                await attempt(
                    first.member.content, first.name, isUrgent: false, timeout: timeout,
                    first.member.context)
            ]
        }
        do {
            return try await breaker.withPermit(
                now: Self.now, deadline: .now + timeout, judge: Self.judgement
            ) {
                try await submit(leaving, timeout: timeout)
            }
        } catch {
            return leaving.map { _ in false }
        }
    }

    /// - Throws: what the gateway says of the call, or of every single document when it takes none
    ///   because the EHR cannot be reached.
    private func submit(
        _ leaving: [SOAPServer.Leaving], timeout: Duration
    ) async throws(RPCError) -> [Bool] {
        let parent = leaving.reduce(leaving[0].member.context) {
            $0.deadline < $1.member.context.deadline ? $1.member.context : $0
        }
        let startedAt = ContinuousClock.now
        defer {
            // The call's hops are in one trace; the others say how long they took.
            let endedAt = ContinuousClock.now
            for other in leaving where other.member.context.trace != parent.trace {
                other.member.observe("ehr.submit", from: startedAt, to: endedAt)
            }
        }
        let response = try await ehr.submitDocuments(
            EhrV1.SubmitDocumentsRequest(
                documents: leaving.map { Self.request($0.member.content, $0.name) }),
            options: CallOptions(parent: parent, timeout: timeout))
        guard response.outcomes.count == leaving.count else {
            throw RPCError(.internalError, "not one outcome for each document")
        }
        let errors = response.outcomes.map { RPCError($0) }
        let outages = errors.compactMap(\.self).filter(Self.isOutage)
        if outages.count == leaving.count { throw outages[0] }
        return errors.map { $0 == nil }
    }
}

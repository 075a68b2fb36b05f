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
                now: Self.now, deadline: .now + timeout, judge: Self.groupJudgement
            ) {
                try await submit(leaving, timeout: timeout)
            }
        } catch let outage as GroupOutage {
            return outage.taken
        } catch {
            return leaving.map { _ in false }
        }
    }

    private static func groupJudgement(_ error: any Error) -> CircuitBreaker.Judgement {
        judgement((error as? GroupOutage)?.error ?? error)
    }

    /// Half of the documents of a call, or more, did not reach the EHR.
    ///
    /// The breaker counts calls, and a group is one: a permit for each document would let a single
    /// lost call open it, and after a rest let one document through and keep 63 back for nothing.
    /// Half of the calls failing opens it; so half of its documents make a call a failed one. One
    /// document that the EHR is slow to take is no word on the others.
    private struct GroupOutage: Error {
        /// The error with the longest rest.
        let error: RPCError
        /// Whether the EHR has each of them.
        let taken: [Bool]

        /// - Returns: nil when the EHR can be said to be there.
        init?(_ errors: [RPCError?]) {
            let outages = errors.compactMap(\.self).filter(HandOff.isOutage)
            let longest = outages.max { ($0.retryAfter ?? .zero) < ($1.retryAfter ?? .zero) }
            guard let longest, 2 * outages.count >= errors.count else { return nil }
            error = longest
            taken = errors.map { $0 == nil }
        }
    }

    /// - Throws: what the gateway says of the call, or ``GroupOutage``.
    private func submit(
        _ leaving: [SOAPServer.Leaving], timeout: Duration
    ) async throws -> [Bool] {
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
        if let outage = GroupOutage(errors) { throw outage }
        return errors.map { $0 == nil }
    }
}

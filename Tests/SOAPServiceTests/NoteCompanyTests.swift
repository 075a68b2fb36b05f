import CircuitBreaking
import LatencyBudget
import Messages
import RPC
import SOAPService
import Synchronization
import TestSupport
import Testing

/// What notes that go together have to themselves: on whose behalf, their traces, their deadlines;
/// and what the breaker makes of a group.
@Suite struct NoteCompanyTests {
    /// A caller of a group: the call's own trace, person and deadline.
    private struct Caller: Sendable {
        var actor: String?
        var purpose = "TREAT"
        var timeout = Duration.seconds(5)
        var priority: CallPriority?
        var observer: (any CallObserver)?
    }

    private func context(_ caller: Caller, _ place: Int) -> CallContext {
        let context = CallContext(
            method: SoapV1.SOAPService.process, deadline: .now + caller.timeout,
            metadata: Metadata(), peer: Practice.caller,
            trace: TraceContext(
                traceID: TraceID(high: 9, low: UInt64(place + 1)), spanID: 1, parentSpanID: 0),
            observer: caller.observer, priority: caller.priority)
        if let actor = caller.actor {
            context.establish(AuditContext(actor: actor, purpose: caller.purpose))
        }
        return context
    }

    /// A call, and when it was answered and when it had to be.
    private struct Answered: Sendable {
        let call: AnsweredCall
        let context: CallContext
        let answeredAt: ContinuousClock.Instant

        var handOff: SoapV1.EHRHandOff? {
            get throws {
                guard case .success(let octets) = call.answer else { return nil }
                return try SoapV1.ProcessResponse(decoding: octets).ehrHandOff
            }
        }
    }

    /// A note for each caller, at the same time; in the callers' order.
    /// - Parameter first: the first patient.
    private func process(
        _ callers: [Caller], _ practice: Practice, from first: Int = 0
    ) async throws -> [Answered] {
        try await withThrowingTaskGroup(of: (Int, Answered).self) { group in
            for (place, caller) in callers.enumerated() {
                group.addTask {
                    let context = context(caller, place)
                    let call = AnsweredCall(practice.processing, context)
                    let request = Practice.request(
                        patient: "PAT0\(10 + first + place)", key: "key-\(first + place)")
                    _ = await call.run(try request.encoded())
                    let answered = Answered(call: call, context: context, answeredAt: .now)
                    return (place, answered)
                }
            }
            var calls: [Int: Answered] = [:]
            for try await (place, call) in group { calls[place] = call }
            return callers.indices.compactMap { calls[$0] }
        }
    }

    // MARK: On whose behalf

    @Test func onBehalfOfSeveralPersonsOneCallAsks() async throws {
        try await onLoop {
            let practice = try Practice(isGrouping: true)
            let callers = (0..<6).map {
                Caller(actor: "nurse-\($0 % 3)", purpose: $0 % 2 == 0 ? "TREAT" : "HOPERAT")
            }
            let answers = try await process(callers, practice)
            #expect(try answers.allSatisfy { try $0.handOff == .done })
            #expect(practice.patients.callCount == 1)
            #expect(
                practice.patients.askedFor == callers.flatMap { [$0.actor, $0.purpose] },
                "each patient on behalf of who asks")
        }
    }

    @Test func onBehalfOfOnePersonTheCallSaysIt() async throws {
        try await onLoop {
            let practice = try Practice(isGrouping: true)
            _ = try await process(Array(repeating: Caller(actor: "nurse-1"), count: 4), practice)
            #expect(practice.patients.callCount == 1)
            #expect(
                practice.patients.askedFor == (0..<4).flatMap { _ in ["nurse-1", "TREAT"] })
        }
    }

    @Test func whoStatesNobodyIsNotAskedForInTheNameOfAnother() async throws {
        try await onLoop {
            let practice = try Practice(isGrouping: true)
            _ = try await process([Caller(actor: "nurse-1"), Caller()], practice)
            #expect(practice.patients.callCount == 1)
            #expect(practice.patients.askedFor == ["nurse-1", "TREAT", "", ""])
        }
    }

    @Test func aPatientServiceFromBeforeIsAskedForEachPerson() async throws {
        try await onLoop {
            let practice = try Practice(isGrouping: true)
            practice.patients.becomeOld()
            let callers = (0..<6).map { Caller(actor: "nurse-\($0 % 2)") }
            let answers = try await process(callers, practice)
            #expect(try answers.allSatisfy { try $0.handOff == .done })
            #expect(practice.patients.callCount == 3, "one that it did not take, and two")
            let actors = practice.patients.askedFor.filter { $0?.hasPrefix("nurse") == true }
            #expect(Set(actors) == ["nurse-0", "nurse-1"] && actors.count == 6)
        }
    }

    @Test func whoCallsInAnEmergencyGoesAhead() async throws {
        try await onLoop {
            let practice = try Practice(isGrouping: true)
            let answers = try await process(
                [Caller(), Caller(priority: .emergency), Caller()], practice)
            #expect(answers.map(\.call.isInTask) == [false, true, false])
            #expect(practice.patients.lanes.filter { $0 == .emergency }.count == 1)
        }
    }

    // MARK: Traces

    @Test func everyTraceHasItsOwnHops() async throws {
        try await onLoop {
            let practice = try Practice(isGrouping: true)
            let hops = HopKeeper()
            let answers = try await process(
                Array(repeating: Caller(observer: hops), count: 5), practice)
            #expect(practice.patients.callCount == 1 && practice.ehr.callCount == 1)
            let common: Set = [
                "text.read", "note.wait", "phi.seal", "postgres.write", "audit.append",
            ]
            let calls: Set = ["patient.check", "ehr.submit"]
            var inCalls = 0
            for answer in answers {
                let own = hops.of(answer.context.trace.traceID)
                let names = Set(own.map(\.operation))
                #expect(names.isSuperset(of: common), "\(names)")
                #expect(own.count == names.count, "once each")
                // The calls themselves stand in the trace of one.
                if names.isDisjoint(with: calls) { inCalls += 1 }
                #expect(names.isSuperset(of: calls) || names.isDisjoint(with: calls))
                let whole = answer.answeredAt - answer.context.run.beganAt.instant
                for hop in own {
                    #expect(hop.kind == .internal && hop.parentSpanID == 1)
                    #expect(
                        .nanoseconds(Int64(hop.offsetNanoseconds + hop.runNanoseconds)) <= whole,
                        "\(hop.operation) lies in the call")
                }
                let wait = try #require(own.first { $0.operation == "note.wait" })
                #expect(wait.batchWaitNanoseconds == wait.runNanoseconds)
            }
            #expect(inCalls == 1)
        }
    }

    // MARK: Deadlines

    @Test func eachIsAnsweredByItsDeadline() async throws {
        try await onLoop {
            let practice = try Practice(
                configuration: SOAPServiceConfiguration(handOffLimit: .milliseconds(1_500)),
                isGrouping: true)
            practice.ehr.become(.hangs)
            let answers = try await process(
                [Caller(timeout: .seconds(10)), Caller(timeout: .seconds(1)), Caller()], practice)
            #expect(try answers.map { try $0.handOff } == [.pending, .pending, .pending])
            #expect(answers.allSatisfy { $0.call.answerCount == 1 })
            for answer in answers { #expect(answer.answeredAt < answer.context.deadline) }
            #expect(answers[1].answeredAt < answers[0].answeredAt, "the others wait for the EHR")
            #expect(answers[1].answeredAt < answers[2].answeredAt)
            #expect(practice.store.current.notes.count == 3 && practice.ehr.callCount == 1)
            await practice.server.settleNow()
            practice.ehr.become(.well)
            let round = await practice.workAfter(.seconds(2))
            #expect(round == HandOffWorker.Round(claimedCount: 3, deliveredCount: 3))
        }
    }

    @Test func whatTheEHRTakesLaterThanACallerWaitsIsNotHandedOverAgain() async throws {
        try await onLoop {
            let practice = try Practice(
                configuration: SOAPServiceConfiguration(handOffLimit: .milliseconds(1_500)),
                isGrouping: true)
            practice.ehr.become(.takesItsTime(.milliseconds(1_000)))
            let answers = try await process(
                [Caller(timeout: .seconds(10)), Caller(timeout: .milliseconds(700))], practice)
            #expect(try answers.map { try $0.handOff } == [.done, .pending])
            await practice.server.settleNow()
            let round = await practice.workAfter(.seconds(20))
            #expect(round.claimedCount == 0 && practice.ehr.submitted.count == 2)
        }
    }

    // MARK: The breaker

    @Test(arguments: [(4, 0), (5, 1), (10, 1)] as [(Int, UInt64)])
    func aGroupIsOneCallThatFailsWithHalfOfIt(lostCount: Int, failureCount: UInt64) async throws {
        try await onLoop {
            let practice = try Practice(isGrouping: true)
            practice.ehr.become(.losesFirst(lostCount))
            let answers = try await process(Array(repeating: Caller(), count: 10), practice)
            let states = try answers.map { try $0.handOff }
            #expect(states.filter { $0 == .pending }.count == lostCount)
            #expect(states.filter { $0 == .done }.count == 10 - lostCount)
            let totals = try #require(practice.server.breakers().first?.snapshot.totals)
            #expect(
                totals.failureCount == failureCount
                    && totals.successCount == 1 - failureCount)
        }
    }

    @Test func afterManyFailedGroupsNobodyWaitsAnyLonger() async throws {
        try await onLoop {
            let practice = try Practice(isGrouping: true)
            practice.ehr.become(.refuses(.unavailable))
            for round in 0..<12 {
                let answers = try await process(
                    Array(repeating: Caller(), count: 2), practice, from: 2 * round)
                #expect(try answers.allSatisfy { try $0.handOff == .pending })
            }
            #expect(practice.ehr.callCount == 10)
            let totals = try #require(practice.server.breakers().first?.snapshot.totals)
            #expect(totals.failureCount == 10 && totals.notPermittedCount == 2)
        }
    }
}

/// Keeps what is observed.
private final class HopKeeper: CallObserver {
    private let hops = Mutex<[HopRecord]>([])

    func of(_ trace: TraceID) -> [HopRecord] {
        hops.withLock { $0.filter { $0.traceID == trace } }
    }

    func observe(_ hop: HopRecord) { hops.withLock { $0.append(hop) } }
}

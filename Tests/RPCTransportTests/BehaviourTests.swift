import Messages
import RPC
import RPCTransport
import TestSupport
import Testing

/// What every way to a service must do, with and without a socket.
@Suite(.timeLimit(.minutes(1))) struct BehaviourTests {
    private static let messageByteCountMax = (4 << 20) - 4096

    private func withEcho(
        _ transport: Transport, _ echo: ScriptedEcho = ScriptedEcho(),
        _ body: (EchoV1.EchoClient) async throws -> Void
    ) async throws {
        try await transport.withChannel(echo) { channel, _ in
            try await body(EchoV1.EchoClient(channel))
        }
    }

    @Test(arguments: Transport.allCases, [false, true])
    func whatIsSentComesBack(transport: Transport, later: Bool) async throws {
        try await withEcho(transport) { client in
            for count in [0, 1, 127, 128, 1000, 65_536, 300_000] {
                let data = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
                #expect(await client.outcome(data, later: later) == .success(data))
            }
        }
    }

    @Test(arguments: Transport.allCases) func theLargestMessagePassesAndOneOctetMoreDoesNot(
        transport: Transport
    ) async throws {
        try await withEcho(transport) { client in
            // Tag and length take five octets beside the data.
            let largest = [UInt8](repeating: 9, count: Self.messageByteCountMax - 5)
            for later in [false, true] {
                #expect(await client.outcome(largest, later: later) == .success(largest))
                #expect(
                    await client.outcome(largest + [9], later: later)
                        == .failure(.resourceExhausted))
                #expect(await client.outcome([1], later: later) == .success([1]))
            }
        }
    }

    @Test(arguments: Transport.allCases) func aResponseThatIsTooLargeFailsItsCallOnly(
        transport: Transport
    ) async throws {
        let large = EchoV1.EchoResponse(
            data: [UInt8](repeating: 1, count: Self.messageByteCountMax - 4))
        let small = EchoV1.EchoResponse(data: [2])
        let echo = ScriptedEcho(
            now: { request, _ in request.data.isEmpty ? large : small },
            later: { request, _ in request.data.isEmpty ? large : small })
        try await withEcho(transport, echo) { client in
            for later in [false, true] {
                #expect(await client.outcome([], later: later) == .failure(.resourceExhausted))
                #expect(await client.outcome([1], later: later) == .success([2]))
            }
        }
    }

    @Test(arguments: Transport.allCases, [false, true])
    func aThousandCallsAtOnceAreAllAnswered(transport: Transport, later: Bool) async throws {
        try await withEcho(transport) { client in
            let matches = await withTaskGroup { group in
                for number in 0..<1000 {
                    group.addTask {
                        let data = [UInt8(number & 255), UInt8(number >> 8)]
                        return await client.outcome(data, later: later) == .success(data) ? 1 : 0
                    }
                }
                return await group.reduce(0, +)
            }
            #expect(matches == 1000)
        }
    }

    // MARK: Failures

    @Test(arguments: Transport.allCases, [false, true])
    func aHandlersErrorArrivesWithCodeAndText(transport: Transport, later: Bool) async throws {
        let codes = StatusCode.allCases.dropFirst()
        let fail: @Sendable (EchoV1.EchoRequest) throws -> EchoV1.EchoResponse = { request in
            let code = StatusCode(rawValue: Int32(request.data[0])) ?? .ok
            throw RPCError(code, "text of \(code.name), ä", cause: CancellationError())
        }
        let echo = ScriptedEcho(
            now: { request, _ in try fail(request) }, later: { request, _ in try fail(request) })
        try await withEcho(transport, echo) { client in
            for code in codes {
                let request = EchoV1.EchoRequest(data: [UInt8(code.rawValue)])
                let error = await #expect(throws: RPCError.self) {
                    _ =
                        later
                        ? try await client.echoLater(request, options: .patient)
                        : try await client.echo(request, options: .patient)
                }
                #expect(error?.code == code)
                #expect(error?.message == "text of \(code.name), ä")
                #expect(error?.cause == nil, "a cause stays at home")
            }
        }
    }

    private struct Foreign: Error, CustomStringConvertible {
        let description = "patient Jane Roe, MRN 004711"
    }

    @Test(arguments: Transport.allCases, [false, true])
    func noTextOfAForeignErrorLeavesTheServer(transport: Transport, later: Bool) async throws {
        let echo = ScriptedEcho(
            now: { _, _ in throw Foreign() }, later: { _, _ in throw Foreign() })
        try await withEcho(transport, echo) { client in
            let error = await #expect(throws: RPCError.self) {
                _ =
                    later
                    ? try await client.echoLater(.init(), options: .patient)
                    : try await client.echo(.init(), options: .patient)
            }
            #expect(error?.code == .internalError)
            #expect(error?.message == "internal error")
        }
    }

    @Test(arguments: Transport.allCases, [false, true])
    func aFailureIsNeverTakenForASuccess(transport: Transport, later: Bool) async throws {
        let echo = ScriptedEcho(
            now: { _, _ in throw RPCError(.ok, "fine") },
            later: { _, _ in throw RPCError(.ok, "fine") })
        try await withEcho(transport, echo) { client in
            #expect(await client.outcome(later: later) == .failure(.internalError))
        }
    }

    @Test(arguments: Transport.allCases) func aMethodThatIsNotThereIsUnimplemented(
        transport: Transport
    ) async throws {
        try await transport.withChannel { channel, _ in
            let error = await #expect(throws: RPCError.self) {
                try await PatientV1.PatientServiceClient(channel).getPatient(
                    .init(), options: .patient)
            }
            #expect(error?.code == .unimplemented)
        }
    }

    // MARK: Time

    @Test(arguments: Transport.allCases) func theDeadlineEndsTheCallAndCancelsTheHandler(
        transport: Transport
    ) async throws {
        let events = Journal<String>()
        let never = Journal<Int>()
        let echo = ScriptedEcho(later: { request, _ in
            do { try await never.wait(forCount: 1) } catch {
                events.note("cancelled")
                throw error
            }
            return EchoV1.EchoResponse()
        })
        try await withEcho(transport, echo) { client in
            #expect(await client.outcome() == .success([7]), "the connection is there")
            let start = ContinuousClock.now
            let options = CallOptions(timeout: .milliseconds(30))
            #expect(
                await client.outcome(later: true, options: options) == .failure(.deadlineExceeded))
            #expect(ContinuousClock.now >= start + .milliseconds(30), "not before it")
            try await events.wait(for: "cancelled")
        }
    }

    @Test(arguments: Transport.allCases) func withoutTimeLeftTheHandlerIsNotCalled(
        transport: Transport
    ) async throws {
        let echo = ScriptedEcho(now: { _, _ in
            Issue.record("a handler was called")
            return EchoV1.EchoResponse()
        })
        try await withEcho(transport, echo) { client in
            let late = CallContext.background(deadline: .now - .milliseconds(1))
            for options in [CallOptions(timeout: .zero), CallOptions(parent: late)] {
                #expect(await client.outcome(options: options) == .failure(.deadlineExceeded))
            }
        }
    }

    @Test(arguments: Transport.allCases) func aCallerThatGivesUpIsAnsweredAtOnce(
        transport: Transport
    ) async throws {
        let (begun, release) = (Journal<Int>(), Journal<Int>())
        let echo = ScriptedEcho(later: { request, _ in
            if request.data == [1] {
                begun.note(1)
                try await release.wait(forCount: 1)
            }
            return EchoV1.EchoResponse(data: request.data)
        })
        try await withEcho(transport, echo) { client in
            let call = Task { await client.outcome([1], later: true) }
            try await begun.wait(forCount: 1)
            call.cancel()
            #expect(await call.value == .failure(.cancelled))
            #expect(await client.outcome([2], later: true) == .success([2]))
            release.note(1)
        }
    }

    @Test(arguments: Transport.allCases) func aCancelledTaskMakesNoCall(
        transport: Transport
    ) async throws {
        let release = Journal<Int>()
        let echo = ScriptedEcho(later: { request, _ in
            if request.data == [1] { try await release.wait(forCount: 1) }
            return EchoV1.EchoResponse(data: request.data)
        })
        try await withEcho(transport, echo) { client in
            let call = Task {
                while !Task.isCancelled { await Task.yield() }
                return await client.outcome([1], later: true)
            }
            call.cancel()
            #expect(await call.value == .failure(.cancelled))
            #expect(await client.outcome([2], later: true) == .success([2]))
            release.note(1)
        }
    }

    // MARK: Callers

    @Test(arguments: Transport.allCases) @MainActor func theMainActorMayCall(
        transport: Transport
    ) async throws {
        try await transport.withChannel { channel, _ in
            let client = EchoV1.EchoClient(channel)
            for number in 0..<20 as Range<UInt8> {
                #expect(await client.outcome([number], later: true) == .success([number]))
                MainActor.assertIsolated()
            }
        }
    }

    private actor Caller {
        var count = 0

        func call(_ client: EchoV1.EchoClient) async -> Outcome {
            let outcome = await client.outcome([1], later: true)
            count += 1
            return outcome
        }
    }

    @Test(arguments: Transport.allCases) func anActorMayCall(transport: Transport) async throws {
        try await withEcho(transport) { client in
            let caller = Caller()
            await withTaskGroup { group in
                for _ in 0..<100 {
                    group.addTask { #expect(await caller.call(client) == .success([1])) }
                }
            }
            #expect(await caller.count == 100)
        }
    }
}

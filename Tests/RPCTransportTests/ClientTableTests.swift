import Messages
import RPC
import RPCTransport
import TestSupport
import Testing

/// The client's rows of the wire facts, section 8, with the octets written out.
@Suite(.timeLimit(.minutes(1))) struct ClientTableTests {
    /// A client, the server's end of its connection, and the ids of the calls that were sent.
    private struct Exchange {
        let client: EchoV1.EchoClient
        let listener: RawListener

        /// Makes a call, and hands the server's end to `answer` when its Request has come.
        func call(
            later: Bool = false, options: CallOptions = .patient,
            answer: (RawPeer, RawFrame) async throws -> Void
        ) async throws -> Outcome {
            async let outcome = client.outcome(text("Hi"), later: later, options: options)
            let peer = try await listener.peer()
            try await answer(peer, try await peer.receiveFrame())
            return await outcome
        }

        /// Whether the connection still serves calls.
        func isAlive(streamID: UInt32) async throws -> Bool {
            try await call { peer, request in
                #expect(request.streamID == streamID)
                await peer.send(goodResponse(streamID).octets)
            } == .success(text("Hi"))
        }
    }

    private func withExchange(_ body: (Exchange) async throws -> Void) async throws {
        let listener = try await RawListener()
        try await withLoop { loop in
            let client = try RPCClient(
                target: listener.address, expectedPeer: nil, security: .plaintextOnLoopback,
                loop: loop, configuration: .oneAttempt)
            do {
                try await body(Exchange(client: EchoV1.EchoClient(client), listener: listener))
            } catch {
                await client.close()
                throw error
            }
            await client.close()
        }
    }

    @Test func theRequestIsWhatTheProtocolSays() async throws {
        try await withExchange { exchange in
            var metadata = Metadata()
            metadata.append("X-Site", "ward 3")
            let options = CallOptions(
                timeout: .seconds(20), metadata: metadata, idempotencyKey: "note-1")
            let outcome = try await exchange.call(options: options) { peer, request in
                #expect(request.streamID == 1 && request.type == 1 && request.flags == 0)
                #expect(request.data.starts(with: echoNames))
                let envelope = try Ttrpc.Request(decoding: request.data)
                #expect(envelope.service == "carewire.echo.v1.Echo" && envelope.method == "Echo")
                #expect(envelope.payload == octets("0A 02 48 69"))
                #expect((1...20_000_000_000).contains(envelope.timeoutNano))
                #expect(
                    envelope.metadata.map(\.key) == [
                        "x-site", "traceparent", "idempotency-key", "x-ttx",
                    ])
                #expect(envelope.metadata[0].value == "ward 3")
                #expect(envelope.metadata[2].value == "note-1")
                #expect(TraceContext(traceparent: envelope.metadata[1].value) != nil)
                await peer.send(
                    octets("00 00 00 06  00 00 00 01  02  00  12 04  0A 02 48 69"))
            }
            #expect(outcome == .success(text("Hi")))
            #expect(try await exchange.isAlive(streamID: 3), "the next id, on the same connection")
        }
    }

    @Test func aCallAlwaysHasADeadline() async throws {
        try await withExchange { exchange in
            let outcome = try await exchange.call(options: CallOptions()) { peer, request in
                let envelope = try Ttrpc.Request(decoding: request.data)
                #expect((1...5_000_000_000).contains(envelope.timeoutNano))
                await peer.send(goodResponse(1).octets)
            }
            #expect(outcome == .success(text("Hi")))
        }
    }

    @Test(arguments: [
        "12 04 0A 02 48 69", "0A 00 12 04 0A 02 48 69", "0A 02 08 00 12 04 0A 02 48 69",
        "1A 01 41 12 04 0A 02 48 69 CA 3E 01 42",  // Unknown fields around it.
    ]) func absentStatusAndCodeZeroAreSuccess(data: String) async throws {
        try await withExchange { exchange in
            let outcome = try await exchange.call { peer, _ in
                await peer.send(RawFrame(streamID: 1, type: 2, data: octets(data)).octets)
            }
            #expect(outcome == .success(text("Hi")))
        }
    }

    @Test func everyCodeIsHandedOnAndOthersAreUnknown() async throws {
        try await withExchange { exchange in
            for code in 1...18 as ClosedRange<UInt8> {
                let outcome = try await exchange.call { peer, request in
                    await peer.send(
                        failure(request.streamID, code: code, message: "because").octets)
                }
                #expect(outcome == .failure(StatusCode(rawValue: Int32(code)) ?? .unknown))
            }
        }
    }

    @Test func framesForNoCallAreIgnored() async throws {
        try await withExchange { exchange in
            let outcome = try await exchange.call { peer, _ in
                await peer.send(
                    octets("00 00 00 02  00 00 00 09  02  00  12 00")  // A Response, unknown id.
                        + octets("00 00 00 01  00 00 00 03  03  00  41")  // Data, unknown id.
                        + octets("00 00 00 00  00 00 00 02  01  00")  // A Request of the server's.
                        + octets("00 00 00 00  00 00 00 01  01  00")  // A Request on a live id.
                        + octets("00 00 00 01  00 00 00 01  10  00  41")  // An unknown type.
                        + octets("00 00 00 08  00 00 00 00  11  00  0102030405060708"))
                await peer.send(goodResponse(1).octets + goodResponse(1).octets)
            }
            #expect(outcome == .success(text("Hi")))
            #expect(try await exchange.isAlive(streamID: 3))
        }
    }

    @Test(arguments: ["00 00 00 01 00 00 00 01 03 00 41", "00 00 00 00 00 00 00 01 03 05"])
    func dataOnAUnaryCallIsInternal(data: String) async throws {
        try await withExchange { exchange in
            let outcome = try await exchange.call { peer, _ in await peer.send(octets(data)) }
            #expect(outcome == .failure(.internalError))
            #expect(try await exchange.isAlive(streamID: 3))
        }
    }

    @Test(arguments: ["0A", "0A 05 41", "08 01", "12 01", "00 00", "0A 02 0A 00", "12 03 0A 05 41"])
    func aResponseThatCannotBeReadIsInternal(data: String) async throws {
        try await withExchange { exchange in
            let outcome = try await exchange.call { peer, _ in
                await peer.send(RawFrame(streamID: 1, type: 2, data: octets(data)).octets)
            }
            #expect(outcome == .failure(.internalError))
            #expect(try await exchange.isAlive(streamID: 3))
        }
    }

    @Test func anOversizeResponseFailsItsCallAndIsThrownAway() async throws {
        try await withExchange { exchange in
            let outcome = try await exchange.call { peer, _ in
                await peer.send(octets("00 40 00 01  00 00 00 01  02  00"))
            }
            #expect(outcome == .failure(.resourceExhausted), "before its data has come")
            let next = try await exchange.call { peer, request in
                await peer.send([UInt8](repeating: 2, count: (4 << 20) + 1))
                await peer.send(goodResponse(request.streamID).octets)
            }
            #expect(next == .success(text("Hi")))
        }
    }

    @Test func aReservedLengthEndsTheConnection() async throws {
        try await withExchange { exchange in
            let outcome = try await exchange.call { peer, _ async throws in
                await peer.send(octets("01 00 00 00  00 00 00 01  02  00"))
                #expect(try await peer.receiveToEnd().isEmpty)
            }
            #expect(outcome == .failure(.unavailable))
        }
    }

    @Test func aResponseMayComeOctetByOctet() async throws {
        try await withExchange { exchange in
            let outcome = try await exchange.call { peer, _ in
                for octet in goodResponse(1).octets { await peer.send([octet]) }
            }
            #expect(outcome == .success(text("Hi")))
        }
    }

    @Test func everyTruncationOfAResponseIsUnavailable() async throws {
        let whole = goodResponse(1).octets
        for count in 0..<whole.count {
            try await withExchange { exchange in
                let outcome = try await exchange.call { peer, _ in
                    await peer.send(Array(whole.prefix(count)))
                    await peer.close()
                }
                #expect(outcome == .failure(.unavailable), "\(count) octets")
            }
        }
    }

    @Test func everyFlippedBitOfAResponseEndsTheCallOnce() async throws {
        let whole = goodResponse(1).octets
        for bit in 0..<whole.count * 8 {
            var damaged = whole
            damaged[bit / 8] ^= 1 << (bit % 8)
            let octets = damaged
            try await withExchange { exchange in
                let outcome = try await exchange.call { peer, _ in
                    await peer.send(octets)
                    await peer.close()
                }
                // Damage to the text itself cannot be seen; flags do not count.
                let mayBeRead = bit / 8 == 9 || bit / 8 >= 10
                switch outcome {
                case .success: #expect(mayBeRead, "bit \(bit)")
                case .failure(let code):
                    #expect(
                        [.unavailable, .internalError, .resourceExhausted].contains(code),
                        "bit \(bit)")
                }
            }
        }
    }

    @Test func answersMayComeInAnyOrder() async throws {
        try await withExchange { exchange in
            async let first = exchange.client.outcome([1])
            let peer = try await exchange.listener.peer()
            let one = try await peer.receiveFrame()
            async let second = exchange.client.outcome([2])
            let two = try await peer.receiveFrame()
            #expect(one.streamID == 1 && two.streamID == 3)
            await peer.send(octets("00 00 00 05  00 00 00 03  02  00  12 03 0A 01 02"))
            #expect(await second == .success([2]))
            await peer.send(octets("00 00 00 05  00 00 00 01  02  00  12 03 0A 01 01"))
            #expect(await first == .success([1]))
        }
    }

    @Test func aLateAnswerIsIgnored() async throws {
        try await withExchange { exchange in
            #expect(try await exchange.isAlive(streamID: 1), "the connection is there")
            let options = CallOptions(timeout: .milliseconds(5))
            let listener = exchange.listener
            #expect(
                await exchange.client.outcome(options: options) == .failure(.deadlineExceeded))
            let peer = try await listener.peer()
            let late = try await peer.receiveFrame()
            #expect(late.streamID == 3)
            await peer.send(goodResponse(late.streamID).octets)
            #expect(try await exchange.isAlive(streamID: 5))
        }
    }

    @Test func aLateAnswerDoesNotReachAnotherCall() async throws {
        try await withExchange { exchange in
            let options = CallOptions(timeout: .milliseconds(5))
            #expect(try await exchange.isAlive(streamID: 1), "the connection is there")
            #expect(
                await exchange.client.outcome(options: options) == .failure(.deadlineExceeded))
            let outcome = try await exchange.call { peer, late in
                let request = try await peer.receiveFrame()
                #expect(late.streamID == 3 && request.streamID == 5)
                await peer.send(octets("00 00 00 05  00 00 00 03  02  00  12 03 0A 01 63"))
                await peer.send(goodResponse(5).octets)
            }
            #expect(outcome == .success(text("Hi")))
        }
    }

    @Test func aRequestTooLargeForAFrameIsRefusedBeforeAnythingIsWritten() async throws {
        try await withExchange { exchange async throws in
            let max = (4 << 20) - 4096
            let tooLarge = [UInt8](repeating: 1, count: max)
            #expect(await exchange.client.outcome(tooLarge) == .failure(.resourceExhausted))
            #expect(try await exchange.isAlive(streamID: 1), "the first frame is the next call's")
        }
    }

    @Test func aRequestWhoseMetadataMakesItTooLargeIsRefusedBeforeAnythingIsWritten() async throws {
        try await withExchange { exchange async throws in
            // The message alone fits; with 8 KiB of metadata the frame would be above 4 MiB.
            var metadata = Metadata()
            metadata.append("k", String(repeating: "v", count: 8000))
            let data = [UInt8](repeating: 1, count: (4 << 20) - 4096 - 8)
            let outcome = await exchange.client.outcome(
                data, options: CallOptions(timeout: .seconds(50), metadata: metadata))
            #expect(outcome == .failure(.resourceExhausted))
            #expect(try await exchange.isAlive(streamID: 1), "the first frame is the next call's")
        }
    }

    @Test func tooMuchMetadataIsRefusedBeforeAnythingIsWritten() async throws {
        try await withExchange { exchange async throws in
            var many = Metadata()
            for number in 0..<65 { many.append("k\(number)", "v") }
            var long = Metadata()
            long.append("k", String(repeating: "v", count: 8192))
            for metadata in [many, long] {
                #expect(
                    await exchange.client.outcome(
                        options: CallOptions(timeout: .seconds(50), metadata: metadata))
                        == .failure(.resourceExhausted))
            }
            #expect(try await exchange.isAlive(streamID: 1))
        }
    }

    @Test func aCallWithoutTimeLeftIsNotSent() async throws {
        try await withExchange { exchange async throws in
            let parent = CallContext.background(deadline: .now - .seconds(1))
            for options in [
                CallOptions(timeout: .zero), CallOptions(timeout: .seconds(-1)),
                CallOptions(parent: parent),
            ] {
                #expect(
                    await exchange.client.outcome(options: options) == .failure(.deadlineExceeded))
            }
            #expect(try await exchange.isAlive(streamID: 1))
        }
    }
}

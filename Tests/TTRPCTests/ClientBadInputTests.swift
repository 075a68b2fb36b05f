import TTRPC
import Testing

/// The wire facts' client table (section 8) row by row, in octets, against a live call of every
/// kind on stream 1 and a unary bystander on stream 3.
@Suite struct ClientBadInputTests {
    typealias OnFrame = ClientConnectionMachine.OnFrame

    /// What a row does to a call of each kind.
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var octets: String
        /// In the order of ``CallKind/all``.
        var outcomes: [OnFrame]

        var testDescription: String { name }

        init(_ name: String, _ octets: String, _ outcome: OnFrame) {
            self.init(name, octets, silent: outcome, sending: outcome)
        }

        /// `sending`: kinds whose server sends Data.
        init(_ name: String, _ octets: String, silent: OnFrame, sending: OnFrame) {
            self.name = name
            self.octets = octets
            outcomes = [silent, silent, sending, sending]
        }
    }

    private static let unexpected = OnFrame.fail(call: 10, .unexpectedData)
    private static let oversize = OnFrame.fail(call: 10, .oversize)

    static let rows: [Row] = [
        Row("Response", "00 00 00 00 00 00 00 01 02 00", .response(call: 10)),
        Row("Response with flags", "00 00 00 00 00 00 00 01 02 FF", .response(call: 10)),
        Row("Response, id never opened", "00 00 00 00 00 00 00 05 02 00", .ignore),
        Row("Response, id 0", "00 00 00 00 00 00 00 00 02 00", .ignore),
        Row("Response, even id", "00 00 00 00 00 00 00 02 02 00", .ignore),
        Row("Data, id never opened", "00 00 00 01 00 00 00 05 03 00 2A", .ignore),
        Row("Data, id 0", "00 00 00 00 00 00 00 00 03 05", .ignore),
        Row("Request from a server, even id", "00 00 00 00 00 00 00 02 01 00", .ignore),
        Row("Request from a server, live id", "00 00 00 00 00 00 00 01 01 00", .ignore),
        Row("unknown type, live id", "00 00 00 01 00 00 00 01 42 00 2A", .ignore),
        Row("unknown type, id 0", "00 00 00 00 00 00 00 00 04 FF", .ignore),
        Row("Cancel from a server", "00 00 00 01 00 00 00 01 10 00 01", .ignore),
        Row("Ping, not agreed", "00 00 00 08 00 00 00 00 11 00 01 02 03 04 05 06 07 08", .ignore),
        Row("Pong, not agreed", "00 00 00 08 00 00 00 00 12 00 01 02 03 04 05 06 07 08", .ignore),
        Row("GoAway, not agreed", "00 00 00 08 00 00 00 00 13 00 00 00 00 01 00 00 00 00", .ignore),
        Row("Window, not agreed", "00 00 00 04 00 00 00 01 14 00 00 00 00 00", .ignore),
        Row("Headers, not agreed", "00 00 00 00 00 00 00 01 15 00", .ignore),
        Row(
            "Data", "00 00 00 01 00 00 00 01 03 00 2A", silent: unexpected,
            sending: .message(call: 10, isLast: false)),
        Row(
            "empty Data", "00 00 00 00 00 00 00 01 03 00", silent: unexpected,
            sending: .message(call: 10, isLast: false)),
        Row(
            "Data with unknown flags", "00 00 00 01 00 00 00 01 03 F8 2A", silent: unexpected,
            sending: .message(call: 10, isLast: false)),
        Row(
            "closing Data with a message", "00 00 00 01 00 00 00 01 03 01 2A", silent: unexpected,
            sending: .message(call: 10, isLast: true)),
        Row(
            "closing Data with an empty message", "00 00 00 00 00 00 00 01 03 01",
            silent: unexpected, sending: .message(call: 10, isLast: true)),
        Row(
            "end", "00 00 00 00 00 00 00 01 03 05", silent: unexpected, sending: .end(call: 10)),
        Row(
            "end with octets", "00 00 00 01 00 00 00 01 03 05 2A", silent: unexpected,
            sending: .end(call: 10)),
        Row(
            "Data that says it is none", "00 00 00 00 00 00 00 01 03 04", silent: unexpected,
            sending: .ignore),
        Row("oversize Response", "00 40 00 01 00 00 00 01 02 00", oversize),
        Row("largest oversize Data", "00 FF FF FF 00 00 00 01 03 00", oversize),
        Row("oversize Response, id never opened", "00 40 00 01 00 00 00 05 02 00", .ignore),
        Row("oversize Request", "00 40 00 01 00 00 00 01 01 00", .ignore),
        Row("oversize frame of unknown type", "00 40 00 01 00 00 00 01 42 00", .ignore),
        Row("length of 16 MiB", "01 00 00 00 00 00 00 01 02 00", .close),
    ]

    /// Whether a call is over after this outcome.
    private func ends(_ outcome: OnFrame) -> Bool {
        switch outcome {
        case .response, .end, .fail, .message(_, isLast: true): true
        case .message, .headers, .goAway, .ping, .pong, .window, .ignore, .close: false
        }
    }

    @Test(arguments: rows) func everyKindOfCall(row: Row) {
        for (kind, outcome) in zip(CallKind.all, row.outcomes) {
            let client = ClientSubject()
            #expect(client.open(10, kind) == 1)
            #expect(client.open(11) == 3)
            #expect(client.octets(row.octets) == outcome, "\(kind)")
            #expect(client.liveCount == (ends(outcome) ? 1 : 2), "\(kind)")
            #expect(client.frame(FrameType.response, 3) == .response(call: 11), "\(kind)")
            let next = client.frame(FrameType.response, 1)
            #expect(next == (ends(outcome) ? .ignore : .response(call: 10)), "\(kind)")
            #expect(client.liveCount == 0, "\(kind)")
        }
    }

    @Test(arguments: rows) func aFinishedOrAbandonedCallIgnoresAndCounts(row: Row) {
        for kind in CallKind.all where row.outcomes[0] != .close {
            let client = ClientSubject()
            #expect(client.open(10, kind) == 1)
            #expect(client.frame(FrameType.response, 1) == .response(call: 10))
            #expect(client.open(11, kind) == 3)
            client.abandon(3)
            for count in 1...3 {
                #expect(client.octets(row.octets) == .ignore, "\(kind)")
                #expect(client.ignoredCount == count)
            }
        }
    }
}

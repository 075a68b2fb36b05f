import TTRPC
import Testing

/// The wire facts' server table (section 8) row by row, in octets, against a live call of every
/// kind on stream 1 and a unary bystander on stream 3.
@Suite struct ServerBadInputTests {
    typealias OnFrame = ServerConnectionMachine.OnFrame

    /// What a row does to a call of each kind.
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var octets: String
        /// In the order of ``CallKind/all``.
        var outcomes: [OnFrame]

        var testDescription: String { name }

        init(_ name: String, _ octets: String, _ outcome: OnFrame) {
            self.init(name, octets, closed: outcome, open: outcome)
        }

        /// `closed`: kinds whose client sends nothing after its Request.
        init(_ name: String, _ octets: String, closed: OnFrame, open: OnFrame) {
            self.name = name
            self.octets = octets
            outcomes = [closed, open, closed, open]
        }
    }

    private static let unexpected = OnFrame.cancel(call: 10, .unexpectedData)

    static let rows: [Row] = [
        Row("oversize Request", "00 40 00 01 00 00 00 05 01 00", .refuse(.oversize)),
        Row("largest oversize Request", "00 FF FF FF 00 00 00 05 01 00", .refuse(.oversize)),
        Row("oversize Request, even id", "00 40 00 01 00 00 00 04 01 00", .ignore),
        Row("oversize Request, old id", "00 40 00 01 00 00 00 01 01 00", .refuse(.invalidStreamID)),
        Row(
            "oversize Data on the live id", "00 40 00 01 00 00 00 01 03 00",
            .cancel(call: 10, .oversize)),
        Row("oversize Data, id never opened", "00 40 00 01 00 00 00 05 03 00", .refuse(.oversize)),
        Row("oversize Data, even id", "00 40 00 01 00 00 00 02 03 00", .ignore),
        Row("oversize Response", "00 40 00 01 00 00 00 01 02 00", .ignore),
        Row("oversize frame of unknown type", "00 40 00 01 00 00 00 01 42 00", .ignore),
        Row("oversize Cancel", "00 40 00 01 00 00 00 01 10 00", .ignore),
        Row("length of 16 MiB", "01 00 00 00 00 00 00 01 01 00", .close),
        Row("length of 4 GiB", "FF FF FF FF 00 00 00 01 03 00", .close),
        Row("Request, id 0", "00 00 00 00 00 00 00 00 01 00", .refuse(.invalidStreamID)),
        Row("Request, even id", "00 00 00 00 00 00 00 06 01 00", .refuse(.invalidStreamID)),
        Row("Request, live id", "00 00 00 00 00 00 00 01 01 00", .refuse(.invalidStreamID)),
        Row("Request, last id", "00 00 00 00 00 00 00 03 01 00", .refuse(.invalidStreamID)),
        Row("Request above the limit", "00 00 00 00 00 00 00 05 01 00", .refuse(.tooManyCalls)),
        Row("Data, id never opened", "00 00 00 01 00 00 00 05 03 00 2A", .refuse(.unexpectedData)),
        Row("Data, even id", "00 00 00 01 00 00 00 02 03 00 2A", .refuse(.unexpectedData)),
        Row("Data, id 0", "00 00 00 01 00 00 00 00 03 00 2A", .refuse(.unexpectedData)),
        Row("end, id never opened", "00 00 00 00 00 00 00 05 03 05", .refuse(.unexpectedData)),
        Row(
            "Data on the live id", "00 00 00 01 00 00 00 01 03 00 2A", closed: unexpected,
            open: .message(call: 10, isLast: false)),
        Row(
            "empty Data", "00 00 00 00 00 00 00 01 03 00", closed: unexpected,
            open: .message(call: 10, isLast: false)),
        Row(
            "Data with unknown flags", "00 00 00 01 00 00 00 01 03 F8 2A", closed: unexpected,
            open: .message(call: 10, isLast: false)),
        Row(
            "closing Data with a message", "00 00 00 01 00 00 00 01 03 01 2A", closed: unexpected,
            open: .message(call: 10, isLast: true)),
        Row(
            "closing Data with an empty message", "00 00 00 00 00 00 00 01 03 01",
            closed: unexpected, open: .message(call: 10, isLast: true)),
        Row(
            "end", "00 00 00 00 00 00 00 01 03 05", closed: unexpected, open: .end(call: 10)),
        Row(
            "end with octets", "00 00 00 02 00 00 00 01 03 05 2A 2A", closed: unexpected,
            open: .end(call: 10)),
        Row(
            "end with unknown flags", "00 00 00 00 00 00 00 01 03 FF", closed: unexpected,
            open: .end(call: 10)),
        Row(
            "Data that says it is none", "00 00 00 00 00 00 00 01 03 04", closed: unexpected,
            open: .ignore),
        Row(
            "Data with octets that says it is none", "00 00 00 01 00 00 00 01 03 04 2A",
            closed: unexpected, open: .ignore),
        Row("Response from a client", "00 00 00 00 00 00 00 01 02 00", .ignore),
        Row("Response, even id", "00 00 00 00 00 00 00 08 02 00", .ignore),
        Row("unknown type, live id", "00 00 00 01 00 00 00 01 42 00 2A", .ignore),
        Row("unknown type, even id", "00 00 00 01 00 00 00 02 04 00 2A", .ignore),
        Row("unknown type, id 0", "00 00 00 00 00 00 00 00 0F FF", .ignore),
        Row("Cancel, not agreed", "00 00 00 01 00 00 00 01 10 00 01", .ignore),
        Row("Ping, not agreed", "00 00 00 08 00 00 00 00 11 00 01 02 03 04 05 06 07 08", .ignore),
        Row("Pong, not agreed", "00 00 00 08 00 00 00 00 12 00 01 02 03 04 05 06 07 08", .ignore),
        Row("GoAway, not agreed", "00 00 00 08 00 00 00 00 13 00 00 00 00 01 00 00 00 00", .ignore),
        Row("Window, not agreed", "00 00 00 04 00 00 00 01 14 00 00 00 00 00", .ignore),
        Row("Headers, not agreed", "00 00 00 00 00 00 00 01 15 00", .ignore),
    ]

    /// Whether a call is over after this outcome.
    private func ends(_ outcome: OnFrame) -> Bool {
        if case .cancel = outcome { return true }
        return false
    }

    @Test(arguments: rows) func everyKindOfCall(row: Row) {
        for (kind, outcome) in zip(CallKind.all, row.outcomes) {
            let server = ServerSubject(concurrentCallMax: 2)
            #expect(server.start(1, call: 10, kind) != nil)
            #expect(server.start(3, call: 11))
            #expect(server.octets(row.octets) == outcome, "\(kind)")
            #expect(server.runningCount == 2, "\(kind)")
            #expect(server.answer(3), "\(kind): the bystander")
            #expect(server.answer(1) == !ends(outcome), "\(kind)")
            #expect(!server.answer(1), "\(kind)")
        }
    }

    @Test(arguments: rows) func theAnswerOfARowComesOnceForAnID(row: Row) {
        guard row.outcomes[1] == .refuse(.unexpectedData) else { return }
        let server = ServerSubject()
        #expect(server.start(1, call: 10, .bidirectional) != nil)
        #expect(server.octets(row.octets) == .refuse(.unexpectedData))
        for _ in 0..<ServerConnectionMachine.strayDataMax - 1 {
            #expect(server.octets(row.octets) == .ignore)
        }
        #expect(server.octets(row.octets) == .close)
    }

    @Test(arguments: rows) func aFinishedCallIsAsOneNeverOpened(row: Row) {
        for (kind, outcome) in zip(CallKind.all, row.outcomes) where outcome == Self.unexpected {
            let server = ServerSubject()
            #expect(server.start(1, call: 10, kind) != nil)
            #expect(server.answer(1))
            let isEnd = row.name.hasPrefix("end") && row.name != "end with octets"
            #expect(
                server.octets(row.octets) == (isEnd ? .ignore : .refuse(.unexpectedData)),
                "\(kind)")
        }
    }

    @Test(arguments: [CallKind.clientStreaming, .bidirectional])
    func dataAfterTheClientsOwnCloseCancelsTheCall(kind: CallKind) {
        for close in ["00 00 00 00 00 00 00 01 03 05", "00 00 00 01 00 00 00 01 03 01 2A"] {
            for late in [
                "00 00 00 01 00 00 00 01 03 00 2A", "00 00 00 00 00 00 00 01 03 05",
                "00 00 00 00 00 00 00 01 03 00", "00 00 00 00 00 00 00 01 03 04",
            ] {
                let server = ServerSubject()
                #expect(server.start(1, call: 10, kind)?.isEnded == false)
                _ = server.octets(close)
                #expect(server.octets(late) == Self.unexpected)
                #expect(!server.answer(1))
                #expect(server.runningCount == 1)
                #expect(server.octets(late) == .ignore, "answered once")
            }
        }
    }

    @Test func responsesAndUnknownFramesAreCounted() {
        let server = ServerSubject()
        for type in [2, 0, 4, 0x0F, 0x10, 0x15, 0x16, 0xFF] as [UInt8] {
            #expect(server.frame(type, 0) == .ignore)
        }
        #expect(server.ignoredCount == 8)
    }
}

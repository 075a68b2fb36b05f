import AuditTrail
import Messages
import RPC
import SOAPService
import TestSupport
import Testing

@Suite struct ProtectionTests {
    private static let planted = ["PAT001", "Zebrafish", "J20.9", "120/80", "Bronchitis", "key-1"]

    private static func holds(_ octets: [UInt8], _ text: [UInt8]) -> Bool {
        guard octets.count >= text.count else { return false }
        return (0...(octets.count - text.count)).contains { octets[$0...].starts(with: text) }
    }

    @Test func nothingThatRestsShowsThePatient() async throws {
        try await onLoop {
            let practice = try Practice()
            let response = try await practice.process()
            _ = try await practice.process()
            _ = try await practice.getNote(response.noteID)
            let state = practice.store.current
            var rested = state.notes.values.flatMap { [$0.pseudonym, $0.content] }
            rested += state.stamps.flatMap { [$0.key.name, $0.value.digest] }
            rested += practice.audit.records.map(\.octets)
            for text in Self.planted {
                #expect(!rested.contains { Self.holds($0, Array(text.utf8)) }, "\(text)")
            }
        }
    }

    @Test func errorsShowNothingOfTheRequest() async throws {
        try await onLoop {
            let practice = try Practice()
            _ = try await practice.process()
            practice.store.change { state in
                for place in state.notes.keys { state.notes[place]?.content[70] ^= 1 }
            }
            let errors = [
                await refused(.dataLoss) { try await practice.process() },
                await refused(.failedPrecondition) {
                    try await practice.process(Practice.request("S: Zebrafish"))
                },
                await refused(.notFound) {
                    try await practice.process(Practice.request(patient: "PAT404"))
                },
                await refused(.invalidArgument) {
                    try await practice.process(
                        Practice.request("Zebrafish" + String(repeating: "x", count: 262_144)))
                },
            ]
            for error in errors {
                let shown = String(reflecting: error)
                for text in Self.planted + ["PAT404"] { #expect(!shown.contains(text)) }
            }
        }
    }
}

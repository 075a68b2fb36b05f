import Messages
import RPC
import SOAPService
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1))) struct StreamTests {
    @Test func eachNoteOfAStreamHasAResultOfItsOwn() async throws {
        try await onLoop {
            let practice = try Practice()
            let results = try await practice.notes.processStream { requests, responses in
                for number in 0..<40 {
                    var note = Practice.request(
                        patient: "PAT0\(10 + number % 30)", key: "k\(number)")
                    if number == 7 { note.providerID = "" }
                    if number == 9 { note.patientID = PHI("PAT404") }
                    try await requests.send(
                        SoapV1.ProcessStreamRequest(number: UInt64(number), note: note))
                }
                try await requests.close()
                var results: [UInt64: SoapV1.ProcessStreamResponse] = [:]
                for try await result in responses { results[result.number] = result }
                return results
            }
            #expect(results.count == 40)
            for (number, result) in results {
                switch result.result {
                case .response(let response): #expect(NoteID(response.noteID) != nil)
                case .failure(let failure):
                    let code: StatusCode = number == 7 ? .invalidArgument : .notFound
                    #expect(failure.code == UInt32(code.rawValue))
                    #expect(!failure.message.contains("PAT404"))
                case nil: Issue.record("no result")
                }
            }
            #expect(practice.store.current.notes.count == 38)
        }
    }

    @Test func aResultComesBeforeTheNextNoteIsSent() async throws {
        try await onLoop {
            let practice = try Practice()
            try await practice.notes.processStream { requests, responses in
                for number in 0..<3 {
                    try await requests.send(
                        SoapV1.ProcessStreamRequest(
                            number: UInt64(number), note: Practice.request(key: "k\(number)")))
                    #expect(try await responses.next()?.number == UInt64(number))
                }
                try await requests.close()
                #expect(try await responses.next() == nil)
            }
        }
    }
}

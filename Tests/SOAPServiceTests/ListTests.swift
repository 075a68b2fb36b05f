import Messages
import RPC
import SOAPService
import Testing

@Suite struct ListTests {
    private static func list(
        _ practice: Practice, patient: String = "PAT001", from: Int64? = nil, until: Int64? = nil,
        size: UInt32 = 0, token: [UInt8] = []
    ) async throws -> SoapV1.ListNotesResponse {
        try await practice.server.listNotes(
            SoapV1.ListNotesRequest(
                patientID: PHI(patient), fromUnixNs: from, untilUnixNs: until, pageSize: size,
                pageToken: token),
            context: Practice.context(SoapV1.SOAPService.listNotes))
    }

    @Test func aPatientsNotesComeNewestFirstPageByPage() async throws {
        try await onLoop {
            let practice = try Practice()
            var ids: [String] = []
            for index in 0..<7 {
                ids.append(try await practice.process(Practice.request(key: "k\(index)")).noteID)
            }
            _ = try await practice.process(Practice.request(patient: "PAT002"))
            _ = try await practice.amend(ids[1], .revision, "S: changed")
            var (found, token) = ([SoapV1.NoteSummary](), [UInt8]())
            repeat {
                let page = try await Self.list(practice, size: 3, token: token)
                #expect(page.notes.count <= 3 && page.disclaimer != nil)
                found += page.notes
                token = page.nextPageToken
            } while !token.isEmpty
            #expect(found.map(\.noteID) == ids.reversed())
            #expect(found.map(\.version) == [1, 1, 1, 1, 1, 2, 1])
            #expect(found.allSatisfy { $0.patientID == PHI("PAT001") && $0.urgency == .routine })
            #expect(practice.audits.contains("search success"))
        }
    }

    @Test func aTimeBoundsTheList() async throws {
        try await onLoop {
            let practice = try Practice()
            var times: [Int64] = []
            for index in 0..<4 {
                let id = try await practice.process(Practice.request(key: "k\(index)")).noteID
                times.append(try await practice.getNote(id).storedAtUnixNs)
            }
            let page = try await Self.list(practice, from: times[1], until: times[3])
            #expect(page.notes.map(\.storedAtUnixNs) == [times[2], times[1]])
        }
    }

    @Test func aTokenIsOfOneQuestion() async throws {
        try await onLoop {
            let practice = try Practice()
            for index in 0..<3 {
                _ = try await practice.process(Practice.request(key: "k\(index)"))
            }
            let token = try await Self.list(practice, size: 1).nextPageToken
            #expect(!token.isEmpty)
            await refused(.invalidArgument) {
                try await Self.list(practice, patient: "PAT002", token: token)
            }
            await refused(.invalidArgument) { try await Self.list(practice, from: 5, token: token) }
            await refused(.invalidArgument) { try await Self.list(practice, token: [1, 2, 3]) }
            await refused(.invalidArgument) { try await Self.list(practice, size: 101) }
            // The size is no part of it.
            #expect(try await Self.list(practice, size: 2, token: token).notes.count == 2)
        }
    }
}

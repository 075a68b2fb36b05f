import AuditTrail
import Messages
import RPC
import SOAPService
import TestSupport
import Testing

@Suite struct ProcessTests {
    @Test func aNoteIsParsedStoredAndHandedOver() async throws {
        try await onLoop {
            let practice = try Practice()
            let response = try await practice.process()
            #expect(NoteID(response.noteID) != nil)
            #expect(response.ehrHandOff == .done)
            #expect(!response.replayed && !response.medicalAdviceProvided)
            let extraction = try #require(response.extraction)
            #expect(
                extraction.sections.map(\.kind) == [.subjective, .objective, .assessment, .plan])
            #expect(extraction.sections.map(\.loinc).first == "61150-9")
            #expect(extraction.codes.map(\.code) == [PHI("J20.9")])
            #expect(extraction.codes.first?.system == .icd10Cm)
            #expect(extraction.bloodPressures.first?.systolicMmhg == 120)
            #expect(extraction.temperatures.first?.celsius == 38.2)
            let state = practice.store.current
            #expect(state.notes.count == 1 && state.handOffs.isEmpty)
            #expect(practice.audits == ["create success", "export success"])
            #expect(practice.records.allSatisfy { $0.service.text == Practice.caller })
            let noteID = try AuditID(try #require(NoteID(response.noteID)).octets)
            #expect(
                practice.audit.records.allSatisfy {
                    $0.resource.kind == .composition && $0.resource.identity == .id(noteID)
                })
            // Attempted, done; and the hand-off attempted in the same breath, and done.
            #expect(
                practice.audit.records.map(\.reason?.text) == ["attempted", nil, "attempted", nil])
            let document = try #require(practice.ehr.documents[response.noteID])
            #expect(document.text == PHI(Practice.text))
            #expect(document.patientID == PHI("PAT001") && document.providerID == "PROV001")
            #expect(document.loinc == "11506-3")
        }
    }

    @Test func separateSectionsAreANote() async throws {
        try await onLoop {
            let practice = try Practice()
            var request = Practice.request()
            request.note = .sections(
                SoapV1.Sections(subjective: PHI("Cough"), plan: PHI("Rest\nO: not a heading")))
            let response = try await practice.process(request)
            let sections = try #require(response.extraction).sections
            #expect(sections.map(\.kind) == [.subjective, .plan])
            let note = try await practice.getNote(response.noteID)
            let octets = Array(note.text.revealed.utf8)
            let texts = sections.map {
                String(decoding: octets[Int($0.offset)...].prefix(Int($0.length)), as: UTF8.self)
            }
            #expect(texts == ["Cough", "Rest\nO: not a heading"])
        }
    }

    @Test func aNoteIsOneStatementOnceThePatientsKeyIsKnown() async throws {
        try await onLoop {
            let practice = try Practice()
            let context = Practice.context()
            _ = try await practice.server.process(Practice.request(), context: context)
            #expect(practice.store.current.steps == [.key, .store])
            practice.store.change { $0.steps = [] }
            _ = try await practice.server.process(
                Practice.request(key: "second"), context: context)
            #expect(practice.store.current.steps == [.store])
            // Beside the calls, for both at once.
            await practice.server.settleNow()
            #expect(practice.store.current.steps == [.store, .complete])
        }
    }

    @Test func nothingIsStoredBeforeItIsRecordedAsAttempted() async throws {
        try await onLoop {
            let practice = try Practice()
            practice.audit.refuse(.failed)
            await refused(.unavailable) { try await practice.process() }
            #expect(!practice.store.current.steps.contains(.store))
            #expect(practice.store.current.notes.isEmpty && practice.ehr.submitted.isEmpty)
        }
    }

    @Test func theStepsAreObserved() async throws {
        try await onLoop {
            let practice = try Practice()
            let recorder = StepRecorder()
            let response = try await practice.process(
                context: Practice.context(observer: recorder))
            #expect(
                recorder.operations == [
                    "text.read", "postgres.read", "phi.seal", "postgres.write", "audit.append",
                ])
            let reader = StepRecorder()
            _ = try await practice.getNote(
                response.noteID,
                context: Practice.context(SoapV1.SOAPService.getNote, observer: reader))
            #expect(reader.operations == ["postgres.read", "phi.open", "audit.append"])
        }
    }

    static let bad: [(String, SoapV1.ProcessRequest)] = [
        ("empty", Practice.request("")),
        ("blank", Practice.request(" \n\t")),
        ("too long", Practice.request("S: Zebrafish" + String(repeating: "x", count: 256 << 10))),
        ("no patient", Practice.request(patient: "")),
        ("bad patient", Practice.request(patient: "PAT 001")),
        ("long patient", Practice.request(patient: String(repeating: "P", count: 65))),
        ("no provider", Practice.request(provider: "")),
        ("bad provider", Practice.request(provider: "PROV/1")),
        ("no key", Practice.request(key: "")),
        ("long key", Practice.request(key: String(repeating: "k", count: 129))),
        ("bad key", Practice.request(key: "k\u{7F}")),
        (
            "no note",
            SoapV1.ProcessRequest(
                patientID: PHI("PAT001"), providerID: "PROV001", note: nil, idempotencyKey: "k")
        ),
        (
            "empty sections",
            SoapV1.ProcessRequest(
                patientID: PHI("PAT001"), providerID: "PROV001", note: .sections(SoapV1.Sections()),
                idempotencyKey: "k")
        ),
    ]

    @Test(arguments: bad.indices) func aBadRequestIsRefusedAndLeavesNothing(index: Int) async throws
    {
        try await onLoop {
            let practice = try Practice()
            let error = await refused(.invalidArgument) {
                try await practice.process(Self.bad[index].1)
            }
            #expect(error?.message.contains("Zebrafish") == false)
            #expect(error?.message.isEmpty == false)
            #expect(practice.store.current.notes.isEmpty && practice.audits.isEmpty)
            #expect(practice.patients.askedCount == 0 && practice.ehr.submitted.isEmpty)
        }
    }

    @Test func nothingIsStoredOrHandedOverForAnUnknownOrClosedPatient() async throws {
        try await onLoop {
            let practice = try Practice()
            await refused(.notFound) {
                try await practice.process(Practice.request(patient: "PAT404"))
            }
            await refused(.failedPrecondition) {
                try await practice.process(Practice.request(patient: "PAT009"))
            }
            #expect(practice.store.current.notes.isEmpty && practice.ehr.submitted.isEmpty)
        }
    }

    @Test(
        arguments: [.unavailable, .deadlineExceeded, .internalError, .permissionDenied]
            as [StatusCode])
    func withoutAnAnswerAboutThePatientNothingIsStored(code: StatusCode) async throws {
        try await onLoop {
            let practice = try Practice()
            practice.patients.fail(RPCError(code, "some text of another service"))
            let error = await refused(.unavailable) { try await practice.process() }
            #expect(error?.message == "the patient cannot be checked now")
            #expect(practice.store.current.notes.isEmpty && practice.ehr.submitted.isEmpty)
        }
    }

    @Test func whatCouldNotBeStoredDoesNotReachTheEHR() async throws {
        try await onLoop {
            let practice = try Practice()
            practice.store.fail(.store)
            await refused(.unavailable) { try await practice.process() }
            #expect(practice.ehr.submitted.isEmpty)
            practice.store.heal()
            let response = try await practice.process()
            #expect(!response.replayed && response.ehrHandOff == .done)
        }
    }

    @Test func theAuditSaysWhoActsAndWhyAndTheNextServicesLearnIt() async throws {
        try await onLoop {
            let practice = try Practice()
            let context = Practice.context()
            context.establish(AuditContext(actor: "nurse-7", purpose: "TREAT"))
            _ = try await practice.process(context: context)
            _ = try await practice.process(Practice.request(key: "key-2"))
            let records = practice.records.filter { $0.interaction == .create }
            #expect(records.map(\.actor.text) == ["nurse-7", Practice.caller])
            #expect(records.map(\.purpose) == [.treatment, .unstated])
            #expect(practice.patients.askedFor == ["nurse-7", "TREAT", nil, nil])
        }
    }
}

import Messages
import PrivateServers
import RPC
import RPCTransport
import Reactor
import TestSupport
import Testing

@testable import carewire

extension EndToEnd {
    /// What callers may get wrong, and what they are told.
    @Suite struct BadInputTests {
        private let hospital: Hospital

        init() throws { hospital = try Hospital.running() }

        @Test func anUnknownPatientIsNotFound() async throws {
            let id = Planted.patientID()
            let read = try await hospital.failure { _ = try await hospital.read(id) }
            #expect(read?.code == .notFound)
            let processed = try await hospital.failure {
                _ = try await hospital.process(Planted.process(id))
            }
            #expect(processed?.code == .notFound)
            let noted = try await hospital.failure {
                _ = try await hospital.note("0190b6a0-0000-7000-8000-000000000000", of: id)
            }
            #expect(noted?.code == .notFound)
        }

        @Test(arguments: [
            // Field 1 is text: not UTF-8, and with U+0000.
            MangledCall.Body.firstField([0xC3, 0x28]), .firstField([0x41, 0x00]),
            // Field 2 is a message: cut short, of an impossible wire type, without an end.
            .secondField([0x0A, 0x7F, 0x41]), .secondField([0x0F]), .secondField([0x0B]),
        ])
        fileprivate func aMalformedMessageIsAnInvalidArgument(body: MangledCall.Body) async throws {
            try await isUnreadable(PatientV1.PatientService.createPatient, body, .patientService)
        }

        /// Both fields are text.
        @Test(arguments: [
            MangledCall.Body.firstField([0xED, 0xA0, 0x80]), .secondField([0xFF]),
        ])
        fileprivate func aMalformedNoteIsAnInvalidArgument(body: MangledCall.Body) async throws {
            try await isUnreadable(SoapV1.SOAPService.process, body, .soapService)
        }

        private func isUnreadable(
            _ method: MethodName, _ body: MangledCall.Body, _ service: SuiteService
        ) async throws {
            let call = MangledCall(method, body, Hospital.unhurried)
            let failure = try await hospital.failure {
                try await hospital.channel(to: service).perform(call)
            }
            #expect(failure?.code == .invalidArgument)
            #expect(failure?.message.contains("cannot be read") == true)
        }

        @Test func aClosedRecordTakesNoNotes() async throws {
            let patientID = try await hospital.admitPatient()
            _ = try await hospital.patients.deactivatePatient(
                PatientV1.DeactivatePatientRequest(patientID: PHI(patientID)))
            let failure = try await hospital.failure {
                _ = try await hospital.process(Planted.process(patientID))
            }
            #expect(failure?.code == .failedPrecondition)
        }

        @Test func aNoteWithoutATextIsRefusedWithTheReason() async throws {
            let patientID = try await hospital.admitPatient()
            for text in ["", " \r\n\t"] {
                let failure = try await hospital.failure {
                    _ = try await hospital.process(Planted.process(patientID, text))
                }
                #expect(failure?.code == .invalidArgument)
                #expect(failure?.message.contains("empty") == true, "\(failure?.message ?? "")")
            }
            var request = Planted.process(patientID)
            request.note = nil
            let failure = try await hospital.failure { [request] in
                _ = try await hospital.process(request)
            }
            #expect(failure?.code == .invalidArgument)
        }

        @Test func aNoteMayHave256KiBAndNoOctetMore() async throws {
            let patientID = try await hospital.admitPatient()
            let start = "Plan: \(Planted.phrase) "
            let longest = start + String(repeating: "x", count: (256 << 10) - start.utf8.count)
            let stored = try await hospital.process(Planted.process(patientID, longest))
            let note = try await hospital.note(stored.noteID, of: patientID)
            #expect(note.text == PHI(longest))
            let failure = try await hospital.failure {
                _ = try await hospital.process(Planted.process(patientID, longest + "x"))
            }
            #expect(failure?.code == .invalidArgument)
            #expect(failure?.message.contains("262144") == true, "\(failure?.message ?? "")")
        }

        @Test func aChangeOfAnOldVersionIsAborted() async throws {
            let id = try await hospital.admitPatient()
            #expect(try await hospital.update(id, phone: "1", ifVersion: 1) == 2)
            let failure = try await hospital.failure {
                _ = try await hospital.update(id, phone: "2", ifVersion: 1)
            }
            #expect(failure?.code == .aborted)
            let patient = try await hospital.read(id).patient
            #expect(patient?.version == 2)
            #expect(patient?.demographics?.phone == PHI("1"))
        }

        @Test func onlyCertificatesOfOurAuthorityGetIn() async throws {
            let strangers = try TestCertificates()
            let caller = SuiteService.identity(Certificates.caller)
            // An authority of the same name, an identity of the same name, another key.
            let stranger = try strangers.issue("cli", uris: [caller])
            let own = hospital.endpoints
            for service in SuiteService.allCases {
                let endpoint = try #require(own.services[service.rawValue])
                let refused = try await Self.ask(
                    endpoint, certificate: stranger.certificateFile, key: stranger.keyFile,
                    authority: own.authority)
                #expect(refused?.code == .unavailable, "\(service)")
                // Ours gets in; who answers must be who was called.
                let admitted = try await Self.ask(
                    endpoint, certificate: own.certificate, key: own.key, authority: own.authority)
                #expect(admitted == nil, "\(service)")
                let mistaken = try await Self.ask(
                    Endpoints.Service(
                        address: endpoint.address, identity: SuiteService.identity("other"),
                        certificate: nil, key: nil), certificate: own.certificate, key: own.key,
                    authority: own.authority)
                #expect(mistaken?.code == .unavailable, "\(service)")
            }
        }

        @Test func clearTextGetsNoAnswer() async throws {
            for service in SuiteService.allCases {
                let endpoint = try #require(hospital.endpoints.services[service.rawValue])
                let peer = try await RawPeer.connect(to: endpoint.address)
                // A request frame of ttRPC without content.
                await peer.send(RawFrame(streamID: 1, type: 1).octets)
                let answer = try await peer.receiveToEnd()
                // At most an alert of TLS, which begins with 21.
                #expect(answer.isEmpty || answer.first == 21, "\(service)")
                await peer.close()
            }
        }

        /// Asks for a service's health with given credentials.
        private static func ask(
            _ service: Endpoints.Service, certificate: String, key: String, authority: String
        ) async throws -> RPCError? {
            let hospital = try Hospital.running()
            let endpoints = Endpoints(
                authority: authority, certificate: certificate, key: key,
                services: ["any": service], pages: nil)
            return try await Connections.with(endpoints) { connections in
                let client = HealthV1.HealthClient(try connections.channel(to: "any"))
                return try await hospital.failure {
                    _ = try await client.check(
                        HealthV1.HealthCheckRequest(), options: Hospital.unhurried)
                }
            }
        }
    }
}

/// A call whose request is not the method's: octets of our choice in one field.
// Safety: as its superclass.
private final class MangledCall: UnaryCall, @unchecked Sendable {
    enum Body: Sendable {
        case firstField([UInt8])
        case secondField([UInt8])
    }

    private let body: Body

    init(_ method: MethodName, _ body: Body, _ options: CallOptions) {
        self.body = body
        super.init(method, options)
    }

    @unsafe
    override func prepareRequest(in arena: MessageArena) throws(RPCError) -> PreparedMessage {
        do {
            switch body {
            case .firstField(let octets):
                return unsafe try EchoV1.EchoRequest(data: octets).prepare(in: arena)
            case .secondField(let octets):
                return unsafe try TestV1.Secrets(document: PHI(octets)).prepare(in: arena)
            }
        } catch { throw RPCError(.internalError, "the request cannot be written", cause: error) }
    }
}

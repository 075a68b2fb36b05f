import Messages
import RPC
import Testing

@testable import ServiceRuntime

/// `grpc.reflection.v1.ServerReflection`.
@Suite(.timeLimit(.minutes(1))) struct ReflectionTests {
    private typealias Request = ReflectionV1.ServerReflectionRequest
    private typealias Response = ReflectionV1.ServerReflectionResponse

    private let responder = ReflectionResponder(
        services: ["grpc.health.v1.Health", "carewire.patient.v1.PatientService"])

    private func answer(_ question: Request.MessageRequest?) -> Response.MessageResponse? {
        responder.answer(Request(host: "h", messageRequest: question)).messageResponse
    }

    @Test func listsTheServersOwnServices() {
        guard case .listServicesResponse(let list) = answer(.listServices("")) else {
            Issue.record("no list")
            return
        }
        #expect(
            list.service.map(\.name) == [
                "carewire.patient.v1.PatientService", "grpc.health.v1.Health",
            ])
    }

    @Test func aFileComesFirstAndWithEverythingItImports() throws {
        let patients = "carewire/patient/v1/patient.proto"
        let byName = answer(.fileByFilename(patients))
        guard case .fileDescriptorResponse(let files) = byName else {
            Issue.record("no files")
            return
        }
        let file = try #require(FileDescriptors.file(named: patients))
        #expect(files.fileDescriptorProto.first == file.octets)
        #expect(files.fileDescriptorProto.count == FileDescriptors.closure(of: file).count)
        for dependency in FileDescriptors.closure(of: file) {
            #expect(files.fileDescriptorProto.contains(dependency.octets), "\(dependency.name)")
        }
        // Field 1 of a FileDescriptorProto is its name.
        #expect(file.octets.starts(with: [0x0A, UInt8(patients.utf8.count)] + patients.utf8))
        for symbol in [
            "carewire.patient.v1.PatientService", "carewire.patient.v1.PatientService.GetPatient",
            "carewire.patient.v1.GetPatientRequest", "carewire.patient.v1.AdministrativeGender",
        ] {
            #expect(answer(.fileContainingSymbol(symbol)) == byName, "\(symbol)")
        }
    }

    @Test func extensionsAreFound() throws {
        let method = "google.protobuf.MethodOptions"
        guard
            case .allExtensionNumbersResponse(let list) = answer(.allExtensionNumbersOfType(method))
        else {
            Issue.record("no numbers")
            return
        }
        #expect(list.baseTypeName == method)
        let number = try #require(list.extensionNumber.first)
        let question = ReflectionV1.ExtensionRequest(
            containingType: method, extensionNumber: number)
        guard case .fileDescriptorResponse(let files) = answer(.fileContainingExtension(question))
        else {
            Issue.record("no file")
            return
        }
        let options = FileDescriptors.file(named: "carewire/options.proto")
        #expect(files.fileDescriptorProto.first == options?.octets)
        // A message without extensions has none, and that is an answer.
        guard
            case .allExtensionNumbersResponse(let none) = answer(
                .allExtensionNumbersOfType("carewire.patient.v1.GetPatientRequest"))
        else {
            Issue.record("no answer")
            return
        }
        #expect(none.extensionNumber.isEmpty)
    }

    @Test func whatIsNotThereIsAnErrorInTheStreamAndTheStreamGoesOn() async throws {
        var table = MethodTable()
        ReflectionV1.ServerReflection.register(responder, in: &table)
        let method = try #require(table.methods.first)
        let stream = FakeStream()
        async let outcome = stream.run(method, Request?.none)
        let questions: [(Request.MessageRequest?, StatusCode)] = [
            (.fileByFilename("no.proto"), .notFound), (.fileContainingSymbol("no.such"), .notFound),
            (
                .fileContainingExtension(
                    ReflectionV1.ExtensionRequest(
                        containingType: "google.protobuf.MethodOptions", extensionNumber: 7)),
                .notFound
            ), (.allExtensionNumbersOfType("no.such"), .notFound), (nil, .invalidArgument),
        ]
        for (question, code) in questions {
            let request = Request(host: "h", messageRequest: question)
            try stream.ask(request)
            let response = try await stream.answer(Response.self)
            #expect(response?.originalRequest == request)
            #expect(response?.validHost == "h")
            guard case .errorResponse(let error) = response?.messageResponse else {
                Issue.record("no error for \(code)")
                continue
            }
            #expect(error.errorCode == code.rawValue)
        }
        try stream.ask(Request(messageRequest: .listServices("*")))
        let last = try await stream.answer(Response.self)
        guard case .listServicesResponse = last?.messageResponse else {
            Issue.record("the stream did not go on")
            return
        }
        stream.askNoMore()
        #expect(try await outcome.get() == nil)
    }
}

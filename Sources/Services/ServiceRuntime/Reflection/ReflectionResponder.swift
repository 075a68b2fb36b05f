internal import Messages
internal import RPC

/// Answers `grpc.reflection.v1.ServerReflection` from the generated descriptors: the services that
/// this server answers, and every file that they are made of.
struct ReflectionResponder: ReflectionV1.ServerReflectionServer {
    private typealias Answer = ReflectionV1.ServerReflectionResponse.MessageResponse

    /// The full names of this server's services.
    let services: Set<String>

    func serverReflectionInfo(
        _ requests: MessageStream<ReflectionV1.ServerReflectionRequest>,
        responses: MessageSink<ReflectionV1.ServerReflectionResponse>, context: CallContext
    ) async throws {
        while let request = try await requests.next() {
            try await responses.send(answer(request))
        }
    }

    /// The answer to one question; one without an answer gets an error, and the stream goes on.
    func answer(
        _ request: ReflectionV1.ServerReflectionRequest
    ) -> ReflectionV1.ServerReflectionResponse {
        ReflectionV1.ServerReflectionResponse(
            validHost: request.host, originalRequest: request, messageResponse: response(request))
    }

    private func response(_ request: ReflectionV1.ServerReflectionRequest) -> Answer {
        switch request.messageRequest {
        case .listServices: list()
        case .fileByFilename(let name):
            files(FileDescriptors.file(named: name), "no such file")
        case .fileContainingSymbol(let symbol):
            files(FileDescriptors.file(containing: symbol), "no such symbol")
        case .fileContainingExtension(let wanted):
            files(
                FileDescriptors.file(
                    extending: wanted.containingType, number: wanted.extensionNumber),
                "no such extension")
        case .allExtensionNumbersOfType(let type): numbers(of: type)
        case nil: Self.error(.invalidArgument, "the request asks nothing")
        }
    }

    private func list() -> Answer {
        .listServicesResponse(
            ReflectionV1.ListServiceResponse(
                service: services.sorted().map { ReflectionV1.ServiceResponse(name: $0) }))
    }

    /// The file asked for first, then what it imports: a client need not ask for each.
    private func files(_ file: FileDescriptor?, _ absence: String) -> Answer {
        guard let file else { return Self.error(.notFound, absence) }
        let all = FileDescriptors.closure(of: file).reversed()
        return .fileDescriptorResponse(
            ReflectionV1.FileDescriptorResponse(fileDescriptorProto: all.map(\.octets)))
    }

    private func numbers(of type: String) -> Answer {
        guard FileDescriptors.file(containing: type) != nil else {
            return Self.error(.notFound, "no such type")
        }
        return .allExtensionNumbersResponse(
            ReflectionV1.ExtensionNumberResponse(
                baseTypeName: type, extensionNumber: FileDescriptors.extensionNumbers(of: type)))
    }

    private static func error(_ code: StatusCode, _ message: String) -> Answer {
        .errorResponse(
            ReflectionV1.ErrorResponse(errorCode: code.rawValue, errorMessage: message))
    }
}

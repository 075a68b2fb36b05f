import SwiftProtobufPluginLibrary

/// A service's server protocol, method names and client.
struct ServiceGenerator {
    let service: ServiceDescriptor

    /// The enum of the service's methods: `PatientV1.PatientService`.
    var enumType: String {
        Names.namespace(ofPackage: service.file.package) + "." + service.name
    }

    func refuseStreams() throws {
        for method in service.methods where method.clientStreaming || method.serverStreaming {
            throw GeneratorError("\(method.fullName): streams are not supported yet")
        }
    }

    func serverProtocol(_ writer: inout CodeWriter) {
        writer.documentation(
            service.protoSourceComments(),
            fallback: "What a server of `\(service.fullName)` does.")
        writer.line("///")
        writer.line("/// Methods throw `RPCError`; any other error reaches the caller as INTERNAL.")
        writer.block("public protocol \(service.name)Server: Sendable") { writer in
            for method in service.methods {
                document(method, &writer)
                let name = Names.method(method.name)
                let effects = method.isSynchronous ? "throws" : "async throws"
                writer.line("func \(name)(")
                writer.line("    _ request: \(request(method)), context: CallContext")
                writer.line(") \(effects) -> \(response(method))")
            }
        }
    }

    func methodNames(_ writer: inout CodeWriter) {
        writer.line("/// The methods of `\(service.fullName)`.")
        writer.block("public enum \(service.name)") { writer in
            for method in service.methods {
                writer.line("/// `\(service.fullName)/\(method.name)`.")
                writer.line("public static let \(Names.method(method.name)) = MethodName(")
                writer.line(
                    "    service: \"\(service.fullName)\", name: \"\(method.name)\", "
                        + "isIdempotent: \(method.isIdempotent))")
            }
            writer.line()
            writer.line("/// Every method, in the order of the .proto file.")
            let names = service.methods.map { Names.method($0.name) }.joined(separator: ", ")
            writer.line("public static let methods: [MethodName] = [\(names)]")
            writer.line()
            registration(&writer)
        }
    }

    private func registration(_ writer: inout CodeWriter) {
        writer.line("/// Adds the server's methods to a table.")
        writer.line("public static func register(")
        writer.line("    _ server: some \(service.name)Server, in table: inout MethodTable")
        writer.block(")") { writer in
            for method in service.methods {
                let name = Names.method(method.name)
                let kind = method.isSynchronous ? "SynchronousMethod" : "AsynchronousMethod"
                let keywords = method.isSynchronous ? "try" : "try await"
                writer.line("table.add(")
                writer.indented { writer in
                    writer.line("\(kind)<\(request(method)), \(response(method))>(\(name)) {")
                    writer.line("    request, context in")
                    writer.line("    \(keywords) server.\(name)(request, context: context)")
                    writer.line("})")
                }
            }
        }
    }

    func client(_ writer: inout CodeWriter) {
        writer.line("/// Calls `\(service.fullName)` through a channel.")
        writer.block("public struct \(service.name)Client: Sendable") { writer in
            writer.line("private let channel: any RPCChannel")
            writer.line()
            writer.line("/// A client whose calls go through the channel.")
            writer.block("public init(_ channel: any RPCChannel)") {
                $0.line("self.channel = channel")
            }
            for method in service.methods {
                writer.line()
                document(method, &writer)
                writer.line("public func \(Names.method(method.name))(")
                writer.line(
                    "    _ request: \(request(method)), options: CallOptions = CallOptions()")
                writer.block(") async throws(RPCError) -> \(response(method))") { writer in
                    writer.line(
                        "try await channel.unary("
                            + "\(enumType).\(Names.method(method.name)), request, options)")
                }
            }
        }
    }

    private func document(_ method: MethodDescriptor, _ writer: inout CodeWriter) {
        writer.documentation(
            method.protoSourceComments(), fallback: "`\(service.fullName)/\(method.name)`.")
    }

    private func request(_ method: MethodDescriptor) -> String { Names.type(method.inputType) }

    private func response(_ method: MethodDescriptor) -> String { Names.type(method.outputType) }
}

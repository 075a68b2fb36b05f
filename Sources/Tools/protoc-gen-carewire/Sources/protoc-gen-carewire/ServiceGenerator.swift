import SwiftProtobufPluginLibrary

/// A service's server protocol, method names and client.
struct ServiceGenerator {
    let service: ServiceDescriptor

    /// The enum of the service's methods: `PatientV1.PatientService`.
    var enumType: String {
        Names.namespace(ofPackage: service.file.package) + "." + service.name
    }

    /// Refuses what there is no code for.
    func check() throws {
        for method in service.methods where method.isSynchronous {
            guard !method.clientStreaming, !method.serverStreaming else {
                throw GeneratorError("\(method.fullName): a stream waits, so it is not synchronous")
            }
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
                MethodShape(method: method).requirement(&writer)
            }
        }
    }

    func methodNames(_ writer: inout CodeWriter) throws {
        writer.line("/// The methods of `\(service.fullName)`.")
        try writer.block("public enum \(service.name)") { writer in
            for method in service.methods {
                writer.line("/// `\(service.fullName)/\(method.name)`.")
                writer.line("public static let \(Names.method(method.name)) = MethodName(")
                writer.line("    service: \"\(service.fullName)\", name: \"\(method.name)\",")
                writer.line("    \(try declaration(of: method)))")
            }
            writer.line()
            writer.line("/// Every method, in the order of the .proto file.")
            let names = service.methods.map { Names.method($0.name) }.joined(separator: ", ")
            writer.line("public static let methods: [MethodName] = [\(names)]")
            writer.line()
            registration(&writer)
            for method in service.methods {
                MethodShape(method: method).handlerClass(of: service, &writer)
            }
        }
    }

    /// The arguments of a `MethodName` that the .proto file declares.
    private func declaration(of method: MethodDescriptor) throws -> String {
        let priority = try method.priority ?? (method.isRead ? "read" : "write")
        return "kind: .\(MethodShape(method: method).kind), isIdempotent: \(method.isIdempotent), "
            + "isRead: \(method.isRead), priority: .\(priority)"
    }

    private func registration(_ writer: inout CodeWriter) {
        writer.line("/// Adds the server's methods to a table.")
        writer.line("public static func register(")
        writer.line("    _ server: some \(service.name)Server, in table: inout MethodTable")
        writer.block(")") { writer in
            for method in service.methods {
                MethodShape(method: method).registration(&writer)
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
                let declaration = "\(enumType).\(Names.method(method.name))"
                MethodShape(method: method).call(declaration, &writer)
            }
        }
    }

    private func document(_ method: MethodDescriptor, _ writer: inout CodeWriter) {
        writer.documentation(
            method.protoSourceComments(), fallback: "`\(service.fullName)/\(method.name)`.")
    }
}

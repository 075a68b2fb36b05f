/// One .proto file of the contract, as reflection clients want it.
public struct FileDescriptor: Sendable {
    /// The name by which other files import it, such as "carewire/echo/v1/echo.proto".
    public let name: String
    /// The names of the files it imports. All of them are in the table.
    public let dependencies: [String]
    /// The full names of its services.
    public let services: [String]
    /// The full names of its services, methods, messages, enums and extensions.
    public let symbols: [String]
    /// The extensions it declares: the full name of the extended message, and the number.
    public let extensions: [(type: String, number: Int32)]
    /// The serialized `google.protobuf.FileDescriptorProto`, without source information.
    public let octets: [UInt8]

    init(
        name: String, dependencies: [String], services: [String], symbols: [String],
        extensions: [(type: String, number: Int32)], base64: String
    ) {
        self.name = name
        self.dependencies = dependencies
        self.services = services
        self.symbols = symbols
        self.extensions = extensions
        self.octets = Base64.decode(base64) ?? []
    }
}

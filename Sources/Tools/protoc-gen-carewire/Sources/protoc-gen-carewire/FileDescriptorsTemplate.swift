/// The types of the table of descriptors, which are the same whatever the .proto files say.
enum FileDescriptorsTemplate {
    /// What an entry of the table is.
    static let file = """
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

            fileprivate init(
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
        """

    /// How entries are found.
    static let table = """
        /// The .proto files that the services are made of: those that declare one, and all that
        /// they import. The file of our own options and `google/protobuf/descriptor.proto` behind
        /// it are among them, so a client can resolve every import without knowing us.
        public enum FileDescriptors {
            private static let indexByName = Dictionary(
                uniqueKeysWithValues: files.indices.map { (files[$0].name, $0) })
            private static let indexBySymbol = Dictionary(
                uniqueKeysWithValues: files.indices.flatMap { index in
                    files[index].symbols.map { ($0, index) }
                })

            /// The file of this name.
            public static func file(named name: String) -> FileDescriptor? {
                indexByName[name].map { files[$0] }
            }

            /// The file that declares a service, method, message, enum or extension of this full
            /// name.
            public static func file(containing symbol: String) -> FileDescriptor? {
                indexBySymbol[symbol].map { files[$0] }
            }

            /// The file that declares the extension of this number of a message.
            public static func file(extending type: String, number: Int32) -> FileDescriptor? {
                files.first { file in
                    file.extensions.contains { $0.type == type && $0.number == number }
                }
            }

            /// The numbers of all extensions of a message, ascending.
            public static func extensionNumbers(of type: String) -> [Int32] {
                files.flatMap { $0.extensions }.filter { $0.type == type }.map { $0.number }
                    .sorted()
            }

            /// A file behind all that it imports, directly or through others.
            public static func closure(of file: FileDescriptor) -> [FileDescriptor] {
                var names: Set<String> = [file.name]
                // Every file stands after its imports, so one pass from the end finds them all.
                for candidate in files.reversed() where names.contains(candidate.name) {
                    names.formUnion(candidate.dependencies)
                }
                return files.filter { names.contains($0.name) }
            }
        }
        """
}

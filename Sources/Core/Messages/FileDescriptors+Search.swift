extension FileDescriptors {
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

import SwiftProtobufPluginLibrary

/// The Swift file of one .proto file's services.
struct ServiceFileGenerator {
    let file: FileDescriptor

    func contents() throws -> String {
        var writer = CodeWriter()
        writer.header(source: file.name)
        writer.line("public import Messages")
        for service in file.services {
            writer.line()
            let namespace = Names.namespace(ofPackage: file.package)
            try writer.block("extension \(namespace)") { writer in
                let generator = ServiceGenerator(service: service)
                try generator.check()
                generator.serverProtocol(&writer)
                writer.line()
                try generator.methodNames(&writer)
                writer.line()
                generator.client(&writer)
            }
        }
        return writer.text
    }
}

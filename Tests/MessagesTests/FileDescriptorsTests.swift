import Foundation
import Messages
import Testing

/// The table that reflection answers from.
@Suite struct FileDescriptorsTests {
    @Test func everyServiceOfTheContractIsThere() {
        let services = Set(FileDescriptors.files.flatMap(\.services))
        #expect(
            services.isSuperset(of: [
                "carewire.admin.v1.Admin", "carewire.patient.v1.PatientService",
                "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection",
                "grpc.testing.TestService",
            ]))
        #expect(!FileDescriptors.files.contains { $0.name.hasPrefix("carewire/test/") })
    }

    @Test func aFileIsFoundByItsNameAndByWhatItDeclares() {
        let name = "grpc/health/v1/health.proto"
        #expect(FileDescriptors.file(named: name)?.name == name)
        for symbol in [
            "grpc.health.v1.Health", "grpc.health.v1.Health.Watch",
            "grpc.health.v1.HealthCheckResponse",
            "grpc.health.v1.HealthCheckResponse.ServingStatus",
        ] {
            #expect(FileDescriptors.file(containing: symbol)?.name == name, "\(symbol)")
        }
        #expect(FileDescriptors.file(named: "health.proto") == nil)
        #expect(FileDescriptors.file(containing: "grpc.health.v1") == nil)
    }

    @Test func ourOptionsAreExtensionsThatCanBeFound() {
        let options = "google.protobuf.MethodOptions"
        #expect(FileDescriptors.extensionNumbers(of: options) == [50_002, 50_003])
        let file = FileDescriptors.file(extending: options, number: 50_003)
        #expect(file?.name == "carewire/options.proto")
        #expect(FileDescriptors.file(containing: "carewire.priority")?.name == file?.name)
        #expect(FileDescriptors.file(extending: options, number: 50_001) == nil)
        #expect(FileDescriptors.extensionNumbers(of: "grpc.testing.Empty").isEmpty)
    }

    @Test func aFileComesBehindAllThatItImports() throws {
        let test = try #require(FileDescriptors.file(containing: "grpc.testing.TestService"))
        #expect(
            FileDescriptors.closure(of: test).map(\.name) == [
                "grpc/testing/empty.proto", "grpc/testing/messages.proto",
                "grpc/testing/test.proto",
            ])
        for file in FileDescriptors.files {
            let closure = FileDescriptors.closure(of: file)
            #expect(closure.last?.name == file.name)
            for (index, member) in closure.enumerated() {
                let before = Set(closure[..<index].map(\.name))
                #expect(before.isSuperset(of: member.dependencies), "\(member.name)")
            }
        }
    }

    /// protoc reads the closure of each file, and refuses it when anything is missing or wrong.
    @Test func protocResolvesEveryFileFromTheTableAlone() throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "descriptors-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in FileDescriptors.files {
            // A google.protobuf.FileDescriptorSet: its field 1 is the files.
            let set = FileDescriptors.closure(of: file).flatMap { delimited(1, $0.octets) }
            let input = folder.appending(path: "set")
            let output = folder.appending(path: "out")
            try Data(set).write(to: input)
            let result = try Program.run(
                "/usr/bin/env",
                [
                    "protoc", "--descriptor_set_in=\(input.path)",
                    "--descriptor_set_out=\(output.path)", file.name,
                ])
            #expect(result.status == 0, "\(file.name): \(result.output)")
        }
    }
}

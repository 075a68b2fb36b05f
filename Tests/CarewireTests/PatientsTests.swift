import ArgumentParser
import Foundation
import Messages
import RPC
import Synchronization
import TestSupport
import Testing

@testable import carewire

/// Files in and out, over a service that fails now and then.
@Suite struct PatientsTests {
    /// Remembers lines; ends every call but the last early.
    private final class Bulk: PatientV1.PatientBulkServer {
        let lines = Mutex<[String]>([])
        let callCount = Mutex(0)
        private let goodCall: Int

        init(goodCall: Int) { self.goodCall = goodCall }

        /// Whether this call is to fail.
        private func fails() -> Bool {
            callCount.withLock {
                $0 += 1
                return $0 < goodCall
            }
        }

        func importResources(
            _ requests: MessageStream<PatientV1.ImportRequest>,
            responses: MessageSink<PatientV1.ImportResponse>, context: CallContext
        ) async throws {
            let fails = fails()
            _ = try await requests.next()
            let begun = UInt64(lines.withLock { $0.count })
            try await responses.send(PatientV1.ImportResponse(throughLine: begun))
            var octets: [UInt8] = []
            while let request = try await requests.next() {
                #expect(request.firstLine == begun + 1)
                octets += request.octets.revealed
            }
            let all = octets.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
            let taken = fails ? Array(all.prefix(2)) : all
            lines.withLock { $0 += taken }
            try await responses.send(
                PatientV1.ImportResponse(
                    throughLine: begun + UInt64(taken.count), addedCount: UInt64(taken.count)))
            if fails { throw RPCError(.unavailable, "the database is away") }
        }

        func exportResources(
            _ request: PatientV1.ExportRequest,
            responses: MessageSink<PatientV1.ExportResponse>, context: CallContext
        ) async throws {
            let fails = fails()
            let start = Int(request.resumeToken.first ?? 0)
            for number in start..<6 {
                if fails, number >= start + 2 { throw RPCError(.unavailable, "away") }
                try await responses.send(
                    PatientV1.ExportResponse(
                        octets: PHI(Array("{\(number)}\n".utf8)), resourceCount: 1,
                        resumeToken: [UInt8(number + 1)]))
            }
        }
    }

    private static func channel(_ bulk: Bulk) -> any RPCChannel {
        var table = MethodTable()
        PatientV1.PatientBulk.register(bulk, in: &table)
        return InProcessChannel(table: table)
    }

    private static func inFolder(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder.path)
    }

    private static func write(_ text: String, _ path: String) throws {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }

    @Test func anImportGoesOnWhereItWas() async throws {
        try await Self.inFolder { folder in
            let path = folder + "/a.ndjson"
            try Self.write("{1}\n{2}\n{3}\n{4}\n{5}", path)
            let bulk = Bulk(goodCall: 2)
            let source = try PatientsSource(path, name: nil, isAgain: false)
            let run = PatientsImport(source, Self.channel(bulk), pause: .zero)
            try await run.run()
            #expect(bulk.lines.withLock { $0 } == ["{1}", "{2}", "{3}", "{4}", "{5}"])
            #expect(run.counts == PatientsImport.Counts(added: 5))
            #expect(run.summary.contains("5 lines: 5 added"))
            // Once more: nothing is left.
            let again = PatientsImport(source, Self.channel(bulk), pause: .zero)
            try await again.run()
            #expect(again.counts == PatientsImport.Counts())
        }
    }

    @Test func patientsGoFirstAndAnImportHasAName() async throws {
        try await Self.inFolder { folder in
            let texts = [
                "Observation": "{\"resourceType\":\"Observation\"}\n",
                "Encounter": "\n{\"resourceType\":\"Encounter\"}\n",
                "Patient": "{\"resourceType\":\"Patient\"}\n", "Unknown": "no JSON\n",
            ]
            var sources: [PatientsSource] = []
            for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
                try Self.write(text, "\(folder)/\(name)")
                sources.append(
                    try PatientsSource("\(folder)/\(name)", name: nil, isAgain: false))
            }
            let order = PatientsSource.inOrder(sources).map { $0.path.dropFirst(folder.count + 1) }
            #expect(order == ["Patient", "Encounter", "Observation", "Unknown"])
            #expect(Set(sources.map(\.importID)).count == 4)
            for source in sources {
                #expect(source.importID.utf8.allSatisfy(PatientsSource.isIDOctet))
                let same = try PatientsSource(source.path, name: nil, isAgain: false)
                let other = try PatientsSource(source.path, name: nil, isAgain: true)
                #expect(same.importID == source.importID)
                #expect(other.importID != source.importID && other.importID.utf8.count <= 64)
            }
        }
    }

    @Test(arguments: [
        (UInt64(0), "a\nb\nc"), (1, "b\nc"), (2, "c"), (3, ""), (9, ""),
    ])
    func aFileIsReadBehindItsLines(_ lineCount: UInt64, _ rest: String) async throws {
        try await Self.inFolder { folder in
            try Self.write("a\nb\nc", folder + "/f")
            let source = try PatientsSource(folder + "/f", name: "x", isAgain: false)
            let (file, head) = try source.file(behind: lineCount)
            let tail = try file.readToEnd() ?? Data()
            #expect(String(decoding: head + tail, as: UTF8.self) == rest)
        }
    }

    @Test func anExportGoesOnWhereItWasAndIsItsOwnersAlone() async throws {
        try await Self.inFolder { folder in
            let path = folder + "/out.ndjson"
            let bulk = Bulk(goodCall: 3)
            let run = PatientsExport(
                PatientV1.ExportRequest(), try PatientsTarget(path: path), Self.channel(bulk),
                pause: .zero)
            try await run.run()
            let text = try String(contentsOfFile: path, encoding: .utf8)
            #expect(text == "{0}\n{1}\n{2}\n{3}\n{4}\n{5}\n")
            #expect(run.summary.contains("6 resources"))
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            #expect(!FileManager.default.fileExists(atPath: path + ".resume"))
            // A complete file is not written over.
            #expect(throws: CLIError.self) { try PatientsTarget(path: path) }
        }
    }

    @Test func aFileGoesOnBehindItsTokenOnly() async throws {
        try await Self.inFolder { folder in
            let path = folder + "/out"
            var target = try PatientsTarget(path: path)
            try target.add(Array("one\n".utf8), token: [1])
            // Written, and the process ended before the token was.
            let file = try #require(FileHandle(forUpdatingAtPath: path))
            try file.seekToEnd()
            try file.write(contentsOf: Data("tw".utf8))
            try file.close()
            var next = try PatientsTarget(path: path)
            #expect(next.token == [1] && next.byteCount == 4)
            try next.add(Array("two\n".utf8), token: [2])
            next.complete()
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "one\ntwo\n")
        }
    }

    @Test func whatIsAskedForIsChecked() throws {
        let good = try PatientsExportCommand.parse([
            "--out", "x", "--kind", "patient", "--kind", "Condition", "--since", "2026-01-01",
        ])
        let request = try good.request
        #expect(request.kinds == [.patient, .condition])
        #expect(request.sinceUs == 1_767_225_600_000_000)
        for bad in [["--kind", "Claim"], ["--since", "yesterday"]] {
            #expect(throws: (any Error).self) {
                try PatientsExportCommand.parse(["--out", "x"] + bad)
            }
        }
        #expect(throws: (any Error).self) { try PatientsImportCommand.parse([]) }
        #expect(throws: (any Error).self) {
            try PatientsImportCommand.parse(["f", "--import-id", "a/b"])
        }
    }
}

import Foundation
import Messages
import RPC
import Testing

@testable import carewire

/// How people name methods, services and requests.
@Suite struct DirectoryTests {
    @Test(arguments: [
        ("soap", "process", "carewire.soap.v1.SOAPService/Process"),
        ("soap-service", "getnote", "carewire.soap.v1.SOAPService/GetNote"),
        ("patient", "get", "carewire.patient.v1.PatientService/GetPatient"),
        ("patient-service", "update", "carewire.patient.v1.PatientService/UpdatePatient"),
        ("patient", "gete", "carewire.patient.v1.PatientService/GetEntry"),
        ("PatientService", "CreatePatient", "carewire.patient.v1.PatientService/CreatePatient"),
        ("ehr", "status", "carewire.ehr.v1.EHRGateway/Status"),
        ("metrics", "scrape", "carewire.metrics.v1.MetricsService/Scrape"),
        ("aggregator", "report", "carewire.aggregator.v1.LatencyAggregator/Report"),
        ("health", "check", "grpc.health.v1.Health/Check"),
        ("carewire.echo.v1.Echo", "Echo", "carewire.echo.v1.Echo/Echo"),
    ])
    func findsAMethod(service: String, method: String, path: String) throws {
        #expect(try MethodDirectory.find(service: service, method: method).name.path == path)
    }

    @Test func refusesWhatIsNotThereOrNotOne() {
        #expect(throws: CLIError.self) { try MethodDirectory.find(service: "fax", method: "send") }
        #expect(throws: CLIError.self) { try MethodDirectory.find(service: "soap", method: nil) }
        #expect(throws: CLIError.self) { try MethodDirectory.find(service: "soap", method: "x") }
    }

    @Test func everyMethodOfAServiceOfTheSuiteHasItsProgram() {
        for method in Catalogue.methods where method.name.service.hasPrefix("carewire.") {
            let program = MethodDirectory.program(of: method.name)
            // The echo is nobody's, the admin service everybody's.
            let isShared = [".Echo", ".Admin"].contains { method.name.service.hasSuffix($0) }
            #expect((program == nil) == isShared, "\(method.name.path)")
        }
    }

    @Test func aFileBecomesANote() throws {
        let file = FileManager.default.temporaryDirectory
            .appending(path: "note-\(UUID().uuidString).txt")
        try "S: cough\nO: BP 120/80\nA: J20.9\nP: rest".write(
            to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let reader = RequestReader(patient: "PAT007", provider: "PROV002", idempotencyKey: "k1")
        let json = try reader.read(file.path, for: SoapV1.SOAPService.process)
        let request = try SoapV1.ProcessRequest(json: json)
        #expect(request.patientID == PHI("PAT007"))
        #expect(request.idempotencyKey == "k1")
        #expect(request.note == .text(PHI("S: cough\nO: BP 120/80\nA: J20.9\nP: rest")))
        #expect(throws: MessageError.self) {
            try reader.read("@\(file.path)", for: SoapV1.SOAPService.process)
        }
    }

    @Test func jsonStaysJSON() throws {
        let reader = RequestReader(patient: "PAT001", provider: "PROV001", idempotencyKey: nil)
        let json = try reader.read(#" {"patientId": "PAT9"}"#, for: SoapV1.SOAPService.process)
        #expect(try SoapV1.ProcessRequest(json: json).patientID == PHI("PAT9"))
        #expect(try reader.read(nil, for: SoapV1.SOAPService.getNote) == .object([]))
        #expect(throws: CLIError.self) {
            try reader.read("@/nonexistent", for: SoapV1.SOAPService.getNote)
        }
    }

    @Test func endpointsAreReadAsTheyWereWritten() throws {
        let file = FileManager.default.temporaryDirectory
            .appending(path: "endpoints-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        let service = Endpoints.Service(
            address: "127.0.0.1:7001", identity: "spiffe://carewire/soap-service",
            certificate: "c", key: "k")
        let written = Endpoints(
            authority: "a", certificate: "b", key: "d", services: ["soap-service": service],
            pages: ["dashboard": "http://127.0.0.1:8080/"])
        try written.write(to: file)
        let read = try Endpoints.read(file)
        #expect(read.services["soap-service"]?.address == "127.0.0.1:7001")
        #expect(read.pages == written.pages)
        #expect(throws: CLIError.self) {
            try Endpoints.read(file.appendingPathExtension("missing"))
        }
    }
}

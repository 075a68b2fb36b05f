import ArgumentParser
import Foundation
import Messages

/// Reads and notes against the real services with durable commits, 64 calls in flight on one
/// connection.
struct ServiceBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "services", abstract: "Patient reads and SOAP notes through the real services."
    )

    @Option(help: "Rounds; the table shows medians.") var rounds = 5
    @Option(help: "Seconds of measuring in each round.") var seconds = 3.0

    private struct Row {
        let name: String
        let service: String
        let load: Load
    }

    func run() async throws {
        let fleet = try await ServiceFleet()
        do {
            try await fleet.start()
            try measure(fleet)
        } catch {
            await fleet.stop()
            throw error
        }
        await fleet.stop()
    }

    private func measure(_ fleet: ServiceFleet) throws {
        let rows = try Self.rows()
        var measured: [[Load.Round]] = rows.map { _ in [] }
        for _ in 0..<rounds {
            for (index, row) in rows.enumerated() {
                let round = try row.load.run(
                    port: fleet.ports[row.service] ?? 0, processID: fleet.processID(row.service),
                    seconds: seconds)
                measured[index].append(round)
            }
        }
        print(
            "median of \(rounds) rounds of \(seconds) s, no TLS, durable commits; CPU µs per call"
        )
        print("| path | in flight | calls/s | p50 / p99 µs | service CPU | failed |")
        print("|---|--:|--:|--:|--:|--:|")
        for (row, rounds) in zip(rows, measured) {
            let cells = [
                "\(row.load.inFlight)",
                String(format: "%.0f", median(rounds.map(\.callsPerSecond))),
                String(
                    format: "%.0f / %.0f", median(rounds.map(\.p50)), median(rounds.map(\.p99))),
                String(format: "%.1f", median(rounds.map(\.serverCPU))),
                "\(rounds.reduce(0) { $0 + $1.failures })",
            ]
            print("| \(row.name) | " + cells.joined(separator: " | ") + " |")
        }
    }

    private static func rows() throws -> [Row] {
        let read = Load.frame(
            service: "carewire.patient.v1.PatientService", method: "GetPatient",
            message: try PatientV1.GetPatientRequest(patientID: PHI("PAT000000")).encoded())
        let patient = Load.Patch(
            digits: "000000", base: 0, modulo: UInt64(ServiceFleet.patientCount))
        let process = Load.frame(
            service: "carewire.soap.v1.SOAPService", method: "Process",
            message: try SoapV1.ProcessRequest(
                patientID: PHI("PAT000000"), providerID: "PROV001", note: .text(PHI(note)),
                idempotencyKey: "bench-7777777777777777"
            ).encoded())
        let key = Load.Patch(
            digits: "7777777777777777", base: UInt64.random(in: 1...9) * 1_000_000_000_000_000,
            modulo: 1_000_000_000_000_000)
        return [1, 64].flatMap { inFlight in
            [
                Row(
                    name: "patient read, audited", service: "patient-service",
                    load: Load(
                        connections: 1, inFlight: inFlight, frame: read, patches: [patient])),
                Row(
                    name: "SOAP note, 2 kB, stored", service: "soap-service",
                    load: Load(
                        connections: 1, inFlight: inFlight, frame: process,
                        patches: [patient, key])),
            ]
        }
    }

    private static var note: String {
        let sentence =
            "Patient reports headache for three days with nausea, no fever, no neck pain. "
        return """
            Subjective: \(String(repeating: sentence, count: 20))
            Objective: BP 142/91, HR 78, Temp 98.6 F, RR 16, SpO2 98% RA. Neuro exam normal.
            Assessment: Migraine without aura (G43.909). Essential hypertension (I10).
            Plan: Continue lisinopril 10 mg. CPT 99213. Follow up in two weeks.
            """
    }
}

internal import ArgumentParser
internal import Foundation
internal import LatencyBudget
internal import Messages

/// Looks at a running suite by sixteen live probes.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look at a running suite by sixteen live probes; score, grade, what to improve.",
        discussion: """
            Every check does something to the running suite and says what it saw; none believes \
            a setting. Written is synthetic alone: six patients named DOCTOR-…, which are erased \
            at the end, and some 240 notes about them, which go to the EHR as every note does. \
            With --drill (or in a suite of `carewire up`) an alert named canary.drill is raised \
            on purpose. The exit status is 0 when all pass, 1 when one fails, 2 when something \
            could not be determined.
            """)

    @Flag(help: "Print the diagnosis as JSON.")
    var json = false

    @Option(help: "Only these checks, such as R63,R70.")
    var only: String?

    @Option(help: "A libpq connection string of a role that may read statistics and rows.")
    var postgres: String?

    @Flag(help: "Raise the alert canary.drill on purpose.")
    var drill = false

    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let status = try await GateVerdict.exitCode {
            let checks = try chosen()
            let endpoints = try connection.endpoints()
            let database = try (postgres ?? endpoints.database).map {
                (text) throws(CLIError) in try DatabaseLook(text)
            }
            return try await Connections.with(endpoints) { connections in
                let probe = try ClusterProbe(
                    connections, endpoints: endpoints, folder: connection.folder,
                    database: database, mayDrill: drill || endpoints.database != nil)
                return try await examine(probe, checks)
            }
        }
        throw status
    }

    private func examine(_ probe: ClusterProbe, _ checks: [Check]) async throws -> Verdict {
        Console.warn(
            "doctor: adding \(ProbeRun.patientCount) synthetic patients, DOCTOR-\(probe.run.id)-…")
        try await probe.begin()
        let diagnosis: Diagnosis
        do {
            diagnosis = try await Doctor(checks: checks, probe: probe).examine { entry in
                Console.warn(
                    "doctor: \(entry.check.row) \(entry.check.name):"
                        + " \(entry.finding.verdict.rawValue) (\(entry.duration.spelled))")
            }
        } catch {
            _ = await probe.end()
            throw error
        }
        let erasedCount = await probe.end()
        Console.warn("doctor: erased \(erasedCount) of \(ProbeRun.patientCount) patients")
        Console.say(json ? diagnosis.json.text(pretty: true) : diagnosis.text)
        return diagnosis.verdict
    }

    private func chosen() throws(CLIError) -> [Check] {
        guard let only else { return Check.all }
        var chosen: [Check] = []
        for row in only.split(separator: ",") {
            guard let check = Check.all.first(where: { $0.row == row.uppercased() }) else {
                throw CLIError(.usage, "there is no check \(row); there are R63 to R78")
            }
            chosen.append(check)
        }
        return chosen
    }
}

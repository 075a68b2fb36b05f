import ArgumentParser
import Foundation

/// What encryption adds to whole operations of patient-service (R05): the same program built with
/// the cipher and without, each over stores of its own, one call after the other in turns.
struct EncryptionBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "encryption",
        abstract: "Patient reads and writes with encryption and without, in turns.",
        discussion: """
            Builds patient-service a second time, without the cipher, into .build/without-cipher \
            (several minutes). That program starts for this measurement only; what it stores goes \
            with it. Ends with status 1 unless the whole interval of what encryption adds to the \
            p99 of each operation stays within what R05 allows.
            """)

    @Option(help: "Rounds; the table shows means and their interval of 95 %.") var rounds = 20
    @Option(help: "Calls of 4 KiB in each half of a round; of those of 1 MB, a tenth.")
    var calls = 300

    func validate() throws {
        guard rounds >= 2, calls >= 100 else {
            throw ValidationError("rounds from 2, calls from 100")
        }
    }

    func run() async throws {
        let programs = try Self.buildWithoutCipher()
        let with = try await PatientFleet(patientCount: EncryptionCalls.patientCount)
        do {
            let without = try await PatientFleet(
                patientCount: EncryptionCalls.patientCount, name: "-without-cipher",
                programs: programs)
            do {
                try await measure(with, without)
            } catch {
                await without.stop()
                throw error
            }
            await without.stop()
        } catch {
            await with.stop()
            throw error
        }
        await with.stop()
    }

    /// The folder of the program that encrypts nothing, built from the sources in this folder.
    private static func buildWithoutCipher() throws -> URL {
        let scratch = ".build/without-cipher"
        Tool.say("building patient-service without the cipher in \(scratch)")
        let command = [
            "swift", "build", "-c", "release", "--product", "patient-service", "--scratch-path",
            scratch, "-Xswiftc", "-DCAREWIRE_WITHOUT_CIPHER",
        ]
        _ = try Tool.output(command)
        let folder = try Tool.output(command + ["--show-bin-path"])
        return URL(fileURLWithPath: folder.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    private func measure(_ with: PatientFleet, _ without: PatientFleet) async throws {
        // Only the program without the cipher asks for this; without it, it does not start.
        unsafe setenv("CAREWIRE_MEASURES_WITHOUT_CIPHER", "yes", 1)
        let sides = [try await EncryptionCalls(with), try await EncryptionCalls(without)]
        var measured: [EncryptionCalls.Operation: [[EncryptionCalls.Half]]] = [:]
        for round in 0..<rounds {
            for operation in EncryptionCalls.Operation.allCases {
                let count = operation.isLarge ? calls / 10 : calls
                var halves: [EncryptionCalls.Half?] = [nil, nil]
                for side in round % 2 == 0 ? [0, 1] : [1, 0] {
                    halves[side] = try await sides[side].run(operation, count: count)
                }
                measured[operation, default: []].append(halves.compactMap(\.self))
            }
        }
        for side in sides { await side.close() }
        try report(measured)
    }

    private func report(
        _ measured: [EncryptionCalls.Operation: [[EncryptionCalls.Half]]]
    ) throws {
        Tool.say("\none call after the other, in turns, \(rounds) rounds; µs (R05)")
        Tool.say(
            """
            | operation | with p50 / p99 | without p50 / p99 | p99 more | allowed | CPU with | \
            CPU more |
            |---|--:|--:|--:|--:|--:|--:|
            """)
        var isKept = true
        for operation in EncryptionCalls.Operation.allCases {
            let rounds = measured[operation] ?? []
            let (with, without) = (rounds.map { $0[0] }, rounds.map { $0[1] })
            guard
                let p99 = DifferenceInterval(with.map(\.p99), minus: without.map(\.p99)),
                let cpu = DifferenceInterval(with.map(\.cpu), minus: without.map(\.cpu))
            else { throw BenchmarkError("\(operation.rawValue) was not measured") }
            isKept = isKept && p99.high <= operation.microsecondsAllowed
            Tool.say(
                "| \(operation.rawValue) | " + Self.text(with) + " | " + Self.text(without)
                    + String(
                        format: " | %.0f (%.0f to %.0f) | %.0f | %.0f | %.1f (%.1f to %.1f) |",
                        p99.mean, p99.low, p99.high, operation.microsecondsAllowed,
                        median(with.map(\.cpu)), cpu.mean, cpu.low, cpu.high))
        }
        if !isKept { throw BenchmarkError("not every interval is within R05") }
    }

    private static func text(_ halves: [EncryptionCalls.Half]) -> String {
        String(format: "%.0f / %.0f", median(halves.map(\.p50)), median(halves.map(\.p99)))
    }
}

import TestSupport
import Testing

@testable import RPCTransport

/// What the transports promise, over virtual time, under faults that a seed decides.
///
/// A seed that fails is named; `SimulatedRun.violations(seed:)` is its replay, and
/// `SimulatedRun(seed:)` keeps a journal.
@Suite struct FaultSimulationTests {
    @Test func everyPromiseIsKept() async {
        let problems = await SeedSearch.problems(0..<10_000) { seed in
            let violations = SimulatedRun.violations(seed: seed)
            return violations.isEmpty ? nil : violations.joined(separator: "; ")
        }
        #expect(problems == [])
    }

    private static let encrypted = Result {
        let certificates = try TestCertificates()
        let leaf = try certificates.issue("ward", uris: ["spiffe://carewire/ward"])
        let security = TransportSecurity.mutualTLS(
            certificateFile: leaf.certificateFile, keyFile: leaf.keyFile,
            authorityFile: certificates.authorityFile)
        return (security, certificates)
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func everyPromiseIsKeptWithTLS(chunk: UInt64) throws {
        let security = try Self.encrypted.get().0
        for seed in (chunk * 25)..<((chunk + 1) * 25) {
            let violations = SimulatedRun.violations(seed: seed, security)
            #expect(violations.isEmpty, "seed \(seed)")
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func theSameSeedIsTheSameRun(seed: UInt64) {
        let runs = (0..<2).map { _ in
            let run = SimulatedRun(seed: seed)
            run.run()
            return run.journal
        }
        #expect(runs[0] == runs[1], "seed \(seed)")
    }
}

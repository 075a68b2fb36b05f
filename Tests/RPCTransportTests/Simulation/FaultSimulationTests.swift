import TestSupport
import Testing

@testable import RPCTransport

/// What the transports promise, over virtual time, under faults that a seed decides.
///
/// A seed that fails is named; `SimulatedRun.violations(seed:)` is its replay, and
/// `SimulatedRun(seed:)` keeps a journal.
@Suite struct FaultSimulationTests {
    /// Seeds of one test case: ten thousand in all.
    private static let chunkSize: UInt64 = 500

    @Test(arguments: 0..<20 as Range<UInt64>)
    func everyPromiseIsKept(chunk: UInt64) {
        for seed in (chunk * Self.chunkSize)..<((chunk + 1) * Self.chunkSize) {
            let violations = SimulatedRun.violations(seed: seed)
            #expect(violations.isEmpty, "seed \(seed)")
        }
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

import Foundation
import InMemoryLogging
import Logging
import RPC
import RPCTransport
import Synchronization
import TLS
import TestSupport
import Testing

@testable import ServiceRuntime

/// New certificates without a restart, and warnings before they end.
@Suite struct CertificateTests {
    private let authority: TestCertificates
    private let leaf: TestCertificates.Leaf
    private let files: CertificateFiles
    private let log = InMemoryLogHandler()

    init() throws {
        authority = try TestCertificates()
        leaf = try authority.issue("service", uris: ["spiffe://carewire/service"])
        files = try #require(
            CertificateFiles(
                .mutualTLS(
                    certificateFile: leaf.certificateFile, keyFile: leaf.keyFile,
                    authorityFile: authority.authorityFile)))
    }

    private func makeWatch(noteEnd: @escaping @Sendable (Int64) -> Void = { _ in })
        -> CertificateWatch
    {
        let log = log
        return CertificateWatch(
            files, logger: Logger(label: "test") { _ in log }, noteEnd: noteEnd)
    }

    /// The openssl program needs a moment for each; what it makes has another stamp.
    private func renew() throws {
        _ = try authority.issue("service", uris: ["spiffe://carewire/service"])
    }

    @Test func clearTextHasNoFiles() { #expect(CertificateFiles(.plaintextOnLoopback) == nil) }

    @Test func newFilesAreHandedToEveryUserOnce() throws {
        let watch = makeWatch()
        let reloads = Mutex<[String]>([])
        watch.add { () throws(RPCError) in reloads.withLock { $0.append("server") } }
        watch.add { () throws(RPCError) in reloads.withLock { $0.append("client") } }
        #expect(watch.look() == .unchanged)
        try renew()
        #expect(watch.look() == .reloaded)
        #expect(reloads.withLock { $0 } == ["server", "client"])
        #expect(watch.look() == .unchanged)
        #expect(reloads.withLock { $0 }.count == 2)
    }

    @Test func filesThatCannotBeUsedAreLoggedOnceAndTheNextOnesTaken() throws {
        let watch = makeWatch()
        let isBroken = Mutex(true)
        watch.add { () throws(RPCError) in
            if isBroken.withLock({ $0 }) {
                throw RPCError(.failedPrecondition, "the key does not fit")
            }
        }
        try renew()
        #expect(watch.look() == .refused)
        #expect(watch.look() == .unchanged)
        let errors = log.entries.filter { $0.level == .error }
        #expect(errors.count == 1)
        #expect(errors.first?.metadata["reason"] == "the key does not fit")
        isBroken.withLock { $0 = false }
        try renew()
        #expect(watch.look() == .reloaded)
    }

    @Test func aFileThatGoesIsAChange() throws {
        let watch = makeWatch()
        try FileManager.default.removeItem(atPath: leaf.keyFile)
        #expect(watch.look() == .reloaded)
        #expect(files.stamps()[1] == nil)
    }

    @Test func warningsComeOnceForEachStep() throws {
        let ends = Mutex<Set<Int64>>([])
        let watch = makeWatch { end in ends.withLock { _ = $0.insert(end) } }
        #expect(watch.warn(at: Int64(Date.now.timeIntervalSince1970)) == nil)
        let end = try #require(ends.withLock { $0.first })
        // openssl made it for two days.
        let left = Double(end) - Date.now.timeIntervalSince1970
        #expect(left > 1.9 * 86_400 && left <= 2 * 86_400)
        // Of a short life, a third is time enough.
        #expect(watch.warn(at: end - 20 * 3_600) == nil)
        #expect(watch.warn(at: end - 15 * 3_600) == .day1)
        #expect(watch.warn(at: end - 14 * 3_600) == nil)
        #expect(watch.warn(at: end + 1) == .expired)
        #expect(watch.warn(at: end + 2) == nil)
        #expect(ends.withLock { $0 } == [end])
        #expect(log.entries.map(\.level) == [.error, .error])
        #expect(log.entries.first?.metadata["hours left"] == "15")
    }

    @Test func aNewCertificateIsWarnedOfAgain() throws {
        let watch = makeWatch()
        let late = Int64(Date.now.timeIntervalSince1970) + 40 * 3_600
        #expect(watch.warn(at: late) == .day1)
        #expect(watch.warn(at: late) == nil)
        try renew()
        #expect(watch.look() == .reloaded)
        #expect(watch.warn(at: late) == .day1)
    }
}

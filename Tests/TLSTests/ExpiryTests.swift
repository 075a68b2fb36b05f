import Foundation
import TLS
import TestSupport
import Testing

@Suite struct ExpiryTests {
    private static let day: Int64 = 86_400

    @Test(arguments: [
        (31 * day, ExpiryWarning.none), (30 * day + 1, .none), (30 * day, .days30),
        (7 * day + 1, .days30), (7 * day, .days7), (day + 1, .days7), (day, .day1), (1, .day1),
        (0, .expired), (-1, .expired), (-400 * day, .expired),
    ])
    func warnsAtEachStep(left: Int64, level: ExpiryWarning) {
        #expect(ExpiryWarning.level(expiresAt: 1_000_000_000 + left, now: 1_000_000_000) == level)
    }

    @Test func aShortLifeIsWorthAWordInItsLastThirdOnly() {
        let level = { (now: Int64) in
            ExpiryWarning.level(expiresAt: 3 * Self.day, now: now, issuedAt: 0)
        }
        #expect(level(2 * Self.day - 1) == .none)
        #expect(level(2 * Self.day) == .day1)
        #expect(level(3 * Self.day) == .expired)
        // A year's certificate warns at thirty days, as without its beginning.
        let year = 365 * Self.day
        #expect(
            ExpiryWarning.level(expiresAt: year, now: year - 30 * Self.day, issuedAt: 0) == .days30)
    }

    @Test func impossibleTimesAreNoTrap() {
        #expect(ExpiryWarning.level(expiresAt: .max, now: .min) == .none)
        #expect(ExpiryWarning.level(expiresAt: .min, now: .max) == .expired)
        #expect(ExpiryWarning.level(expiresAt: .max, now: 0, issuedAt: .min) == .none)
    }

    @Test func laterStepsAreMoreUrgent() {
        #expect(ExpiryWarning.allCases.sorted() == ExpiryWarning.allCases)
        #expect(ExpiryWarning.expired > .day1)
    }

    @Test func aContextKnowsWhenItsCertificatesEnd() throws {
        let before = Int64(Date().timeIntervalSince1970)
        let authority = try TestCertificates()
        let leaf = try authority.issue("times", uris: [Certificates.serverURI])
        let after = Int64(Date().timeIntervalSince1970) + 1
        let context = try TLSContext.server(
            certificateFile: leaf.certificateFile, keyFile: leaf.keyFile,
            authorityFile: authority.authorityFile)
        let twoDaysOn = (before + 2 * Self.day)...(after + 2 * Self.day)
        #expect((before...after).contains(context.certificateIssuedAt))
        #expect(twoDaysOn.contains(context.certificateExpiresAt))
        #expect(twoDaysOn.contains(context.authorityExpiresAt))
    }

    @Test func theFirstCertificateOfAChainToEndCounts() throws {
        let authority = try Certificates.trusted.get()
        let leaf = try authority.issue("chain-leaf", uris: [Certificates.serverURI])
        let old = try authority.issue(
            "chain-old", uris: [Certificates.serverURI], validity: .expired)
        let chain = leaf.certificateFile + ".chain"
        let joined = { (files: [String]) in
            try files.map { try String(contentsOfFile: $0, encoding: .utf8) }.joined()
        }
        try joined([leaf.certificateFile, old.certificateFile])
            .write(toFile: chain, atomically: true, encoding: .utf8)
        let context = try TLSContext.server(
            certificateFile: chain, keyFile: leaf.keyFile, authorityFile: authority.authorityFile)
        let alone = try Certificates.server(leaf)
        #expect(context.certificateExpiresAt < alone.certificateExpiresAt - 2 * Self.day)
        #expect(context.certificateIssuedAt == alone.certificateIssuedAt)
    }

    @Test func theFirstAuthorityToEndCounts() throws {
        let authority = try Certificates.trusted.get()
        let leaf = try Certificates.clientLeaf.get()
        let old = try authority.issue(
            "old-authority", uris: [Certificates.serverURI], validity: .expired)
        let bundle = leaf.certificateFile + ".bundle"
        try [authority.authorityFile, old.certificateFile]
            .map { try String(contentsOfFile: $0, encoding: .utf8) }.joined()
            .write(toFile: bundle, atomically: true, encoding: .utf8)
        let context = try TLSContext.client(
            certificateFile: leaf.certificateFile, keyFile: leaf.keyFile, authorityFile: bundle)
        let now = Int64(Date().timeIntervalSince1970)
        #expect(ExpiryWarning.level(expiresAt: context.authorityExpiresAt, now: now) == .expired)
        #expect(context.certificateExpiresAt > now)
    }
}

import Foundation
import TLS
import TestSupport
import Testing

@Suite struct FileWatchTests {
    private typealias Stamp = TLSFileWatch.Stamp

    private let paths = ["certificate", "key"]

    private func stamps(_ numbers: [Int64]) -> [String: Stamp] {
        var stamps: [String: Stamp] = [:]
        for (path, number) in zip(paths, numbers) {
            stamps[path] = Stamp(modifiedAtNanoseconds: number, byteCount: 100, inode: 7)
        }
        return stamps
    }

    private func looks(_ series: [[Int64]]) -> [TLSFileWatch.OnLook] {
        var watch = TLSFileWatch(paths: paths, loaded: stamps([1, 1]))
        return series.map { watch.look(stamps($0)) }
    }

    @Test func whatWasLoadedNeedsNoReload() {
        #expect(looks([[1, 1], [1, 1]]) == [.unchanged, .unchanged])
    }

    @Test func aChangeCountsWhenItHasComeToRest() {
        #expect(looks([[2, 1], [2, 2], [2, 2]]) == [.changing, .changing, .reload])
        #expect(looks([[2, 1], [1, 1]]) == [.changing, .unchanged])
    }

    @Test func aMissingFileIsWaitedFor() {
        #expect(looks([[2], [2], [2, 2], [2, 2]]) == [.changing, .changing, .changing, .reload])
        #expect(looks([[], []]) == [.changing, .changing])
    }

    @Test func whatCouldNotBeLoadedIsTriedAgainAndThenLeftAlone() {
        var watch = TLSFileWatch(paths: paths, loaded: stamps([1, 1]))
        let new = stamps([2, 2])
        var said = [watch.look(new), watch.look(new), watch.look(new)]
        #expect(said == [.changing, .reload, .reload])
        watch.reloaded()
        said = [watch.look(new), watch.look(stamps([1, 1]))]
        #expect(said == [.unchanged, .changing])
    }

    @Test func everyPartOfAStampCounts() {
        let old = Stamp(modifiedAtNanoseconds: 1, byteCount: 1, inode: 1)
        for new in [
            Stamp(modifiedAtNanoseconds: 2, byteCount: 1, inode: 1),
            Stamp(modifiedAtNanoseconds: 1, byteCount: 2, inode: 1),
            Stamp(modifiedAtNanoseconds: 1, byteCount: 1, inode: 2),
        ] {
            var watch = TLSFileWatch(paths: ["key"], loaded: ["key": old])
            let said = [watch.look(["key": new]), watch.look(["key": new])]
            #expect(said == [.changing, .reload])
        }
    }

    @Test func aRenewedCertificateIsNoticedAndServed() throws {
        let authority = try TestCertificates()
        let name = "renewed"
        let first = try authority.issue(name, uris: [Certificates.serverURI], validity: .expired)
        let paths = [first.certificateFile, first.keyFile, authority.authorityFile]
        var watch = TLSFileWatch(paths: paths, loaded: TLSFileWatch.stamps(of: paths))
        let serve = {
            try TLSContext.server(
                certificateFile: first.certificateFile, keyFile: first.keyFile,
                authorityFile: authority.authorityFile)
        }
        let old = try serve()
        let before = watch.look(TLSFileWatch.stamps(of: watch.paths))
        #expect(before == .unchanged)
        _ = try authority.issue(name, uris: [Certificates.serverURI])
        var said = [TLSFileWatch.OnLook]()
        for _ in 0..<2 { said.append(watch.look(TLSFileWatch.stamps(of: watch.paths))) }
        #expect(said == [.changing, .reload])
        let new = try serve()
        #expect(new.certificateExpiresAt > old.certificateExpiresAt)
        let leaf = try authority.issue("caller", uris: [Certificates.clientURI])
        let client = try TLSContext.client(
            certificateFile: leaf.certificateFile, keyFile: leaf.keyFile,
            authorityFile: authority.authorityFile)
        let refused = try SessionPair(client: client, server: old).refusal()
        #expect(refused.client?.code == .untrustedPeer)
        let pair = try SessionPair(client: client, server: new)
        try pair.exchange()
        #expect(pair.client.peerIdentity == Certificates.serverURI)
    }

    @Test func aFileThatIsNotThereHasNoStamp() throws {
        let authority = try Certificates.trusted.get()
        let missing = authority.authorityFile + ".missing"
        let stamps = TLSFileWatch.stamps(of: [authority.authorityFile, missing])
        #expect(stamps[missing] == nil)
        let size = try #require(stamps[authority.authorityFile]).byteCount
        #expect(size == Int64(try Data(contentsOf: URL(filePath: authority.authorityFile)).count))
    }
}

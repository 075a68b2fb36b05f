import Foundation
import TLS
import TestSupport
import Testing

@Suite struct ContextTests {
    private func code(certificate: String, key: String, authority: String) -> TLSError.Code? {
        do throws(TLSError) {
            _ = try TLSContext.server(
                certificateFile: certificate, keyFile: key, authorityFile: authority)
            return nil
        } catch {
            return error.code
        }
    }

    @Test func keyFileThatEverybodyMayReadIsRefused() throws {
        let authority = try Certificates.trusted.get()
        let leaf = try authority.issue("exposed", uris: [Certificates.serverURI])
        let permissions: (Int) throws -> Void = {
            try FileManager.default.setAttributes(
                [.posixPermissions: $0], ofItemAtPath: leaf.keyFile)
        }
        for mode in [0o604, 0o602, 0o644, 0o666] {
            try permissions(mode)
            let got = code(
                certificate: leaf.certificateFile, key: leaf.keyFile,
                authority: authority.authorityFile)
            #expect(got == .exposedKeyFile)
        }
        for mode in [0o400, 0o600, 0o640] {
            try permissions(mode)
            let got = code(
                certificate: leaf.certificateFile, key: leaf.keyFile,
                authority: authority.authorityFile)
            #expect(got == nil)
        }
    }

    @Test func missingOrForeignFilesAreRefused() throws {
        let authority = try Certificates.trusted.get()
        let leaf = try Certificates.serverLeaf.get()
        let other = try Certificates.clientLeaf.get()
        let nowhere = leaf.keyFile + ".missing"
        let cases = [
            (nowhere, leaf.keyFile, authority.authorityFile),
            (leaf.certificateFile, nowhere, authority.authorityFile),
            (leaf.certificateFile, leaf.keyFile, nowhere),
            (leaf.certificateFile, other.keyFile, authority.authorityFile),
            (leaf.certificateFile, authority.folder.path, authority.authorityFile),
            (leaf.keyFile, leaf.keyFile, authority.authorityFile),
        ]
        for (certificate, key, authority) in cases {
            #expect(
                code(certificate: certificate, key: key, authority: authority) == .badConfiguration)
        }
    }

    @Test func protocolNamesHaveOneTo255Octets() throws {
        for name in ["", String(repeating: "x", count: 256)] {
            let error = #expect(throws: TLSError.self) {
                try Certificates.client(protocols: [name])
            }
            #expect(error?.code == .badConfiguration)
        }
        _ = try Certificates.client(protocols: [String(repeating: "x", count: 255)])
    }
}

private import Glibc
internal import RPCTransport

/// The files from which this process proves who it is, as they stand on disk.
struct CertificateFiles: Sendable, Equatable {
    /// What the file system says of one file; any replacement changes it.
    struct Stamp: Sendable, Equatable {
        var device: UInt64 = 0
        var inode: UInt64 = 0
        var byteCount: Int64 = 0
        var seconds: Int64 = 0
        var nanoseconds: Int64 = 0
    }

    let certificate: String
    let key: String
    let authority: String

    /// Nil for a process that works in clear text.
    init?(_ security: TransportSecurity) {
        guard case .mutualTLS(let certificate, let key, let authority) = security else {
            return nil
        }
        self.certificate = certificate
        self.key = key
        self.authority = authority
    }

    /// The present state of the three files; nil stands for one that is not there.
    func stamps() -> [Stamp?] { [certificate, key, authority].map(Self.stamp) }

    private static func stamp(_ path: String) -> Stamp? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        return Stamp(
            device: UInt64(status.st_dev), inode: UInt64(status.st_ino),
            byteCount: Int64(status.st_size), seconds: Int64(status.st_mtim.tv_sec),
            nanoseconds: Int64(status.st_mtim.tv_nsec))
    }
}

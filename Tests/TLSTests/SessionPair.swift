import TLS
import TestSupport

/// Certificates that every test of this module may share.
enum Certificates {
    static let trusted = Result { try TestCertificates() }
    static let foreign = Result { try TestCertificates() }
    static let serverURI = "spiffe://carewire/patient-service"
    static let clientURI = "spiffe://carewire/soap-service"

    static let serverLeaf = Result { try trusted.get().issue("server", uris: [serverURI]) }
    static let clientLeaf = Result { try trusted.get().issue("client", uris: [clientURI]) }

    static func server(
        _ leaf: TestCertificates.Leaf? = nil, protocols: [String] = ["ttx/1", "ttrpc"]
    ) throws -> TLSContext {
        let leaf = try leaf ?? serverLeaf.get()
        return try TLSContext.server(
            certificateFile: leaf.certificateFile, keyFile: leaf.keyFile,
            authorityFile: trusted.get().authorityFile, applicationProtocols: protocols)
    }

    static func client(
        _ leaf: TestCertificates.Leaf? = nil, protocols: [String] = ["ttx/1", "ttrpc"]
    ) throws -> TLSContext {
        let leaf = try leaf ?? clientLeaf.get()
        return try TLSContext.client(
            certificateFile: leaf.certificateFile, keyFile: leaf.keyFile,
            authorityFile: trusted.get().authorityFile, applicationProtocols: protocols)
    }
}

extension TLSSession {
    func receive(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBytes { unsafe receive($0) }
    }

    func write(_ bytes: [UInt8]) throws {
        try unsafe bytes.withUnsafeBytes { try unsafe write($0) }
    }

    /// Everything that waits to be sent.
    func takeAll() -> [UInt8] {
        let count = pendingCiphertextCount
        return unsafe [UInt8](unsafeUninitializedCapacity: count) {
            $1 = unsafe takeCiphertext(into: UnsafeMutableRawBufferPointer($0))
        }
    }

    /// Reads until nothing is left; the outcome is `needMore` or `closed`.
    func readAll(at capacity: Int = 20_000) throws -> (bytes: [UInt8], outcome: ReadOutcome) {
        var all: [UInt8] = []
        var space = [UInt8](repeating: 0, count: capacity)
        while true {
            switch try unsafe space.withUnsafeMutableBytes({ try unsafe read(into: $0) }) {
            case .bytes(let count): all += space[..<count]
            case .needMore: return (all, .needMore)
            case .closed: return (all, .closed)
            }
        }
    }
}

/// A client and a server that share a memory instead of a network.
struct SessionPair {
    let client: TLSSession
    let server: TLSSession

    init(
        client: TLSContext? = nil, server: TLSContext? = nil, expecting peer: String? = nil
    ) throws {
        self.client = try TLSSession(client ?? Certificates.client(), expectedPeer: peer)
        self.server = try TLSSession(server ?? Certificates.server())
    }

    init(client: TLSSession, server: TLSSession) {
        self.client = client
        self.server = server
    }

    /// Carries octets to and fro until both sides are silent; returns what each side read.
    @discardableResult
    func exchange(pieces: Int = .max) throws -> (client: [UInt8], server: [UInt8]) {
        var read: (client: [UInt8], server: [UInt8]) = ([], [])
        var isBusy = true
        while isBusy {
            isBusy = false
            for (from, to, isServer) in [(client, server, true), (server, client, false)] {
                let got = try from.readAll().bytes
                if isServer { read.client += got } else { read.server += got }
                let wire = from.takeAll()
                isBusy = isBusy || !wire.isEmpty
                var rest = wire[...]
                while !rest.isEmpty {
                    to.receive(Array(rest.prefix(pieces)))
                    rest = rest.dropFirst(pieces)
                    let got = try to.readAll().bytes
                    if isServer { read.server += got } else { read.client += got }
                }
            }
        }
        return read
    }

    /// The first error of an exchange, by side; the other side is given the alert.
    func refusal() -> (client: TLSError?, server: TLSError?) {
        var errors: (client: TLSError?, server: TLSError?) = (nil, nil)
        for _ in 0..<4 {
            do { _ = try client.readAll() } catch { errors.client = error as? TLSError }
            server.receive(client.takeAll())
            do { _ = try server.readAll() } catch { errors.server = error as? TLSError }
            client.receive(server.takeAll())
        }
        return errors
    }
}

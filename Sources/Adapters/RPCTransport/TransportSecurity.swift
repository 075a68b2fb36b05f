internal import RPC
internal import Reactor
internal import TLS

/// How a connection is protected.
public enum TransportSecurity: Sendable {
    /// Clear text: refused unless the address is on this machine (loopback or a Unix socket).
    case plaintextOnLoopback
    /// TLS 1.3, both sides prove who they are by certificates of one authority. PEM files.
    case mutualTLS(certificateFile: String, keyFile: String, authorityFile: String)

    /// The wire with all of its extensions. Source: ttRPC wire facts, section 11.
    static let extendedProtocol = "ttx/1"
    /// The protocols we speak, best first.
    static let applicationProtocols = [extendedProtocol, "ttrpc"]

    func serverContext() throws(RPCError) -> TLSContext? {
        guard case .mutualTLS(let certificate, let key, let authority) = self else { return nil }
        do {
            return try TLSContext.server(
                certificateFile: certificate, keyFile: key, authorityFile: authority,
                applicationProtocols: Self.applicationProtocols)
        } catch { throw Self.unusable(error) }
    }

    func clientContext() throws(RPCError) -> TLSContext? {
        guard case .mutualTLS(let certificate, let key, let authority) = self else { return nil }
        do {
            return try TLSContext.client(
                certificateFile: certificate, keyFile: key, authorityFile: authority,
                applicationProtocols: Self.applicationProtocols)
        } catch { throw Self.unusable(error) }
    }

    /// Clear text never leaves the machine.
    func check(_ address: SocketAddress) throws(RPCError) {
        guard case .plaintextOnLoopback = self, !address.isLoopback else { return }
        throw RPCError(
            .failedPrecondition, "\(address) is not on this machine: clear text is refused")
    }

    private static func unusable(_ error: TLSError) -> RPCError {
        RPCError(.failedPrecondition, "TLS cannot be set up: \(error.message)", cause: error)
    }
}

private import Configuration
package import RPCTransport
private import Reactor

/// The settings of a service, from environment variables that begin with `CAREWIRE_`.
///
/// `CAREWIRE_LISTEN` is the address of the RPC port, 127.0.0.1 and a free port by default.
/// `CAREWIRE_TLS_CERTIFICATE`, `…_KEY` and `…_AUTHORITY` are PEM files; only
/// `CAREWIRE_PLAINTEXT=true` turns TLS off, and then only for addresses on this machine. The files
/// are looked at every `CAREWIRE_TLS_LOOK` seconds, 10 by default, and new ones used at once.
/// `CAREWIRE_LOOPS` is the number of threads that serve calls, 1 by default; scaling is by more
/// processes first.
package struct ServiceSettings: Sendable {
    /// Threads that serve calls.
    package static let loopCountMax = 64

    private let reader: ConfigReader

    /// Reads the process's environment, or the one given.
    package init(environment: [String: String]? = nil) {
        let provider =
            environment.map { EnvironmentVariablesProvider(environmentVariables: $0) }
            ?? EnvironmentVariablesProvider()
        reader = ConfigReader(provider: provider).scoped(to: "carewire")
    }

    /// A setting by its key: "ehr.url" is `CAREWIRE_EHR_URL`. Nil when it is absent or empty.
    package func text(_ key: String) -> String? {
        guard let value = reader.string(forKey: ConfigKey(key), isSecret: true), !value.isEmpty
        else { return nil }
        return value
    }

    /// A setting the service cannot do without.
    ///
    /// - Throws: ``ServiceError`` `missingSetting`.
    package func requiredText(_ key: String) throws(ServiceError) -> String {
        if let value = text(key) { return value }
        throw ServiceError(.missingSetting, "\(Self.variable(key)) is not set")
    }

    /// A whole number within `range`.
    ///
    /// - Throws: ``ServiceError`` `badSetting`.
    package func number(
        _ key: String, default value: Int, in range: ClosedRange<Int>
    ) throws(ServiceError) -> Int {
        guard let text = text(key) else { return value }
        guard let number = Int(text), range.contains(number) else {
            throw ServiceError(
                .badSetting,
                "\(Self.variable(key)) is a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// A host and a port; nil when the setting is absent.
    ///
    /// - Throws: ``ServiceError`` `badSetting`.
    package func hostAndPort(_ key: String) throws(ServiceError) -> (host: String, port: Int)? {
        guard let text = text(key) else { return nil }
        guard let (host, port) = SocketAddress.split(text) else {
            throw ServiceError(.badSetting, "\(Self.variable(key)) is host:port")
        }
        return (host, Int(port))
    }

    /// The budget file, `CAREWIRE_BUDGETS`; nil for none, and for `standard`, the one built in.
    package var budgetFile: String? { text("budgets").flatMap { $0 == "standard" ? nil : $0 } }

    /// The address of the RPC port.
    package var listen: String { text("listen") ?? "127.0.0.1:0" }

    /// Threads that serve calls.
    ///
    /// - Throws: ``ServiceError`` `badSetting`.
    package func loopCount() throws(ServiceError) -> Int {
        try number("loops", default: 1, in: 1...Self.loopCountMax)
    }

    /// How the service's connections are protected, inbound and outbound.
    ///
    /// - Throws: ``ServiceError`` `missingSetting` when there are no certificates and clear text
    ///   was not asked for.
    package func security() throws(ServiceError) -> TransportSecurity {
        if text("plaintext") == "true" { return .plaintextOnLoopback }
        return .mutualTLS(
            certificateFile: try requiredText("tls.certificate"),
            keyFile: try requiredText("tls.key"), authorityFile: try requiredText("tls.authority"))
    }

    /// How often the certificate files are looked at for a change: 10 s unless `CAREWIRE_TLS_LOOK`
    /// names another number of seconds, 1 to 3,600.
    ///
    /// - Throws: ``ServiceError`` `badSetting`.
    package func certificateLookInterval() throws(ServiceError) -> Duration {
        let seconds = Int(CertificateWatch.lookInterval.components.seconds)
        return .seconds(try number("tls.look", default: seconds, in: 1...3_600))
    }

    private static func variable(_ key: String) -> String {
        "CAREWIRE_" + key.uppercased().replacing(".", with: "_")
    }
}

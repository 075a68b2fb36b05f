internal import Foundation

/// Where the parts of a running suite are, and with which files one connects to them. Written by
/// `up` as `endpoints.json`; any program may read it.
struct Endpoints: Codable, Sendable {
    /// A service that takes calls.
    struct Service: Codable, Sendable {
        /// host:port
        let address: String
        /// The URI that its certificate must name; nil for any of the authority's.
        let identity: String?
        /// Its own certificate and key, for a program that stands in for it; not needed to call it.
        let certificate: String?
        let key: String?
    }

    /// Certificate of the authority that signed all others.
    let authority: String
    /// The caller's certificate and key.
    let certificate: String
    let key: String
    /// By name, such as `soap-service`.
    let services: [String: Service]
    /// Addresses for a browser or a scraper, by name: `dashboard`, `metrics`, `ehr`.
    let pages: [String: String]?
    /// A libpq connection string of a role that may look at everything, for `doctor`; only of a
    /// suite that is tried out. Holds the password.
    var database: String?

    /// Reads the file that `up` wrote.
    static func read(_ file: URL) throws(CLIError) -> Endpoints {
        guard FileManager.default.fileExists(atPath: file.path) else {
            throw CLIError(
                .file, "\(file.path) is not there: is the suite up? (`carewire up`, or --state)")
        }
        do {
            return try JSONDecoder().decode(Endpoints.self, from: Data(contentsOf: file))
        } catch {
            throw CLIError(.file, "\(file.path) cannot be read", cause: error)
        }
    }

    /// Writes the file in one step, so that no reader sees half of it.
    func write(to file: URL) throws(CLIError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            try encoder.encode(self).write(to: file, options: .atomic)
        } catch {
            throw CLIError(.file, "cannot write \(file.path)", cause: error)
        }
    }

    /// The service that a user means by a name: `soap`, `soap-service`.
    func service(_ name: String) throws(CLIError) -> (name: String, service: Service) {
        let name = SuiteService.named(name)?.rawValue ?? name
        guard let service = services[name] else {
            let known = services.keys.sorted().joined(separator: ", ")
            throw CLIError(.usage, "there is no service \(name); there are \(known)")
        }
        return (name, service)
    }
}

internal import ArgumentParser
internal import Foundation
internal import Messages
internal import RPC

/// Calls any method of any service.
struct CallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call",
        abstract: "Call any method with JSON requests; print the JSON responses.",
        discussion: """
            Without arguments, lists every method with the shape of its request. The request is \
            JSON, @FILE or - for standard input; left out, it is empty. `call soap process FILE` \
            sends a text file as a note. A method that takes a stream is sent every JSON object \
            of the text in its order; one that answers a stream prints each response on a line \
            as it comes. A failed call prints CODE: message to standard error and exits with 1.
            """)

    @Argument(help: "The service: patient, soap, ehr, metrics, aggregator, health, admin.")
    var service: String?

    @Argument(help: "The method, in full or as its unambiguous beginning: GetPatient, get.")
    var method: String?

    @Argument(help: "The request: JSON, @FILE, -, or the file of a note.")
    var request: String?

    @Option(help: "The program to ask, for what every service answers: health, admin, echo.")
    var of: String?

    @Option(help: "The patient of a note sent from a file.")
    var patient = "PAT001"

    @Option(help: "The provider of a note sent from a file.")
    var provider = "PROV001"

    @Option(help: "The idempotency key; a new one is made up for a note sent from a file.")
    var idempotencyKey: String?

    @Option(help: "How long to wait for the answer, in seconds.")
    var timeout = 5.0

    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard timeout > 0, timeout <= 3_600 else {
            throw ValidationError("--timeout must be over 0 and at most 3600")
        }
    }

    func run() async throws {
        try await Failure.reported {
            guard let service else {
                Console.say(MethodDirectory.listing)
                return
            }
            let found = try MethodDirectory.find(service: service, method: method)
            let program = try program(for: found)
            let reader = RequestReader(
                patient: patient, provider: provider, idempotencyKey: idempotencyKey)
            let requests =
                found.name.kind.takesMany
                ? try reader.readAll(request, for: found.name)
                : [try reader.read(request, for: found.name)]
            let endpoints = try connection.endpoints(for: program)
            try await Connections.with(endpoints) { connections in
                let options = CallOptions(
                    timeout: .seconds(timeout), idempotencyKey: idempotencyKey)
                let channel = try connections.channel(
                    to: program ?? ConnectionOptions.anyService)
                try await found.call(channel, requests, options) { response in
                    Console.say(response.text(pretty: !found.name.kind.answersMany))
                }
            }
        }
    }

    /// The program that serves a method; nil when only its address is known.
    private func program(for found: CatalogueMethod) throws(CLIError) -> String? {
        if let of { return SuiteService.named(of)?.rawValue ?? of }
        if let program = MethodDirectory.program(of: found.name) { return program }
        if connection.address != nil { return nil }
        throw CLIError(.usage, "\(found.name.service) is served by many: name one with --of")
    }
}

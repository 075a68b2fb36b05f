internal import Foundation
internal import HTTPPages
internal import Messages
internal import Synchronization

/// FHIR R4 over HTTP, from request to answer; no socket, no clock, no fault.
final class FHIREndpoint: Sendable {
    /// Kinds of request, as they are counted.
    enum Kind: String, CaseIterable, Sendable {
        case metadata, read, search, create, delete, batch, other
    }

    /// What an interaction needs to know of its request, be it HTTP or an entry of a batch.
    struct Interaction {
        let method: String
        /// Decoded segments of the path.
        let segments: [String]
        let query: String
        var ifNoneExist: String?
        var ifNoneMatch: String?
        var prefer: String?
        var content: JSONValue?
        /// `http://host:port`, for `fullUrl` and links.
        let base: String

        init?(method: String, path: String, query: String, base: String) {
            var segments: [String] = []
            for part in path.split(separator: "/") {
                guard part.utf8.contains(UInt8(ascii: "%")) else {
                    segments.append(String(part))
                    continue
                }
                guard let segment = String(part).removingPercentEncoding else { return nil }
                segments.append(segment)
            }
            self.method = method
            self.segments = segments
            self.query = query
            self.base = base
        }
    }

    static let mediaType = "application/fhir+json; charset=utf-8"
    let store: Mutex<FHIRStore>

    init(_ store: consuming FHIRStore) { self.store = Mutex(store) }

    /// Which kind a request is, whatever comes of it.
    static func kind(of request: ServerRequest) -> Kind {
        let segments = request.path.split(separator: "/")
        switch (request.method, segments.count) {
        case ("POST", 0): return .batch
        case ("GET", 1): return segments[0] == "metadata" ? .metadata : .search
        case ("POST", 1): return .create
        case ("GET", 2), ("GET", 4): return .read
        case ("DELETE", 2): return .delete
        case _: return .other
        }
    }

    /// Answers one HTTP request.
    ///
    /// - Parameter failsEntry: Asked once for every entry of a batch; true makes that entry fail.
    func respond(
        to request: ServerRequest, now: Date, failsEntry: () -> Bool = { false }
    ) -> ServerReply {
        var outcome = negotiate(request) ?? perform(request, now: now, failsEntry: failsEntry)
        // A batch answers entry by entry.
        if request.method == "POST", Self.kind(of: request) != .batch,
            (200..<300).contains(outcome.status)
        {
            outcome = Self.preferred(outcome, Preference(request.header("prefer") ?? ""))
        }
        return Self.reply(outcome, base: Self.base(of: request))
    }

    private func negotiate(_ request: ServerRequest) -> FHIROutcome? {
        let accept = request.header("accept") ?? "*/*"
        let accepted = ["*/*", "application/*", "application/fhir+json", "application/json"]
        guard accepted.contains(where: { accept.contains($0) }) else {
            return .issue(406, "not-supported", "only application/fhir+json is spoken")
        }
        guard request.method == "POST" else { return nil }
        let type = request.header("content-type") ?? ""
        guard type.hasPrefix("application/fhir+json") || type.hasPrefix("application/json") else {
            return .issue(415, "not-supported", "only application/fhir+json is understood")
        }
        return nil
    }

    private func perform(
        _ request: ServerRequest, now: Date, failsEntry: () -> Bool
    ) -> FHIROutcome {
        let base = Self.base(of: request)
        guard
            var interaction = Interaction(
                method: request.method, path: request.path, query: request.query, base: base)
        else { return .issue(400, "invalid", "the path is not percent-encoded") }
        interaction.ifNoneExist = request.header("if-none-exist")
        interaction.ifNoneMatch = request.header("if-none-match")
        interaction.prefer = request.header("prefer")
        if request.method == "PATCH" {
            let text = String(validating: request.body, as: UTF8.self)
            interaction.content = text.flatMap { try? JSONValue(parsing: $0) }
        }
        if request.method == "POST" {
            let text = String(validating: request.body, as: UTF8.self)
            guard let content = text.flatMap({ try? JSONValue(parsing: $0) }) else {
                return .issue(400, "structure", "the body is not JSON")
            }
            interaction.content = content
            if interaction.segments.isEmpty {
                return batch(
                    content, base: base, preference: Preference(interaction.prefer ?? ""), now: now,
                    failsEntry: failsEntry)
            }
        }
        return perform(interaction, now: now)
    }

    /// One interaction by itself.
    func perform(_ interaction: Interaction, now: Date) -> FHIROutcome {
        let segments = interaction.segments
        if segments == ["metadata"] {
            guard interaction.method == "GET" else { return Self.notAllowed("GET") }
            return FHIROutcome(200, resource: CapabilityStatement.make(date: now))
        }
        guard let type = segments.first, FHIRStore.types.contains(type) else {
            return .issue(404, "not-supported", "no such resource type here")
        }
        switch (interaction.method, segments.count) {
        case ("GET", 1): return search(type, interaction)
        case ("POST", 1): return create(type, interaction, now: now)
        case ("DELETE", 1) where type == Self.changeable:
            return only(type, interaction) { self.delete(type, $0, now: now) }
        case ("PATCH", 1) where type == Self.changeable:
            return only(type, interaction) { self.patch(type, $0, interaction, now: now) }
        case ("PATCH", 2) where type == Self.changeable:
            return patch(type, segments[1], interaction, now: now)
        case ("GET", 2): return read(type, segments[1], interaction)
        case ("DELETE", 2): return delete(type, segments[1], now: now)
        case ("GET", 4) where segments[2] == "_history":
            return readVersion(type, segments[1], segments[3])
        case (_, 1): return Self.notAllowed("GET, POST" + Self.changes(of: type, "PATCH, DELETE"))
        case (_, 2): return Self.notAllowed("GET, DELETE" + Self.changes(of: type, "PATCH"))
        case _: return .issue(404, "not-found", "no such place")
        }
    }

    private func read(_ type: String, _ id: String, _ interaction: Interaction) -> FHIROutcome {
        switch store.withLock({ $0.find(type, id) }) {
        case .unknown: return .issue(404, "not-found", "no such resource")
        case .deleted: return .issue(410, "deleted", "the resource was deleted")
        case .found(let stored):
            guard interaction.ifNoneMatch == stored.entityTag else {
                return FHIROutcome(200, stored)
            }
            var outcome = FHIROutcome(304, stored)
            outcome.resource = nil
            return outcome
        }
    }

    private func readVersion(_ type: String, _ id: String, _ version: String) -> FHIROutcome {
        switch store.withLock({ $0.find(type, id) }) {
        case .unknown: .issue(404, "not-found", "no such resource")
        // A deletion is version 2, the last; version 1 went with it.
        case .deleted: .issue(410, "deleted", "the resource was deleted")
        case .found(let stored):
            version == "\(stored.version)"
                ? FHIROutcome(200, stored) : .issue(404, "not-found", "no such version")
        }
    }

    private func delete(_ type: String, _ id: String, now: Date) -> FHIROutcome {
        switch store.withLock({ $0.delete(type, id, now: now) }) {
        case .unknown: .issue(404, "not-found", "no such resource")
        case .deleted, .found: FHIROutcome(204)
        }
    }

    private func create(_ type: String, _ interaction: Interaction, now: Date) -> FHIROutcome {
        guard let content = interaction.content else {
            return .issue(400, "structure", "a create needs a resource")
        }
        if let problem = ResourceRules.problem(in: content, type: type) { return problem }
        var condition: SearchQuery?
        if let text = interaction.ifNoneExist {
            guard let query = SearchQuery(text), !query.parameters.isEmpty,
                query.parameters.allSatisfy({ Self.isKnown($0.name, of: type) })
            else { return .issue(400, "invalid", "If-None-Exist cannot be understood") }
            condition = query
        }
        switch store.withLock({ $0.create(type, content, unless: condition, now: now) }) {
        case .created(let stored):
            var outcome = FHIROutcome(201, stored)
            outcome.location = "\(type)/\(stored.id)/_history/\(stored.version)"
            return outcome
        case .existing(let stored):
            var outcome = FHIROutcome(200, stored)
            outcome.location = "\(type)/\(stored.id)/_history/\(stored.version)"
            return outcome
        case .ambiguous:
            return .issue(412, "multiple-matches", "If-None-Exist matches more than one resource")
        case .full:
            return .issue(507, "too-costly", "the store is full")
        }
    }

    static func isKnown(_ parameter: String, of type: String) -> Bool {
        let known = CapabilityStatement.searchParameters[type] ?? []
        return known.contains { $0.name == parameter }
            || (type == "Observation" && parameter == "patient.identifier")
    }

    private static func notAllowed(_ methods: String) -> FHIROutcome {
        var outcome = FHIROutcome.issue(405, "not-supported", "not possible here")
        outcome.allow = methods
        return outcome
    }
}

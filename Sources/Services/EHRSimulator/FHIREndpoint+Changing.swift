internal import Foundation
internal import Messages
internal import Synchronization

extension FHIREndpoint {
    /// The type whose resources can be changed, and deleted by a condition.
    static let changeable = "DocumentReference"

    /// Further methods of a type's places.
    static func changes(of type: String, _ methods: String) -> String {
        type == changeable ? ", " + methods : ""
    }

    /// Conditional interactions: what is done to the one resource that the query finds.
    func only(
        _ type: String, _ interaction: Interaction, _ body: (String) -> FHIROutcome
    ) -> FHIROutcome {
        guard let query = SearchQuery(interaction.query), !query.parameters.isEmpty,
            query.parameters.allSatisfy({ Self.isKnown($0.name, of: type) })
        else { return .issue(412, "invalid", "the condition cannot be understood") }
        let matches = store.withLock { $0.search(type, query) }
        guard let match = matches.first else {
            return .issue(404, "not-found", "the condition matches nothing")
        }
        guard matches.count == 1 else {
            return .issue(412, "multiple-matches", "the condition matches more than one resource")
        }
        return body(match.id)
    }

    /// A FHIRPath Patch that replaces a document's `status`; no other is understood.
    func patch(
        _ type: String, _ id: String, _ interaction: Interaction, now: Date
    ) -> FHIROutcome {
        guard let status = Self.status(patch: interaction.content),
            ResourceRules.documentStatuses.contains(status)
        else {
            return .issue(422, "not-supported", "only a document's status can be patched")
        }
        switch store.withLock({ $0.setStatus(type, id, status, now: now) }) {
        case .unknown: return .issue(404, "not-found", "no such resource")
        case .deleted: return .issue(410, "deleted", "the resource was deleted")
        case .found(let stored): return FHIROutcome(200, stored)
        }
    }

    /// The value that a patch gives `DocumentReference.status`.
    private static func status(patch: JSONValue?) -> String? {
        guard patch?.string("resourceType") == "Parameters",
            let operations = patch?["parameter"]?.elements, operations.count == 1,
            operations[0].string("name") == "operation"
        else { return nil }
        func value(_ name: String, _ type: String) -> String? {
            operations[0]["part"]?.elements.first { $0.string("name") == name }?.string(type)
        }
        guard value("type", "valueCode") == "replace",
            value("path", "valueString") == "DocumentReference.status"
        else { return nil }
        return value("value", "valueCode")
    }
}

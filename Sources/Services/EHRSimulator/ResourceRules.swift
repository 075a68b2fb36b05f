internal import Messages

/// The rules of R4 that a resource must keep to be stored.
enum ResourceRules {
    /// Why a resource cannot be stored; nil when it can. The text names elements, never values.
    static func problem(in resource: JSONValue, type: String) -> FHIROutcome? {
        guard resource.string("resourceType") == type else {
            return .issue(400, "structure", "resourceType does not fit the URL")
        }
        if hasEmptyValue(resource) {
            return .issue(400, "structure", "JSON null, empty text, array or object")
        }
        let missing: [String]
        switch type {
        case "Observation": missing = ["status", "code"].filter { resource[$0] == nil }
        case "DocumentReference": missing = missingOfDocument(resource)
        case _: missing = []
        }
        guard missing.isEmpty else {
            return .issue(422, "required", "missing: \(missing.joined(separator: ", "))")
        }
        if type == "DocumentReference",
            !documentStatuses.contains(resource.string("status") ?? "")
        {
            return .issue(422, "code-invalid", "status is no DocumentReferenceStatus")
        }
        return nil
    }

    /// Source: FHIR R4, DocumentReferenceStatus.
    static let documentStatuses = ["current", "superseded", "entered-in-error"]

    private static func missingOfDocument(_ resource: JSONValue) -> [String] {
        var missing = resource["status"] == nil ? ["status"] : []
        let content = resource["content"]?.elements ?? []
        if content.isEmpty || content.contains(where: { $0["attachment"] == nil }) {
            missing.append("content.attachment")
        }
        return missing
    }

    private static func hasEmptyValue(_ value: JSONValue) -> Bool {
        switch value {
        case .null: true
        case .bool, .number: false
        case .string(let text): text.isEmpty
        case .array(let elements): elements.isEmpty || elements.contains(where: hasEmptyValue)
        case .object(let members):
            members.isEmpty || members.contains { hasEmptyValue($0.value) }
        }
    }
}

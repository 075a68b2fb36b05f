internal import Foundation
internal import Messages

extension FHIREndpoint {
    /// Entries in a batch.
    static let batchEntryCountMax = 100

    /// A `batch` Bundle: each entry by itself, answered in the order asked, HTTP 200 even when
    /// every entry failed.
    func batch(
        _ bundle: JSONValue, base: String, preference: Preference, now: Date,
        failsEntry: () -> Bool
    ) -> FHIROutcome {
        guard bundle.string("resourceType") == "Bundle" else {
            return .issue(400, "structure", "only a Bundle can be posted here")
        }
        guard bundle.string("type") == "batch" else {
            return .issue(400, "not-supported", "only a Bundle of type batch is understood")
        }
        let entries = bundle["entry"]?.elements ?? []
        guard entries.count <= Self.batchEntryCountMax else {
            return .issue(
                413, "too-costly", "a batch has at most \(Self.batchEntryCountMax) entries")
        }
        let answers = entries.map { entry in
            let outcome =
                failsEntry()
                ? FHIROutcome.issue(500, "exception", "a fault was asked for")
                : perform(entry: entry, base: base, preference, now: now)
            return Self.answer(outcome)
        }
        var members: [(key: String, value: JSONValue)] = [
            ("resourceType", .string("Bundle")), ("type", .string("batch-response")),
        ]
        if !answers.isEmpty { members.append(("entry", .array(answers))) }
        return FHIROutcome(200, resource: .object(members))
    }

    private func perform(
        entry: JSONValue, base: String, _ preference: Preference, now: Date
    ) -> FHIROutcome {
        guard let request = entry["request"], let method = request.string("method"),
            let url = request.string("url")
        else { return .issue(400, "required", "an entry needs request.method and request.url") }
        let parts = url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard
            var interaction = Interaction(
                method: method, path: String(parts.first ?? ""),
                query: parts.count > 1 ? String(parts[1]) : "", base: base)
        else { return .issue(400, "invalid", "request.url is not percent-encoded") }
        interaction.ifNoneExist = request.string("ifNoneExist")
        interaction.ifNoneMatch = request.string("ifNoneMatch")
        interaction.content = entry["resource"]
        let outcome = perform(interaction, now: now)
        // The preference is the whole batch's, and of what it changes.
        guard method != "GET", (200..<300).contains(outcome.status) else { return outcome }
        return Self.preferred(outcome, preference)
    }

    private static func answer(_ outcome: FHIROutcome) -> JSONValue {
        var response: [(key: String, value: JSONValue)] = [
            ("status", .string(outcome.statusText))
        ]
        if let location = outcome.location { response.append(("location", .string(location))) }
        if let tag = outcome.entityTag { response.append(("etag", .string(tag))) }
        if let date = outcome.lastModified {
            response.append(("lastModified", .string(FHIRDate.instant(date))))
        }
        var members: [(key: String, value: JSONValue)] = []
        if let resource = outcome.resource {
            if resource.string("resourceType") == "OperationOutcome" {
                response.append(("outcome", resource))
            } else {
                members.append(("resource", resource))
            }
        }
        members.append(("response", .object(response)))
        return .object(members)
    }
}

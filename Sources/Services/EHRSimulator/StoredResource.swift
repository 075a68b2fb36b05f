internal import Foundation
internal import Messages

/// One resource of the store, in its newest version.
struct StoredResource {
    let type: String
    let id: String
    /// From 1; a deletion is a version too.
    var version: Int
    var lastUpdated: Date
    /// Octets of its text as it came.
    var byteCount = 0
    var isDeleted: Bool
    /// With `id` and `meta`, as a client gets it.
    var content: JSONValue
    let identifiers: [Identifier]
    /// Identifiers of the documents that this one replaces.
    let replaced: [Identifier]
    /// The logical id of the patient it is about, for an Observation.
    let patientID: String?
    /// When it was observed, for sorting; seconds since 1970.
    let effectiveStart: Double

    init(type: String, id: String, content: JSONValue, now: Date) {
        self.type = type
        self.id = id
        version = 1
        lastUpdated = now
        isDeleted = false
        identifiers = Identifier.all(in: content)
        let subject = content["subject"]?.string("reference") ?? ""
        patientID = subject.hasPrefix("Patient/") ? String(subject.dropFirst(8)) : nil
        effectiveStart = FHIRDate.start(of: content.string("effectiveDateTime") ?? "")
        replaced = (content["relatesTo"]?.elements ?? []).compactMap { relation in
            guard relation.string("code") == "replaces",
                let target = relation["target"]?["identifier"]
            else { return nil }
            return Identifier(
                system: target.string("system") ?? "", value: target.string("value") ?? "")
        }
        self.content = content
        writeMeta()
    }

    /// Writes the version and its time into the content.
    mutating func writeMeta() {
        let meta = JSONValue.object([
            ("versionId", .string("\(version)")),
            ("lastUpdated", .string(FHIRDate.instant(lastUpdated))),
        ])
        content = content.leading(with: [
            ("resourceType", .string(type)), ("id", .string(id)), ("meta", meta),
        ])
    }

    /// R4's `status`; empty for a resource that has none. Setting it leaves the rest as it is.
    var status: String {
        get { content.string("status") ?? "" }
        set { content = content.replacing("status", with: .string(newValue)) }
    }

    /// Weak, the version id.
    var entityTag: String { "W/\"\(version)\"" }
}

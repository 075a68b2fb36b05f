/// One AuditEvent resource. Source: FHIR R4 AuditEvent, and IHE Basic Audit Log Patterns 1.1.3 for
/// profiles, agents and entities.
struct FHIREvent {
    let record: AuditRecord
    let patient: AuditPseudonym?
    /// Which of the record's patients.
    let part: Int
    let sequence: UInt64
    let observer: AuditIdentifier

    var json: JSONTree {
        .object([
            ("resourceType", .text("AuditEvent")),
            ("id", .text(part == 0 ? record.eventID.text : "\(record.eventID.text)-\(part)")),
            ("meta", profile.map { .object([("profile", .list([.text($0)]))]) }),
            ("type", type), ("subtype", .list([subtype])),
            ("action", .text(record.action.code)),
            ("recorded", .text(AuditTime.text(record.timeNanoseconds))),
            ("outcome", .text(record.outcome.code)),
            ("outcomeDesc", record.reason.map { .text($0.text) }),
            ("purposeOfEvent", purpose.map { .list([$0]) }),
            ("agent", .list([user, client, server])),
            ("source", source),
            ("entity", .list(entities)),
        ])
    }

    private var profile: String? {
        guard record.outcome == .success, let pattern = record.interaction.fhirPattern else {
            return nil
        }
        let subject = patient == nil ? "" : "Patient"
        return "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit."
            + subject + pattern
    }

    private var type: JSONTree {
        let (system, code, display) = record.interaction.fhirType
        return Self.coding(system, code, display)
    }

    private var subtype: JSONTree {
        let (system, code) = record.interaction.fhirSubtype
        return Self.coding(system, code)
    }

    private var purpose: JSONTree? {
        record.purpose.code.map {
            Self.concept("http://terminology.hl7.org/CodeSystem/v3-ActReason", $0)
        }
    }

    // MARK: Agents

    private var user: JSONTree {
        .object([
            (
                "type",
                Self.concept(
                    "http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP",
                    "information recipient")
            ),
            ("who", Self.named("urn:carewire:actor", record.actor.text)),
            ("requestor", .flag(true)),
            (
                "policy",
                record.rule.map {
                    .list([.text("urn:carewire:policy:\($0.text):\(record.decision.text)")])
                }
            ),
            ("purposeOfUse", purpose.map { .list([$0]) }),
        ])
    }

    private var client: JSONTree {
        let network = record.address.text.map { address in
            // A machine's name, or an IP address.
            let type = record.address == .local ? "1" : "2"
            return JSONTree.object([("address", .text(address)), ("type", .text(type))])
        }
        return .object([
            ("type", record.interaction.clientReceives ? Self.destination : Self.sourceRole),
            ("who", Self.named("urn:carewire:service", record.service.text)),
            ("requestor", .flag(false)), ("network", network),
        ])
    }

    private var server: JSONTree {
        .object([
            ("type", record.interaction.clientReceives ? Self.sourceRole : Self.destination),
            ("who", Self.named("urn:carewire:stream", observer.text)),
            ("requestor", .flag(false)),
        ])
    }

    private static let destination = concept(
        "http://dicom.nema.org/resources/ontology/DCM", "110152", "Destination Role ID")
    private static let sourceRole = concept(
        "http://dicom.nema.org/resources/ontology/DCM", "110153", "Source Role ID")

    private var source: JSONTree {
        .object([
            ("observer", Self.named("urn:carewire:stream", observer.text)),
            (
                "type",
                .list([
                    Self.coding(
                        "http://terminology.hl7.org/CodeSystem/security-source-type", "4",
                        "Application Server")
                ])
            ),
        ])
    }

    // MARK: Entities

    private var entities: [JSONTree] {
        [patientEntity, dataEntity, queryEntity, traceEntity, positionEntity].compactMap(\.self)
    }

    private var patientEntity: JSONTree? {
        patient.map { patient in
            .object([
                ("what", Self.patientReference(patient)),
                ("type", Self.entityType("1", "Person")), ("role", Self.role("1", "Patient")),
            ])
        }
    }

    private var dataEntity: JSONTree? {
        guard let name = record.resource.kind.name else { return nil }
        let details: [(String, String)] = [
            ("version", record.resource.version == 0 ? "" : "\(record.resource.version)"),
            ("items", record.itemCount == 0 ? "" : "\(record.itemCount)"),
            ("source", record.source == .none ? "" : record.source.text),
            ("decision", record.decision == .notAsked ? "" : record.decision.text),
            ("operation", record.operation.text),
        ]
        return .object([
            ("what", Self.resourceReference(record.resource, name)),
            ("type", Self.entityType("2", "System Object")),
            ("role", Self.role("4", "Domain Resource")),
            (
                "detail",
                .list(
                    details.filter { !$0.1.isEmpty }.map {
                        .object([("type", .text($0.0)), ("valueString", .text($0.1))])
                    })
            ),
        ])
    }

    private var queryEntity: JSONTree? {
        guard !record.criteria.isEmpty else { return nil }
        let query = record.criteria
            .map { "\($0.field.text)=hmac:\(Hexadecimal.text($0.blinded.octets))" }
            .joined(separator: "&")
        return .object([
            ("type", Self.entityType("2", "System Object")), ("role", Self.role("24", "Query")),
            ("query", .text(Base64.text(Array(query.utf8)))),
        ])
    }

    private var traceEntity: JSONTree? {
        guard record.traceID != .none else { return nil }
        let id = Hexadecimal.text(record.traceID.octets)
        return .object([
            ("what", Self.named("urn:carewire:trace", id)),
            (
                "type",
                Self.coding(
                    "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType",
                    "XrequestId", "transport session identifier")
            ),
        ])
    }

    /// Where the event stands in the trail, so that it can be proved.
    private var positionEntity: JSONTree? {
        .object([
            ("what", Self.named("urn:carewire:audit:\(observer.text)", "\(sequence)")),
            ("type", Self.entityType("2", "System Object")),
            ("role", Self.role("13", "Security Resource")),
        ])
    }

    // MARK: Parts

    private static func coding(
        _ system: String, _ code: String, _ display: String? = nil
    ) -> JSONTree {
        .object([
            ("system", .text(system)), ("code", .text(code)),
            ("display", display.map(JSONTree.text)),
        ])
    }

    private static func concept(
        _ system: String, _ code: String, _ display: String? = nil
    ) -> JSONTree {
        .object([("coding", .list([coding(system, code, display)]))])
    }

    private static func named(_ system: String, _ value: String) -> JSONTree {
        .object([
            ("identifier", .object([("system", .text(system)), ("value", .text(value))]))
        ])
    }

    private static func patientReference(_ patient: AuditPseudonym) -> JSONTree {
        resourceReference(AuditResource(.patient, .pseudonym(patient)), "Patient")
    }

    private static func resourceReference(_ resource: AuditResource, _ type: String) -> JSONTree {
        let identifier: (system: String, value: String)? =
            switch resource.identity {
            case .none: nil
            case .number(let number): ("urn:carewire:number", "\(number)")
            case .id(let id): ("urn:ietf:rfc:3986", "urn:uuid:\(id.text)")
            case .pseudonym(let pseudonym):
                (AuditRecord.pseudonymSystem, Hexadecimal.text(pseudonym.octets))
            }
        return .object([
            ("type", .text(type)),
            (
                "identifier",
                identifier.map {
                    .object([("system", .text($0.system)), ("value", .text($0.value))])
                }
            ),
        ])
    }

    private static func entityType(_ code: String, _ display: String) -> JSONTree {
        coding("http://terminology.hl7.org/CodeSystem/audit-entity-type", code, display)
    }

    private static func role(_ code: String, _ display: String) -> JSONTree {
        coding("http://terminology.hl7.org/CodeSystem/object-role", code, display)
    }
}

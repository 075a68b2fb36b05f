internal import Foundation
internal import Messages

/// What the simulator says it can do: exactly what it does.
enum CapabilityStatement {
    /// The version of FHIR that is spoken.
    static let fhirVersion = "4.0.1"

    /// Search parameters that a type understands, with their kinds; special ones aside.
    static let searchParameters: [String: [(name: String, kind: String)]] = [
        "Patient": [("_id", "token"), ("identifier", "token")],
        "Observation": [
            ("_id", "token"), ("identifier", "token"), ("patient", "reference"),
            ("subject", "reference"), ("code", "token"),
        ],
        "DocumentReference": [("_id", "token"), ("identifier", "token")],
    ]

    static func make(date: Date) -> JSONValue {
        let resources = FHIRStore.types.map(resource)
        let interactions = [JSONValue.object([("code", .string("batch"))])]
        let rest = JSONValue.object([
            ("mode", .string("server")), ("resource", .array(resources)),
            ("interaction", .array(interactions)),
        ])
        let implementation = JSONValue.object([
            ("description", .string("Simulated EHR for demonstrations and tests"))
        ])
        return .object([
            ("resourceType", .string("CapabilityStatement")), ("status", .string("active")),
            ("date", .string(FHIRDate.instant(date))), ("kind", .string("instance")),
            ("implementation", implementation), ("fhirVersion", .string(fhirVersion)),
            ("format", .array([.string("application/fhir+json")])), ("rest", .array([rest])),
        ])
    }

    private static func resource(_ type: String) -> JSONValue {
        var codes = ["read", "vread", "create", "delete", "search-type"]
        let isChangeable = type == FHIREndpoint.changeable
        if isChangeable { codes.append("patch") }
        let interactions = codes.map { JSONValue.object([("code", .string($0))]) }
        let parameters = (searchParameters[type] ?? []).map {
            JSONValue.object([("name", .string($0.name)), ("type", .string($0.kind))])
        }
        return .object([
            ("type", .string(type)), ("interaction", .array(interactions)),
            ("versioning", .string("versioned")), ("conditionalCreate", .bool(true)),
            ("conditionalDelete", .string(isChangeable ? "single" : "not-supported")),
            ("searchParam", .array(parameters)),
        ])
    }
}

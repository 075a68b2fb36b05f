import Foundation
import HTTPPages
import Messages

@testable import EHRSimulator

/// A simulator without a socket.
struct Peer: Sendable {
    static let now = Date(timeIntervalSince1970: 1_767_600_000)
    let endpoint: FHIREndpoint

    init(patientCount: Int = 3) throws {
        var store = FHIRStore()
        try SyntheticPatients.seed(&store, count: patientCount, now: Self.now)
        endpoint = FHIREndpoint(store)
    }

    func send(
        _ method: String, _ target: String, _ body: String = "",
        headers: [(name: String, value: String)] = [], failsEntry: () -> Bool = { false }
    ) -> ServerReply {
        let parts = target.split(separator: "?", maxSplits: 1)
        var headers = headers + [("Host", "ehr.test:8080")]
        if method == "POST", !headers.contains(where: { $0.name == "Content-Type" }) {
            headers.append(("Content-Type", "application/fhir+json"))
        }
        let request = ServerRequest(
            method: method, path: String(parts.first ?? ""),
            query: parts.count > 1 ? String(parts[1]) : "", headers: headers,
            body: Array(body.utf8))
        return endpoint.respond(to: request, now: Self.now, failsEntry: failsEntry)
    }

    func get(_ target: String, headers: [(name: String, value: String)] = []) -> ServerReply {
        send("GET", target, headers: headers)
    }
}

extension ServerReply {
    var text: String { String(decoding: body, as: UTF8.self) }

    var json: JSONValue? { try? JSONValue(parsing: text) }

    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    /// `issue[0].code` of an OperationOutcome.
    var issueCode: String? {
        guard json?.string("resourceType") == "OperationOutcome" else { return nil }
        return json?["issue"]?.elements.first?.string("code")
    }

    /// The resources of a searchset.
    var matches: [JSONValue] { json?["entry"]?.elements.compactMap { $0["resource"] } ?? [] }

    func link(_ relation: String) -> String? {
        json?["link"]?.elements.first { $0.string("relation") == relation }?.string("url")
    }
}

/// A document as the gateway sends it.
func document(_ identifier: String, status: String = "current") -> String {
    """
    {"resourceType":"DocumentReference","id":"mine","status":"\(status)","identifier":[{"system":\
    "urn:carewire:note","value":"\(identifier)"}],"content":[{"attachment":{"contentType":\
    "text/plain","data":"eA==","size":1}}]}
    """
}

internal import Foundation
internal import Messages

/// The answer to one interaction, before it becomes an HTTP answer or an entry of a batch.
struct FHIROutcome {
    let status: Int
    var resource: JSONValue?
    var entityTag: String?
    var lastModified: Date?
    /// Relative to the base.
    var location: String?
    /// Methods that would have been possible, with 405.
    var allow: String?

    init(_ status: Int, resource: JSONValue? = nil) {
        self.status = status
        self.resource = resource
    }

    /// A resource with what HTTP says about it.
    init(_ status: Int, _ stored: StoredResource) {
        self.init(status, resource: stored.content)
        entityTag = stored.entityTag
        lastModified = stored.lastUpdated
    }

    /// An OperationOutcome. `diagnostics` never holds anything of a request.
    static func issue(_ status: Int, _ code: String, _ diagnostics: String) -> FHIROutcome {
        FHIROutcome(status, resource: operationOutcome("error", code, diagnostics))
    }

    static func operationOutcome(
        _ severity: String, _ code: String, _ diagnostics: String
    ) -> JSONValue {
        .object([
            ("resourceType", .string("OperationOutcome")),
            (
                "issue",
                .array([
                    .object([
                        ("severity", .string(severity)), ("code", .string(code)),
                        ("diagnostics", .string(diagnostics)),
                    ])
                ])
            ),
        ])
    }

    /// The status with its words, as a batch entry needs it.
    var statusText: String { Self.statusTexts[status] ?? "\(status)" }

    private static let statusTexts = [
        200: "200 OK", 201: "201 Created", 204: "204 No Content", 304: "304 Not Modified",
        400: "400 Bad Request", 404: "404 Not Found", 405: "405 Method Not Allowed",
        406: "406 Not Acceptable", 410: "410 Gone", 412: "412 Precondition Failed",
        413: "413 Content Too Large", 415: "415 Unsupported Media Type",
        422: "422 Unprocessable Entity", 429: "429 Too Many Requests",
        500: "500 Internal Server Error", 501: "501 Not Implemented",
        503: "503 Service Unavailable", 504: "504 Gateway Timeout",
        507: "507 Insufficient Storage",
    ]
}

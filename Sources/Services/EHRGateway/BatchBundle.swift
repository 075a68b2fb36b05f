internal import Messages

/// A FHIR batch of reads: the question, and the answer taken apart by position.
enum BatchBundle {
    /// The Bundle that asks for these searches, in their order.
    static func question(_ keys: [ReadKey]) -> [UInt8] {
        let entries = keys.map { key in
            JSONValue.object([
                (
                    "request",
                    .object([("method", .string("GET")), ("url", .string(key.search))])
                )
            ])
        }
        let bundle = JSONValue.object([
            ("resourceType", .string("Bundle")), ("type", .string("batch")),
            ("entry", .array(entries)),
        ])
        return Array(bundle.text().utf8)
    }

    /// Each entry's resource or its own error, by position.
    ///
    /// - Throws: ``EHRGatewayError`` `badAnswer` when it is no answer to `count` questions: then no
    ///   position can be trusted.
    static func answers(
        _ body: [UInt8], count: Int
    ) throws(EHRGatewayError) -> [Result<JSONSlice, EHRGatewayError>] {
        try entries(body, count: count).map(answer)
    }

    private static func entries(
        _ body: [UInt8], count: Int
    ) throws(EHRGatewayError) -> [JSONSlice] {
        let bundle = try JSONSlice(checking: body)
        let entries = bundle["entry"]?.elements ?? []
        guard bundle.string("resourceType") == "Bundle",
            bundle.string("type") == "batch-response", entries.count == count
        else {
            throw EHRGatewayError(.badAnswer, "the EHR's answer is no response to the batch")
        }
        return entries
    }

    /// What an entry of the answer says of a document that was to be made.
    struct Made: Sendable {
        /// HTTP's status; 0 when there is none.
        let status: Int
        let location: String?
        /// As the EHR holds it, if it says so.
        let resource: JSONSlice?
    }

    /// The Bundle that makes these documents, each on its condition.
    static func creation(_ documents: [PostedDocument]) -> [UInt8] {
        var text = Array(#"{"resourceType":"Bundle","type":"batch","entry":["#.utf8)
        text.reserveCapacity(documents.reduce(256) { $0 + $1.byteCount })
        for (index, document) in documents.enumerated() {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            text += #"{"resource":"#.utf8
            text += document.resource
            text += #","request":{"method":"POST","url":"DocumentReference","ifNoneExist":""#.utf8
            // Percent-encoded, so that nothing in it has a meaning in JSON.
            text += document.condition.utf8
            text += #""}}"#.utf8
        }
        text += "]}".utf8
        return text
    }

    /// The Bundle that takes a document back: marks it as entered in error, or deletes it.
    static func retraction(documentID: String, enteredInError: Bool) -> [UInt8] {
        let url = "DocumentReference?" + DocumentReference.condition(documentID: documentID)
        let method = enteredInError ? "PATCH" : "DELETE"
        var entry: [(key: String, value: JSONValue)] = [
            ("request", .object([("method", .string(method)), ("url", .string(url))]))
        ]
        if enteredInError { entry.append(("resource", statusPatch)) }
        let bundle = JSONValue.object([
            ("resourceType", .string("Bundle")), ("type", .string("batch")),
            ("entry", .array([.object(entry)])),
        ])
        return Array(bundle.text().utf8)
    }

    /// Source: FHIR R4, FHIRPath Patch.
    private static var statusPatch: JSONValue {
        let parts: [(String, String, String)] = [
            ("type", "valueCode", "replace"), ("path", "valueString", "DocumentReference.status"),
            ("value", "valueCode", DocumentReference.enteredInError),
        ]
        let operation = JSONValue.object([
            ("name", .string("operation")),
            (
                "part",
                .array(
                    parts.map { .object([("name", .string($0.0)), ($0.1, .string($0.2))]) })
            ),
        ])
        return .object([
            ("resourceType", .string("Parameters")), ("parameter", .array([operation])),
        ])
    }

    /// Each entry's answer, by position.
    ///
    /// - Throws: as ``answers(_:count:)``.
    static func made(_ body: [UInt8], count: Int) throws(EHRGatewayError) -> [Made] {
        try entries(body, count: count).map { entry in
            Made(
                status: status(entry), location: entry["response"]?.string("location"),
                resource: entry["resource"])
        }
    }

    private static func status(_ entry: JSONSlice) -> Int {
        // "200 OK": a status is a text that begins with three digits.
        entry["response"]?.string("status").flatMap { Int($0.prefix(3)) } ?? 0
    }

    private static func answer(_ entry: JSONSlice) -> Result<JSONSlice, EHRGatewayError> {
        if let error = EHRGatewayError(status: status(entry)) { return .failure(error) }
        guard let resource = entry["resource"] else {
            return .failure(EHRGatewayError(.badAnswer, "an entry of the batch has no resource"))
        }
        return .success(resource)
    }
}

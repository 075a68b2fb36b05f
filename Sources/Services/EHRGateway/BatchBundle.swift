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
        let bundle = try JSONSlice(checking: body)
        let entries = bundle["entry"]?.elements ?? []
        guard bundle.string("resourceType") == "Bundle",
            bundle.string("type") == "batch-response", entries.count == count
        else {
            throw EHRGatewayError(.badAnswer, "the EHR's answer is no response to the batch")
        }
        return entries.map(answer)
    }

    private static func answer(_ entry: JSONSlice) -> Result<JSONSlice, EHRGatewayError> {
        // "200 OK": a status is a text that begins with three digits.
        let status = entry["response"]?.string("status").flatMap { Int($0.prefix(3)) } ?? 0
        if let error = EHRGatewayError(status: status) { return .failure(error) }
        guard let resource = entry["resource"] else {
            return .failure(EHRGatewayError(.badAnswer, "an entry of the batch has no resource"))
        }
        return .success(resource)
    }
}

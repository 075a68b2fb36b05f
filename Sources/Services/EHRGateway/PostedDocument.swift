internal import Messages

/// A document as it goes to the EHR.
struct PostedDocument: Sendable {
    /// The DocumentReference, in JSON.
    let resource: [UInt8]
    /// The search that finds it if it is there already, percent-encoded.
    let condition: String
    /// To tell it from another document of its id.
    let text: PHI<String>

    /// - Parameter date: a FHIR instant.
    init(_ request: EhrV1.SubmitDocumentRequest, date: String) {
        resource = DocumentReference.resource(request, date: date)
        condition = DocumentReference.condition(documentID: request.documentID)
        text = request.text
    }

    /// Octets that it takes in a batch, a little too many.
    var byteCount: Int { resource.count + condition.utf8.count + 128 }
}

internal import Foundation
internal import Messages
internal import RPC

/// The FHIR resource that hands a note over, and what comes back.
enum DocumentReference {
    /// The system of our documents' identifiers.
    static let documentSystem = "urn:carewire:note"
    /// The system of our providers' identifiers.
    static let providerSystem = "urn:carewire:provider"

    /// What the EHR has taken, or had already.
    struct Receipt: Sendable {
        let resourceID: String
    }

    /// The search that finds the document if it is there already.
    static func condition(documentID: String) -> String {
        "identifier=" + PercentEncoding.encoded("\(documentSystem)|\(documentID)")
    }

    /// The resource. `date` is a FHIR instant. Written octet by octet: what ids and
    /// codes may hold has no meaning in JSON (``RequestRules``), and the text goes in base64.
    static func resource(_ request: EhrV1.SubmitDocumentRequest, date: String) -> [UInt8] {
        let text = Array(request.text.revealed.utf8)
        let data = Data(text).base64EncodedString()
        var json: [UInt8] = []
        json.reserveCapacity(data.utf8.count + 1_024)
        json += #"{"resourceType":"DocumentReference","identifier":["#.utf8
        add(documentSystem, request.documentID, to: &json)
        json += #"],"status":"\#(status(request))","type":{"coding":[{"system":"#.utf8
        json += #""http://loinc.org","code":"\#(request.loinc)"}]},"subject":{"type":"#.utf8
        json += #""Patient","identifier":"#.utf8
        add(ReadKey.patientSystem, request.patientID.revealed, to: &json)
        json += #"},"date":"\#(date)""#.utf8
        if !request.providerID.isEmpty {
            json += #","author":[{"identifier":"#.utf8
            add(providerSystem, request.providerID, to: &json)
            json += "}]".utf8
        }
        if !request.replacesDocumentID.isEmpty {
            // By its identifier, which holds wherever the EHR keeps it, and before it has it.
            json += #","relatesTo":[{"code":"replaces","target":{"type":"#.utf8
            json += #""DocumentReference","identifier":"#.utf8
            add(documentSystem, request.replacesDocumentID, to: &json)
            json += "}}]".utf8
        }
        json += #","content":[{"attachment":{"contentType":"text/plain; charset=utf-8","#.utf8
        json += #""data":""#.utf8
        json += data.utf8
        json += #"","size":\#(text.count),"hash":"\#(hash(of: text))"}}]}"#.utf8
        return json
    }

    /// An identifier, as FHIR writes it.
    private static func add(_ system: String, _ value: String, to json: inout [UInt8]) {
        json += #"{"system":""#.utf8
        json += system.utf8
        json += #"","value":""#.utf8
        json += value.utf8
        json += #""}"#.utf8
    }

    /// R4's `status`.
    private static func status(_ request: EhrV1.SubmitDocumentRequest) -> String {
        switch request.status {
        case .enteredInError: enteredInError
        case .unspecified, .current, .unrecognized: "current"
        }
    }

    /// The code of a document whose content must not be used.
    static let enteredInError = "entered-in-error"

    /// Reads the answer to a conditional create.
    ///
    /// - Throws: ``EHRGatewayError`` `alreadyExists` when the EHR shows another content under the
    ///   same document id, `badAnswer` when it does not say which resource it is.
    static func receipt(
        body: [UInt8], location: String?, text: PHI<String>
    ) throws(EHRGatewayError) -> Receipt {
        try receipt(
            resource: body.isEmpty ? nil : JSONSlice(checking: body), location: location,
            text: text)
    }

    /// The same of a resource that is taken apart already.
    static func receipt(
        resource: JSONSlice?, location: String?, text: PHI<String>
    ) throws(EHRGatewayError) -> Receipt {
        let attachment = resource?["content"]?.elements.first?["attachment"]
        if let found = attachment?.string("hash"), found != hash(of: Array(text.revealed.utf8)) {
            throw EHRGatewayError(
                .alreadyExists, "the EHR holds another text under this document id")
        }
        let isDocument = resource?.string("resourceType") == "DocumentReference"
        let named = location.flatMap(id(fromLocation:))
        guard let id = named ?? (isDocument ? resource?.string("id") : nil), isLogicalID(id) else {
            throw EHRGatewayError(.badAnswer, "the EHR did not name the document")
        }
        return Receipt(resourceID: id)
    }

    /// FHIR's `hash`: SHA-1, in base64.
    static func hash(of octets: [UInt8]) -> String {
        Data(SHA1.digest(of: octets)).base64EncodedString()
    }

    /// `[base]/DocumentReference/[id]/_history/[version]`, the last part being optional.
    private static func id(fromLocation location: String) -> String? {
        let parts = location.split(separator: "/")
        guard let index = parts.lastIndex(of: "DocumentReference"), index + 1 < parts.count else {
            return nil
        }
        return String(parts[index + 1])
    }

    /// FHIR's `id`: 1 to 64 letters, digits, hyphens and points.
    private static func isLogicalID(_ id: String) -> Bool {
        (1...64).contains(id.utf8.count)
            && id.utf8.allSatisfy { octet in
                switch octet {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
                    true
                case _:
                    false
                }
            }
    }
}

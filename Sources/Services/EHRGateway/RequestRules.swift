internal import Messages
internal import RPC

/// What the fields of a request may hold. Ids are narrow because they become search tokens, in
/// which `|`, `,` and `\` have a meaning: an id with a comma would find two patients.
enum RequestRules {
    /// Octets of an id.
    static let idByteCountMax = 64
    /// Octets of a document's text (256 KiB).
    static let textByteCountMax = 256 << 10
    /// Documents of one call. Source: ehr.proto.
    static let documentCountMax = 64
    /// Octets of their texts together (1 MiB). Source: ehr.proto.
    static let documentsByteCountMax = 1 << 20
    /// Observations in one answer, and how many 0 means.
    static let observationCountMax = 100
    static let observationCountDefault = 20

    /// - Throws: ``EHRGatewayError`` `invalidArgument`, naming the field and never its value.
    static func check(patientID: PHI<String>) throws(EHRGatewayError) {
        try check(id: patientID.revealed, "patient_id")
    }

    /// The number of observations asked for.
    ///
    /// - Throws: ``EHRGatewayError`` `invalidArgument`.
    static func count(_ count: UInt32) throws(EHRGatewayError) -> Int {
        guard count <= observationCountMax else {
            throw EHRGatewayError(.invalidArgument, "count is at most \(observationCountMax)")
        }
        return count == 0 ? observationCountDefault : Int(count)
    }

    /// - Throws: ``EHRGatewayError`` `invalidArgument`.
    static func check(_ request: EhrV1.SubmitDocumentRequest) throws(EHRGatewayError) {
        try check(patientID: request.patientID)
        try check(id: request.documentID, "document_id")
        if !request.providerID.isEmpty { try check(id: request.providerID, "provider_id") }
        if !request.replacesDocumentID.isEmpty {
            try check(id: request.replacesDocumentID, "replaces_document_id")
            guard request.replacesDocumentID != request.documentID else {
                throw EHRGatewayError(
                    .invalidArgument, "replaces_document_id is another document's")
            }
        }
        switch request.status {
        case .unspecified, .current, .enteredInError: break
        case .unrecognized:
            throw EHRGatewayError(.invalidArgument, "status is one of the contract's values")
        }
        guard isLOINC(request.loinc) else {
            throw EHRGatewayError(.invalidArgument, "loinc is a LOINC code such as 11506-3")
        }
        guard (1...textByteCountMax).contains(request.text.revealed.utf8.count) else {
            throw EHRGatewayError(.invalidArgument, "text has 1 to \(textByteCountMax) octets")
        }
    }

    /// What holds of several documents together; each is checked by itself besides.
    ///
    /// - Throws: ``EHRGatewayError`` `invalidArgument`.
    static func check(_ request: EhrV1.SubmitDocumentsRequest) throws(EHRGatewayError) {
        guard (1...documentCountMax).contains(request.documents.count) else {
            throw EHRGatewayError(.invalidArgument, "documents are 1 to \(documentCountMax)")
        }
        let byteCount = request.documents.reduce(0) { $0 + $1.text.revealed.utf8.count }
        guard byteCount <= documentsByteCountMax else {
            throw EHRGatewayError(
                .invalidArgument, "the texts have at most \(documentsByteCountMax) octets")
        }
        guard Set(request.documents.map(\.documentID)).count == request.documents.count else {
            throw EHRGatewayError(.invalidArgument, "two documents have one document_id")
        }
    }

    /// - Throws: ``EHRGatewayError`` `invalidArgument`.
    static func check(_ request: EhrV1.RetractDocumentRequest) throws(EHRGatewayError) {
        try check(id: request.documentID, "document_id")
    }

    private static func check(id: String, _ field: String) throws(EHRGatewayError) {
        let isPlain = id.utf8.allSatisfy { octet in
            switch octet {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: ":"):
                true
            case _:
                false
            }
        }
        guard isPlain, (1...idByteCountMax).contains(id.utf8.count) else {
            throw EHRGatewayError(
                .invalidArgument,
                "\(field) has 1 to \(idByteCountMax) letters, digits or - . _ :")
        }
    }

    /// One to seven digits, a hyphen, a check digit.
    private static func isLOINC(_ code: String) -> Bool {
        let parts = code.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 2 && (1...7).contains(parts[0].utf8.count)
            && parts[1].utf8.count == 1
            && parts.joined().utf8.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
            }
    }
}

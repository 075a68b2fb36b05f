internal import Messages
internal import RPC

/// Checks what callers send. A refusal names the field and the rule, never the value.
enum PatientValidation {
    /// 1 to 64 of letters, digits, `.` and `-`. Source: patient.proto.
    static func patientID(_ id: PHI<String>) throws(RPCError) -> String {
        let octets = id.revealed.utf8
        let isGood =
            (1...PatientLimits.patientIDByteCountMax).contains(octets.count)
            && octets.allSatisfy(isPatientIDOctet)
        guard isGood else {
            throw refusal(
                "patient_id", "has 1 to \(PatientLimits.patientIDByteCountMax) of A-Z a-z 0-9 . -")
        }
        return id.revealed
    }

    /// The demographics of a record; they must be there.
    static func demographics(
        _ demographics: PatientV1.Demographics?
    ) throws(RPCError) -> PatientV1.Demographics {
        guard let demographics else { throw refusal("demographics", "must be there") }
        try length(
            demographics.familyName, "demographics.family_name", PatientLimits.nameByteCountMax)
        try count(
            demographics.givenNames.count, "demographics.given_names",
            PatientLimits.givenNameCountMax)
        for name in demographics.givenNames {
            try length(name, "demographics.given_names", PatientLimits.nameByteCountMax)
        }
        guard BirthDate.isWellFormed(demographics.birthDate.revealed) else {
            throw refusal("demographics.birth_date", "is YYYY, YYYY-MM or YYYY-MM-DD")
        }
        if case .unrecognized = demographics.gender {
            throw refusal("demographics.gender", "is one of the contract's values")
        }
        if case .unrecognized = demographics.sharing {
            throw refusal("demographics.sharing", "is one of the contract's values")
        }
        try identifiers(demographics.identifiers)
        try length(demographics.phone, "demographics.phone", PatientLimits.phoneByteCountMax)
        try length(demographics.address, "demographics.address", PatientLimits.addressByteCountMax)
        return demographics
    }

    private static func identifiers(
        _ identifiers: [PatientV1.Identifier]
    ) throws(RPCError) {
        try count(
            identifiers.count, "demographics.identifiers", PatientLimits.identifierCountMax)
        for identifier in identifiers {
            try length(
                identifier.value, "demographics.identifiers.value",
                PatientLimits.identifierByteCountMax)
            guard identifier.system.utf8.count <= PatientLimits.systemByteCountMax else {
                throw refusal(
                    "demographics.identifiers.system",
                    "has at most \(PatientLimits.systemByteCountMax) octets")
            }
        }
    }

    /// The history of a record; absent means empty.
    static func history(
        _ history: PatientV1.MedicalHistory?
    ) throws(RPCError) -> PatientV1.MedicalHistory {
        guard let history else { return PatientV1.MedicalHistory() }
        try entries(history.conditions, "history.conditions")
        try entries(history.allergies, "history.allergies")
        try entries(history.medications, "history.medications")
        return history
    }

    private static func entries(_ entries: [PHI<String>], _ field: String) throws(RPCError) {
        try count(entries.count, field, PatientLimits.historyEntryCountMax)
        for entry in entries { try length(entry, field, PatientLimits.historyEntryByteCountMax) }
    }

    /// The version that a change is for: 1 to one below the highest.
    static func version(_ version: UInt64?) throws(RPCError) -> UInt64? {
        guard let version else { return nil }
        guard (1..<PatientLimits.versionMax).contains(version) else {
            throw refusal("if_version", "is a version that was read")
        }
        return version
    }

    /// The idempotency key of a call: printable ASCII.
    static func idempotencyKey(_ key: String?) throws(RPCError) -> String? {
        guard let key else { return nil }
        let isGood =
            (1...PatientLimits.idempotencyKeyByteCountMax).contains(key.utf8.count)
            && key.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        guard isGood else {
            throw refusal(
                "idempotency-key",
                "has 1 to \(PatientLimits.idempotencyKeyByteCountMax) printable ASCII characters")
        }
        return key
    }

    private static func length(
        _ text: PHI<String>, _ field: String, _ byteCountMax: Int
    ) throws(RPCError) {
        guard text.revealed.utf8.count <= byteCountMax else {
            throw refusal(field, "has at most \(byteCountMax) octets")
        }
    }

    private static func count(_ count: Int, _ field: String, _ countMax: Int) throws(RPCError) {
        guard count <= countMax else { throw refusal(field, "has at most \(countMax) entries") }
    }

    private static func refusal(_ field: String, _ rule: String) -> RPCError {
        RPCError(.invalidArgument, "\(field) \(rule)")
    }

    static func isPatientIDOctet(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
            return true
        default:
            return false
        }
    }
}

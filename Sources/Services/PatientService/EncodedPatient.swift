internal import Messages

/// What a read must know of an encoded `carewire.patient.v1.Patient` that it does not decode.
///
/// Source of the encoding: Protocol Buffers, version 3.
enum EncodedPatient {
    /// Of `demographics` in `Patient`.
    private static let demographicsField: UInt64 = 2
    /// Of `active` in `Patient`.
    private static let activeField: UInt64 = 5
    /// Of `replaced_by` in `Patient`.
    private static let replacedByField: UInt64 = 6
    /// Of `sharing` in `Demographics`.
    private static let sharingField: UInt64 = 8

    /// The last value of a field.
    private enum Value {
        case absent
        case number(UInt64)
        case octets(Range<Int>)
    }

    /// Whether the record itself says that everybody may see it, as
    /// `PatientV1.Patient.isForEverybody` says; false also when that cannot be told.
    static func isForEverybody(_ octets: [UInt8]) -> Bool {
        switch last(replacedByField, octets, octets.indices) {
        case .absent: isPermitted(octets)
        case .octets(let heir): heir.isEmpty && isPermitted(octets)
        case .number, nil: false
        }
    }

    private static func isPermitted(_ octets: [UInt8]) -> Bool {
        switch last(demographicsField, octets, octets.indices) {
        case .absent: true
        case .octets(let demographics):
            switch last(sharingField, octets, demographics) {
            case .absent: true
            case .number(let sharing):
                sharing != UInt64(PatientV1.Sharing.treatmentOnly.rawValue)
            case .octets, nil: false
            }
        case .number, nil: false
        }
    }

    /// Whether the record is open; nil when that cannot be told.
    static func isActive(_ octets: [UInt8]) -> Bool? {
        switch last(activeField, octets, octets.indices) {
        case .absent: false
        case .number(let number): number != 0
        case .octets, nil: nil
        }
    }

    /// Nil for what is no message of numbers and octets.
    private static func last(_ field: UInt64, _ octets: [UInt8], _ range: Range<Int>) -> Value? {
        var found = Value.absent
        var place = range.lowerBound
        while place < range.upperBound {
            guard let tag = number(octets, &place, range.upperBound),
                let number = number(octets, &place, range.upperBound)
            else { return nil }
            switch tag & 7 {
            case 0: if tag >> 3 == field { found = .number(number) }
            case 2:
                guard number <= UInt64(range.upperBound - place) else { return nil }
                let end = place + Int(number)
                if tag >> 3 == field {
                    // Messages that come twice are one, of both.
                    guard case .absent = found else { return nil }
                    found = .octets(place..<end)
                }
                place = end
            default: return nil
            }
        }
        return found
    }

    /// Seven bits an octet, the least significant first; nil past the end and above 64 bits.
    private static func number(_ octets: [UInt8], _ place: inout Int, _ end: Int) -> UInt64? {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard place < end else { return nil }
            let octet = octets[place]
            place += 1
            number |= UInt64(octet & 0x7F) << shift
            if octet < 0x80 { return number }
        }
        return nil
    }
}

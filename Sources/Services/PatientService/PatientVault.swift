internal import Messages
internal import PHIProtection

/// Turns patients into what may rest, and back. One per event loop, confined to its thread.
final class PatientVault {
    /// A patient and the places of its sealed parts.
    enum Column: String {
        case demographics
        case history
        /// The patient id.
        case subject
        case content
        case position
        /// A patient's own key.
        case envelope
        /// The patient id of a merged record's survivor.
        case link
        case secret
    }
    static let table = "patients"
    static let cachePrefix = Array("patient:".utf8)

    private let tenant: String
    let sealer: PHISealer
    /// Entries of charts, and the positions in page tokens.
    let entrySealer: PHISealer
    let opened = OpenedKeys()
    let blind: BlindIndexes
    /// What page tokens are bound to.
    let questions: Pseudonymizer
    let cacheSealer: PHISealer
    let names: Pseudonymizer
    private let requestKeys: Pseudonymizer
    private let requestDigests: Pseudonymizer
    private let arena = MessageArena()
    /// Makes marks in the cache unlike those of other instances.
    private let instance = UInt64.random(in: .min ... .max)
    private var markCount: UInt64 = 0
    /// The last patient's name in the cache.
    @exclusivity(unchecked) var cacheName: [UInt8] = []
    /// What cache keys of the epoch asked for last end with.
    @exclusivity(unchecked) var cacheKeyEnd: (epoch: UInt64, octets: [UInt8]) = (
        0, Array(":0".utf8)
    )

    init(
        ring live: LiveKeyRing, tenant: String, ledger: KeyUsageLedger? = nil
    ) throws(PHIError) {
        self.tenant = tenant
        // Names come from the index key, which stays for the life of the data.
        let ring = live.current
        sealer = PHISealer(ring: live, purpose: "patient-record", ledger: ledger)
        entrySealer = PHISealer(ring: live, purpose: "chart-entry", ledger: ledger)
        blind = try BlindIndexes(ring: ring, tenant: tenant)
        questions = try Pseudonymizer(ring: ring, kind: "page-token", tenant: tenant)
        cacheSealer = PHISealer(ring: live, purpose: "patient-cache", ledger: ledger)
        names = try Pseudonymizer(ring: ring, kind: "patient", tenant: tenant)
        requestKeys = try Pseudonymizer(ring: ring, kind: "idempotency-key", tenant: tenant)
        requestDigests = try Pseudonymizer(ring: ring, kind: "patient-request", tenant: tenant)
    }

    // MARK: Names

    /// The patient's name in tables.
    func pseudonym(of patientID: String) throws(PatientServiceError) -> [UInt8] {
        try translated { () throws(PHIError) in try names.pseudonym(patientID) }
    }

    /// The patient's key in the cache: `patient:` and 64 hexadecimal digits.
    func cacheKey(of patientID: String) throws(PatientServiceError) -> [UInt8] {
        let code = try translated { () throws(PHIError) in try names.cacheKey(patientID) }
        let count = Self.cachePrefix.count + 2 * code.count
        return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
            unsafe UnsafeMutableRawBufferPointer(buffer).copyBytes(from: Self.cachePrefix)
            var place = Self.cachePrefix.count
            for octet in code {
                unsafe buffer[place] = Self.hexadecimalDigit(octet >> 4)
                unsafe buffer[place + 1] = Self.hexadecimalDigit(octet & 0x0F)
                place += 2
            }
            initializedCount = count
        }
    }

    @inline(__always)
    static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value
    }

    /// Four octets as eight digits, in the order in which they are written: all at once, in the
    /// octets of one number.
    @inline(__always)
    static func hexadecimalDigits(_ octets: UInt32) -> UInt64 {
        var digits = UInt64(octets)
        digits = (digits | digits << 16) & 0x0000_FFFF_0000_FFFF
        digits = (digits | digits << 8) & 0x00FF_00FF_00FF_00FF
        digits = (digits | digits << 4) & 0x0F0F_0F0F_0F0F_0F0F
        // 1 where a digit is a letter.
        let letters = (digits &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        return digits &+ 0x3030_3030_3030_3030 &+ letters &* 0x27
    }

    /// The blind index of an identifier; nil for one without a value.
    func identifierIndex(
        _ identifier: PatientV1.Identifier
    ) throws(PatientServiceError) -> [UInt8]? {
        try translated { () throws(PHIError) in try blind.identifier(identifier) }
    }

    /// What makes a repeated creation recognisable. Another caller's equal key is another key.
    func stamp(
        idempotencyKey: String, caller: String, request: some WireMessage
    ) throws(PatientServiceError) -> RequestStamp {
        var octets = try encoded(request)
        defer { PHISealer.wipe(&octets) }
        return try translated { () throws(PHIError) in
            RequestStamp(
                key: try requestKeys.pseudonym("\(caller) \(idempotencyKey)"),
                digest: try requestDigests.pseudonym(ofOctets: octets))
        }
    }

    // MARK: Records

    /// Seals a record for its row and version under the patient's key, and finds the keys by which
    /// it can be looked up.
    func seal(
        _ demographics: PatientV1.Demographics, _ history: PatientV1.MedicalHistory,
        patientID: String, pseudonym: [UInt8], version: UInt64, isActive: Bool,
        under own: OpenedKey
    ) throws(PatientServiceError) -> SealedPatient {
        let subject = PatientV1.CheckPatientRequest(patientID: PHI(patientID))
        return SealedPatient(
            pseudonym: pseudonym, version: version, isActive: isActive,
            demographics: try seal(
                demographics, sealer, place(Self.table, .demographics, pseudonym, version),
                own.key),
            history: try seal(
                history, sealer, place(Self.table, .history, pseudonym, version), own.key),
            subject: try seal(
                subject, sealer, place(Self.table, .subject, pseudonym, version), own.key),
            key: own.envelope,
            lookups: try translated { () throws(PHIError) in try blind.lookups(demographics) })
    }

    /// The patient id of a record that was found by a look-up.
    func open(_ subject: SealedSubject) throws(PatientServiceError) -> String {
        let pseudonym = subject.pseudonym
        let request: PatientV1.CheckPatientRequest = try open(
            subject.envelope[...], sealer,
            place(Self.table, .subject, pseudonym, subject.version),
            try key(of: pseudonym, in: subject.key)?.key)
        return request.patientID.revealed
    }

    /// Opens a record, which must be the one asked for.
    func open(
        _ sealed: SealedPatient, patientID: String
    ) throws(PatientServiceError) -> PatientV1.Patient {
        let row = sealed.pseudonym
        let own = try key(of: row, in: sealed.key)?.key
        return PatientV1.Patient(
            patientID: PHI(patientID),
            demographics: try open(
                sealed.demographics[...], sealer,
                place(Self.table, .demographics, row, sealed.version), own),
            history: try open(
                sealed.history[...], sealer, place(Self.table, .history, row, sealed.version),
                own),
            version: sealed.version, active: sealed.isActive,
            replacedBy: try survivor(of: sealed))
    }

    /// The demographics of a record alone.
    func demographics(
        of sealed: SealedPatient
    ) throws(PatientServiceError) -> PatientV1.Demographics {
        let row = sealed.pseudonym
        return try open(
            sealed.demographics[...], sealer,
            place(Self.table, .demographics, row, sealed.version),
            try key(of: row, in: sealed.key)?.key)
    }

    /// 16 octets that nobody else makes.
    func uniqueOctets() -> [UInt8] {
        markCount += 1
        var octets: [UInt8] = []
        octets.reserveCapacity(17)
        for half in [instance, markCount] {
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                octets.append(UInt8(truncatingIfNeeded: half >> shift))
            }
        }
        return octets
    }

    // MARK: Sealing messages

    func place(
        _ table: String, _ column: Column, _ key: [UInt8], _ version: UInt64
    ) -> SealPlace {
        SealPlace(
            tenant: tenant, table: table, column: column.rawValue, primaryKey: key,
            version: version)
    }

    func seal(
        _ message: some WireMessage, _ sealer: PHISealer, _ place: SealPlace,
        _ subject: SubjectKey? = nil
    ) throws(PatientServiceError) -> [UInt8] {
        defer { arena.wipe() }
        do {
            let prepared = try unsafe message.prepare(in: arena)
            return try unsafe sealer.seal(
                byteCount: prepared.byteCount, for: place, under: subject
            ) { target in
                if let start = target.baseAddress { unsafe prepared.write(to: start) }
            }
        } catch let error as PHIError {
            throw PatientServiceError(error)
        } catch {
            throw PatientServiceError(.internalFailure, "a message cannot be encoded", cause: error)
        }
    }

    /// - Parameter subject: the patient's key, if there is one; values from before it was drawn
    ///   need the ring alone.
    func open<Message: WireMessage>(
        _ envelope: ArraySlice<UInt8>, _ sealer: PHISealer, _ place: SealPlace,
        _ subject: SubjectKey? = nil
    ) throws(PatientServiceError) -> Message {
        defer { arena.wipe() }
        let subject = PHISealer.isOfSubject(envelope) ? subject : nil
        do {
            return try unsafe envelope.withUnsafeBytes { octets in
                try unsafe sealer.withOpened(octets, at: place, under: subject) { plaintext in
                    try unsafe Message(decoding: plaintext, arena: arena)
                }
            }
        } catch let error as PHIError {
            throw PatientServiceError(error)
        } catch {
            throw PatientServiceError(.damaged, "a stored value cannot be decoded", cause: error)
        }
    }

    func encoded(_ message: some WireMessage) throws(PatientServiceError) -> [UInt8] {
        defer { arena.wipe() }
        do {
            let prepared = try unsafe message.prepare(in: arena)
            let byteCount = unsafe prepared.byteCount
            return unsafe [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
                if let start = buffer.baseAddress { unsafe prepared.write(to: start) }
                count = byteCount
            }
        } catch {
            throw PatientServiceError(.internalFailure, "a message cannot be encoded", cause: error)
        }
    }

    func translated<Result>(
        _ body: () throws(PHIError) -> Result
    ) throws(PatientServiceError) -> Result {
        do throws(PHIError) {
            return try body()
        } catch {
            throw PatientServiceError(error)
        }
    }
}

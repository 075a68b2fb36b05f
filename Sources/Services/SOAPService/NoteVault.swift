internal import Messages
internal import PHIProtection

/// Names, seals and opens. Confined to one loop, and never held across a suspension.
final class NoteVault {
    private static let table = "soap_notes"
    private static let column = "content"

    private let tenant: String
    private let sealer: PHISealer
    private let names: Pseudonymizer
    private let requestKeys: Pseudonymizer
    private let requestDigests: Pseudonymizer
    private let arena = MessageArena()

    init(
        ring live: LiveKeyRing, tenant: String, ledger: KeyUsageLedger?
    ) throws(PHIError) {
        self.tenant = tenant
        // Names come from the index key, which stays for the life of the data.
        let ring = live.current
        sealer = PHISealer(ring: live, purpose: "soap-note", ledger: ledger)
        names = try Pseudonymizer(ring: ring, kind: "patient", tenant: tenant)
        requestKeys = try Pseudonymizer(ring: ring, kind: "soap-idempotency-key", tenant: tenant)
        requestDigests = try Pseudonymizer(ring: ring, kind: "soap-request", tenant: tenant)
    }

    /// The patient's name in tables; the same as patient-service's.
    func pseudonym(of patientID: String) throws(SOAPServiceError) -> [UInt8] {
        try translated { () throws(PHIError) in try names.pseudonym(patientID) }
    }

    /// What makes a repeated call recognisable. Another caller's equal key is another key.
    func stamp(
        _ request: SoapV1.ProcessRequest, caller: String
    ) throws(SOAPServiceError) -> RequestStamp {
        var octets = try encoded(request)
        defer { PHISealer.wipe(&octets) }
        return try translated { () throws(PHIError) in
            RequestStamp(
                key: try requestKeys.pseudonym("\(caller) \(request.idempotencyKey)"),
                digest: try requestDigests.pseudonym(ofOctets: octets))
        }
    }

    /// Seals a note for its row. The extraction is sealed with the text: codes and values are PHI.
    func seal(
        _ content: SoapV1.GetNoteResponse, noteID: NoteID, pseudonym: [UInt8]
    ) throws(SOAPServiceError) -> SealedNote {
        defer { arena.wipe() }
        let place = place(pseudonym, noteID, version: 1)
        do {
            let prepared = try unsafe content.prepare(in: arena)
            let envelope = try unsafe sealer.seal(byteCount: prepared.byteCount, for: place) {
                target in
                if let start = target.baseAddress { unsafe prepared.write(to: start) }
            }
            return SealedNote(
                pseudonym: pseudonym, noteID: noteID, version: 1,
                providerID: content.providerID, content: envelope)
        } catch let error as PHIError {
            throw SOAPServiceError(error)
        } catch {
            throw SOAPServiceError(.internalFailure, "a note cannot be encoded", cause: error)
        }
    }

    /// Opens a note, which must be the one that its row says.
    func open(_ note: SealedNote) throws(SOAPServiceError) -> SoapV1.GetNoteResponse {
        defer { arena.wipe() }
        let place = place(note.pseudonym, note.noteID, version: note.version)
        let content: SoapV1.GetNoteResponse
        do {
            content = try unsafe note.content.withUnsafeBytes { octets in
                try unsafe sealer.withOpened(octets, at: place) { plaintext in
                    try unsafe SoapV1.GetNoteResponse(decoding: plaintext, arena: arena)
                }
            }
        } catch let error as PHIError {
            throw SOAPServiceError(error)
        } catch {
            throw SOAPServiceError(.damaged, "a stored note cannot be decoded", cause: error)
        }
        guard content.noteID == note.noteID.text, content.providerID == note.providerID else {
            throw SOAPServiceError(.damaged, "a stored note belongs to another row")
        }
        return content
    }

    private func place(_ pseudonym: [UInt8], _ noteID: NoteID, version: UInt64) -> SealPlace {
        SealPlace(
            tenant: tenant, table: Self.table, column: Self.column,
            primaryKey: pseudonym + noteID.octets, version: version)
    }

    private func encoded(_ message: some WireMessage) throws(SOAPServiceError) -> [UInt8] {
        defer { arena.wipe() }
        do {
            let prepared = try unsafe message.prepare(in: arena)
            let byteCount = unsafe prepared.byteCount
            return unsafe [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
                if let start = buffer.baseAddress { unsafe prepared.write(to: start) }
                count = byteCount
            }
        } catch {
            throw SOAPServiceError(.internalFailure, "a message cannot be encoded", cause: error)
        }
    }

    private func translated<Result>(
        _ body: () throws(PHIError) -> Result
    ) throws(SOAPServiceError) -> Result {
        do throws(PHIError) {
            return try body()
        } catch {
            throw SOAPServiceError(error)
        }
    }
}

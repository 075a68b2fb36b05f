internal import ClinicalText
internal import Messages
internal import PHIProtection

/// Names, seals and opens. Confined to one loop, and never held across a suspension.
final class NoteVault {
    private static let table = "soap_notes"
    private static let column = "content"

    let tenant: String
    let sealer: PHISealer
    let openedKeys = OpenedNoteKeys()
    let searchNames: NoteTokens
    /// What page tokens are bound to.
    let questions: Pseudonymizer
    private let names: Pseudonymizer
    private let requestKeys: Pseudonymizer
    private let requestDigests: Pseudonymizer
    private let arena = MessageArena()

    init(
        ring live: LiveKeyRing, tenant: String, terminology: Terminology, ledger: KeyUsageLedger?
    ) throws(PHIError) {
        self.tenant = tenant
        // Names come from the index key, which stays for the life of the data.
        let ring = live.current
        sealer = PHISealer(ring: live, purpose: "soap-note", ledger: ledger)
        searchNames = try NoteTokens(ring: ring, tenant: tenant, terminology: terminology)
        questions = try Pseudonymizer(ring: ring, kind: "soap-page-token", tenant: tenant)
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
        _ request: some WireMessage, idempotencyKey: String, caller: String
    ) throws(SOAPServiceError) -> RequestStamp {
        var octets = try encoded(request)
        defer { PHISealer.wipe(&octets) }
        return try translated { () throws(PHIError) in
            RequestStamp(
                key: try requestKeys.pseudonym("\(caller) \(idempotencyKey)"),
                digest: try requestDigests.pseudonym(ofOctets: octets))
        }
    }

    /// Seals a version for its row under the patient's key. The extraction is sealed with the text:
    /// codes and values are PHI.
    func seal(
        _ content: SoapV1.GetNoteResponse, noteID: NoteID, pseudonym: [UInt8],
        under own: OpenedNoteKey
    ) throws(SOAPServiceError) -> SealedNote {
        defer { arena.wipe() }
        let place = notePlace(pseudonym, noteID, version: content.version)
        do {
            let prepared = try unsafe content.prepare(in: arena)
            let envelope = try unsafe sealer.seal(
                byteCount: prepared.byteCount, for: place, under: own.key
            ) { target in
                if let start = target.baseAddress { unsafe prepared.write(to: start) }
            }
            return SealedNote(
                pseudonym: pseudonym, noteID: noteID, version: content.version,
                providerID: content.providerID, content: envelope, key: own.envelope)
        } catch let error as PHIError {
            throw SOAPServiceError(error)
        } catch {
            throw SOAPServiceError(.internalFailure, "a note cannot be encoded", cause: error)
        }
    }

    /// Opens a note, which must be the one that its row says.
    func open(_ note: SealedNote) throws(SOAPServiceError) -> SoapV1.GetNoteResponse {
        let content = try opened(note)
        guard content.providerID == note.providerID else {
            throw SOAPServiceError(.damaged, "a stored note belongs to another row")
        }
        return content
    }

    /// Opens a note whose writer is not compared.
    func opened(_ note: SealedNote) throws(SOAPServiceError) -> SoapV1.GetNoteResponse {
        defer { arena.wipe() }
        let place = notePlace(note.pseudonym, note.noteID, version: note.version)
        var content: SoapV1.GetNoteResponse
        let isOfSubject = PHISealer.isOfSubject(note.content)
        let own = isOfSubject ? try key(of: note.pseudonym, in: note.key)?.key : nil
        do {
            content = try unsafe note.content.withUnsafeBytes { octets in
                try unsafe sealer.withOpened(octets, at: place, under: own) { plaintext in
                    try unsafe SoapV1.GetNoteResponse(decoding: plaintext, arena: arena)
                }
            }
        } catch let error as PHIError {
            throw SOAPServiceError(error)
        } catch {
            throw SOAPServiceError(.damaged, "a stored note cannot be decoded", cause: error)
        }
        guard content.noteID == note.noteID.text else {
            throw SOAPServiceError(.damaged, "a stored note belongs to another row")
        }
        // One from before there were versions does not say its own.
        content.version = note.version
        return content
    }

    func notePlace(_ pseudonym: [UInt8], _ noteID: NoteID, version: UInt64) -> SealPlace {
        SealPlace(
            tenant: tenant, table: Self.table, column: Self.column,
            primaryKey: pseudonym + noteID.octets, version: version)
    }

    func encoded(_ message: some WireMessage) throws(SOAPServiceError) -> [UInt8] {
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

    func translated<Result>(
        _ body: () throws(PHIError) -> Result
    ) throws(SOAPServiceError) -> Result {
        do throws(PHIError) {
            return try body()
        } catch {
            throw SOAPServiceError(error)
        }
    }
}

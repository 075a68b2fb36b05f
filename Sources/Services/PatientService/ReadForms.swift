internal import AuditKeeping
internal import AuditTrail
internal import RPC

/// What notes on successful reads say of the callers that came last, written out. One per
/// event loop, confined to its thread.
struct ReadForms {
    /// Callers whose forms are kept; the oldest goes first.
    static let countMax = 128

    private struct Entry {
        let action: AuditEntry.Action
        let peer: String?
        let actor: String?
        let purpose: String?
        let address: CallerAddress
        let source: AuditEntry.Source
        let form: AuditRecordForm
    }

    private var entries: [Entry] = []
    private var next = 0

    /// The form for a caller of the action's method; nil for one who breaks the glass, and for one
    /// that no record can name: those are for the longer way.
    mutating func form(
        _ action: AuditEntry.Action, _ context: CallContext, from source: AuditEntry.Source,
        _ clerk: AuditClerk
    ) -> AuditRecordForm? {
        let stated = context.audit
        if stated?.reason != nil { return nil }
        let (peer, address) = (context.peer, context.address)
        for entry in entries
        // The actors differ most.
        where entry.actor == stated?.actor && entry.peer == peer
            && entry.purpose == stated?.purpose && entry.address == address
            && entry.source == source && entry.action == action
        {
            return entry.form
        }
        guard let form = try? Self.make(action, context, source, clerk) else { return nil }
        let entry = Entry(
            action: action, peer: peer, actor: stated?.actor, purpose: stated?.purpose,
            address: address,
            source: source, form: form)
        if entries.count < Self.countMax {
            entries.append(entry)
        } else {
            entries[next] = entry
            next = (next + 1) % Self.countMax
        }
        return form
    }

    private static func make(
        _ action: AuditEntry.Action, _ context: CallContext, _ source: AuditEntry.Source,
        _ clerk: AuditClerk
    ) throws(AuditError) -> AuditRecordForm {
        let access = AuditEntry(
            pseudonym: [UInt8](repeating: 0, count: AuditPseudonym.byteCount), action: action,
            method: context.method.name, caller: PatientServer.caller(context),
            traceID: context.trace.traceID.octets, actor: context.audit?.actor,
            purpose: context.audit?.purpose, address: AuditAddress(context.address))
        var note = AuditNote(.success, access)
        note.source = source
        note.count = 1
        let records = try note.records(clerk)
        guard records.count == 1, records[0].purpose != .breakGlass else {
            throw AuditError(.internalFailure, "no form")
        }
        return try AuditRecordForm(of: records[0])
    }
}

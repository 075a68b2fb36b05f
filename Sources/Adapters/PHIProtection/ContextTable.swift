/// The working keys that a sealer has set up, in step with the ring in use. Confined to one thread
/// at a time.
final class ContextTable {
    private struct SubjectSlot: Hashable {
        let keyID: UInt32
        let tenant: String
        let name: [UInt8]
    }

    private let source: LiveKeyRing
    private let purpose: String
    private let ledger: KeyUsageLedger?
    private let messageCountMax: UInt64
    private let deriver = KeyDeriver(salt: KeyRing.salt)
    private var ring: KeyRing
    private var generation: Int
    private var contexts: [KeyedContext] = []
    /// Contexts of patients: those used lately, and those used before. When the first half is full,
    /// the second is forgotten.
    private var recent: [SubjectSlot: KeyedContext] = [:]
    private var earlier: [SubjectSlot: KeyedContext] = [:]
    @exclusivity(unchecked) private var latest: KeyedContext?

    init(
        source: LiveKeyRing, purpose: String, ledger: KeyUsageLedger?, messageCountMax: UInt64
    ) {
        self.messageCountMax = messageCountMax
        self.source = source
        self.purpose = purpose
        self.ledger = ledger
        (ring, generation) = source.reading
    }

    /// The id under which the next message is sealed.
    var activeKeyID: UInt32 {
        refresh()
        return ring.activeKeyID
    }

    /// What has been sealed, by key and tenant; patients' own keys are not counted here.
    var usage: [KeyUsage] {
        refresh()
        return contexts.map {
            let usage = ledger?.usage(
                keyID: $0.keyID, purpose: purpose, tenant: $0.tenant)
            return KeyUsage(
                keyID: $0.keyID, purpose: purpose, tenant: $0.tenant,
                sealedMessageCount: usage?.sealedMessageCount ?? $0.sealedMessageCount,
                messageCountMax: usage?.messageCountMax ?? messageCountMax)
        }
    }

    /// How many patients' working keys are set up.
    var subjectContextCount: Int { recent.count + earlier.count }

    /// Takes a new ring up: the contexts of keys that it does not hold are wiped. The others stay,
    /// for a ring never changes the secret of an id.
    func refresh() {
        guard source.generation != generation else { return }
        (ring, generation) = source.reading
        unsafe latest = nil
        contexts.removeAll { !ring.holds($0.keyID) }
        recent = recent.filter { ring.holds($0.key.keyID) }
        earlier = earlier.filter { ring.holds($0.key.keyID) }
    }

    /// Wipes the working keys of all patients.
    func forgetSubjects() {
        if unsafe latest?.subject != nil { unsafe latest = nil }
        recent.removeAll()
        earlier.removeAll()
    }

    /// Wipes the working keys of a patient.
    func forget(_ name: [UInt8]) {
        if unsafe latest?.subject?.name == name { unsafe latest = nil }
        recent = recent.filter { $0.key.name != name }
        earlier = earlier.filter { $0.key.name != name }
    }

    /// The active key's context, with one more message counted.
    func contextToSeal(_ tenant: String, _ subject: SubjectKey?) throws(PHIError) -> KeyedContext {
        refresh()
        guard let context = try context(ring.activeKeyID, tenant, subject) else {
            throw PHIError(.unknownKey, "the active key is missing")
        }
        if context.sealedMessageCount >= context.grantedMessageCount { try grant(context) }
        context.sealedMessageCount += 1
        return context
    }

    /// The context of a key; nil when the ring does not hold it.
    func contextToOpen(
        _ keyID: UInt32, _ tenant: String, _ subject: SubjectKey?
    ) throws(PHIError) -> KeyedContext? {
        refresh()
        return try context(keyID, tenant, subject)
    }

    private func grant(_ context: KeyedContext) throws(PHIError) {
        if let ledger, context.subject == nil {
            context.grantedMessageCount += try ledger.grant(
                keyID: context.keyID, purpose: purpose, tenant: context.tenant)
            return
        }
        guard context.sealedMessageCount < messageCountMax else {
            throw PHIError(.limitExceeded, KeyUsage.exhausted(context.keyID))
        }
        context.grantedMessageCount = messageCountMax
    }

    private func context(
        _ keyID: UInt32, _ tenant: String, _ subject: SubjectKey?
    ) throws(PHIError) -> KeyedContext? {
        if let latest = unsafe self.latest, latest.isFor(keyID, tenant, subject) { return latest }
        if let subject { return try subjectContext(keyID, tenant, subject) }
        if let known = contexts.first(where: { $0.isFor(keyID, tenant, nil) }) {
            unsafe latest = known
            return known
        }
        guard let fresh = try derived(keyID, tenant, nil) else { return nil }
        guard contexts.count < PHISealer.keyedContextCountMax else {
            throw PHIError(.limitExceeded, "more keys and tenants than a sealer holds")
        }
        contexts.append(fresh)
        unsafe latest = fresh
        return fresh
    }

    private func subjectContext(
        _ keyID: UInt32, _ tenant: String, _ subject: SubjectKey
    ) throws(PHIError) -> KeyedContext? {
        let slot = SubjectSlot(keyID: keyID, tenant: tenant, name: subject.name)
        if let known = recent[slot], known.isFor(keyID, tenant, subject) {
            unsafe latest = known
            return known
        }
        var context = earlier.removeValue(forKey: slot)
        if context?.isFor(keyID, tenant, subject) != true {
            context = try derived(keyID, tenant, subject)
        }
        guard let context else { return nil }
        if recent.count >= PHISealer.subjectContextCountMax / 2 {
            earlier = recent
            recent = [:]
        }
        recent[slot] = context
        unsafe latest = context
        return context
    }

    private func derived(
        _ keyID: UInt32, _ tenant: String, _ subject: SubjectKey?
    ) throws(PHIError) -> KeyedContext? {
        let byteCount = AES256GCM.keyByteCount + KeyedContext.commitmentByteCount
        guard
            let key = try ring.sealingKey(
                keyID, purpose: purpose, tenant: tenant, subject: subject, byteCount: byteCount,
                deriver: deriver)
        else { return nil }
        return KeyedContext(keyID: keyID, tenant: tenant, subject: subject, key: key)
    }
}

internal import FHIR
internal import Messages
internal import RPC

/// One attempt at the lines of a batch: what is stored already is looked up, what is new or has
/// changed is sealed.
final class BulkRound {
    typealias Item = BulkImporter.Item

    private let items: [Item]
    private let importer: BulkImporter
    private(set) var batch = BulkBatch()
    /// Items that need no writing.
    private(set) var settled: [(Item, BulkReport.Verdict)] = []
    private var verdicts: [Int32: BulkReport.Verdict] = [:]
    private var rowCounts: [Int32: Int] = [:]
    private var lostLines: Set<UInt64> = []
    /// Ids of the patients whose records change.
    private(set) var changedPatientIDs: [String] = []
    /// Whether a patient takes entries: of those in the store, and of those in this batch.
    private var activity: [[UInt8]: Bool] = [:]
    /// The keys under which patients' values are sealed; none for those who have none.
    private var keys: [[UInt8]: OpenedKey] = [:]
    /// Who has an identifier.
    private var holders: [[UInt8]: [[UInt8]]] = [:]
    /// Encounters in this batch.
    private var encounters: [BulkSource: ChartMonth] = [:]

    private var vault: PatientVault { importer.server.patients.vault }
    private var bulk: PostgresBulkStore { importer.server.bulk }
    private var deadline: ContinuousClock.Instant { importer.access.deadline }

    private init(_ items: [Item], _ importer: BulkImporter) {
        self.items = items
        self.importer = importer
    }

    /// Looks up what there is and seals what is to be written.
    static func prepared(
        _ items: [Item], _ importer: BulkImporter
    ) async throws -> BulkRound {
        let round = BulkRound(items, importer)
        try await round.preparePatients()
        try await round.prepareEntries()
        round.rowCounts = round.batch.rowCounts
        return round
    }

    // MARK: What came of it

    var isEmpty: Bool { batch.isEmpty }

    /// Places of the items that have rows in the batch.
    var openPlaces: [Int32] { rowCounts.keys.sorted() }

    /// Whose rows these are.
    var pseudonyms: [[UInt8]] {
        var seen: Set<[UInt8]> = []
        let all = batch.patients.map(\.sealed.pseudonym) + batch.entries.map(\.sealed.pseudonym)
        return all.filter { seen.insert($0).inserted }
    }

    func verdict(at place: Int32) -> BulkReport.Verdict { verdicts[place] ?? .changed }

    /// Whether all rows of a place are among those that were written.
    func isWritten(_ place: Int32, _ written: [Int32]) -> Bool {
        writtenCounts(written)[place] == rowCounts[place]
    }

    private var counted: (Int, [Int32: Int]) = (-1, [:])

    private func writtenCounts(_ written: [Int32]) -> [Int32: Int] {
        if counted.0 != written.count {
            var counts: [Int32: Int] = [:]
            for place in written { counts[place, default: 0] += 1 }
            counted = (written.count, counts)
        }
        return counted.1
    }

    /// What was lost beside what the reader said.
    func losses(of item: Item) -> [String] {
        lostLines.contains(item.line) ? ["Observation.encounter"] : []
    }

    private func settle(_ place: Int, _ verdict: BulkReport.Verdict) {
        settled.append((items[place], verdict))
    }

    private func turn(_ place: Int) async {
        if place % BulkLimits.turnLineCountMax == 0 { await Task.yield() }
    }

    // MARK: Patients

    private func preparePatients() async throws {
        var names: [(place: Int, resource: PatientResource, pseudonym: [UInt8])] = []
        for (place, item) in items.enumerated() {
            guard case .patient(let resource) = item.resource else { continue }
            let pseudonym = try vault.pseudonym(of: resource.patientID.revealed)
            names.append((place, resource, pseudonym))
        }
        let known = try await bulk.patients(names.map(\.pseudonym), deadline: deadline)
        for (place, resource, pseudonym) in names {
            await turn(place)
            do throws(RPCError) {
                _ = try PatientValidation.demographics(resource.demographics)
                _ = try PatientValidation.history(resource.history)
            } catch {
                settle(place, .refused("Patient: \(error.message)"))
                continue
            }
            try prepare(place, resource, pseudonym, known[pseudonym])
        }
    }

    private func prepare(
        _ place: Int, _ resource: PatientResource, _ pseudonym: [UInt8], _ known: SealedPatient?
    ) throws {
        let id = resource.patientID.revealed
        var history = resource.history ?? PatientV1.MedicalHistory()
        var demographics = resource.demographics
        if let known {
            guard !known.isErased else {
                return settle(place, .refused("Patient: the patient was erased"))
            }
            keys[pseudonym] = try vault.key(of: pseudonym, in: known.key)
            let stored = try vault.open(known, patientID: id)
            history = resource.history ?? stored.history ?? history
            // FHIR's Patient has no word for it.
            demographics = demographics.keepingConsent(of: stored.demographics)
            let isSame =
                stored.demographics ?? .init() == demographics
                && stored.history ?? .init() == history && stored.active == resource.isActive
            activity[pseudonym] = known.isActive || known.version == 1
            if isSame { return settle(place, .unchanged) }
            guard known.isActive else {
                return settle(place, .refused("Patient: the record is closed for changes"))
            }
            guard known.version < PatientLimits.versionMax else {
                return settle(place, .refused("Patient: no further version can be stored"))
            }
        }
        let own = try keys[pseudonym] ?? vault.drawKey(for: pseudonym)
        keys[pseudonym] = own
        let sealed = try vault.seal(
            demographics, history, patientID: id, pseudonym: pseudonym,
            version: (known?.version ?? 0) + 1, isActive: resource.isActive, under: own)
        activity[pseudonym] = resource.isActive || sealed.version == 1
        for blind in sealed.lookups { holders[blind, default: []].append(pseudonym) }
        batch.patients.append(BulkBatch.Patient(place: Int32(place), sealed: sealed))
        verdicts[Int32(place)] = known == nil ? .added : .changed
        changedPatientIDs.append(id)
    }

    // MARK: Entries

    /// An entry whose patient is known.
    private struct Named {
        let place: Int
        let resource: EntryResource
        let source: BulkSource
        /// The month that the resource's id names, if it is an entry id of ours.
        let ownMonth: ChartMonth?
        let month: ChartMonth
    }

    private func prepareEntries() async throws {
        let named = try await nameEntries()
        var sources = named.map(\.source)
        for entry in named { sources += try encounter(of: entry).map { [$0.source] } ?? [] }
        let months = try await bulk.months(of: sources, deadline: deadline)
        var wanted: [(pseudonym: [UInt8], name: EntryName)] = []
        for entry in named {
            let pseudonym = entry.source.pseudonym
            wanted.append((pseudonym, EntryName(month: entry.month, code: entry.source.code)))
            if let before = months[entry.source] ?? entry.ownMonth, before != entry.month {
                wanted.append((pseudonym, EntryName(month: before, code: entry.source.code)))
            }
        }
        var known: [BulkSource: [SealedEntry]] = [:]
        for entry in try await bulk.entries(wanted, deadline: deadline) {
            let source = BulkSource(pseudonym: entry.pseudonym, code: entry.name.code)
            known[source, default: []].append(entry)
        }
        for entry in named {
            await turn(entry.place)
            try prepare(entry, known[entry.source] ?? [], months)
        }
    }

    /// Finds the patients of entries; those of unknown patients are settled.
    private func nameEntries() async throws -> [Named] {
        try await findHolders()
        var found: [(place: Int, resource: EntryResource, pseudonym: [UInt8])] = []
        for (place, item) in items.enumerated() {
            guard case .entry(let resource) = item.resource else { continue }
            switch resource.patient {
            case .id(let id):
                found.append((place, resource, try vault.pseudonym(of: id.revealed)))
            case .identifier(let identifier):
                let all = Set(try vault.identifierIndex(identifier).flatMap { holders[$0] } ?? [])
                if all.count == 1, let pseudonym = all.first {
                    found.append((place, resource, pseudonym))
                } else {
                    let reason = all.isEmpty ? "no patient has" : "several patients have"
                    settle(
                        place, .refused("\(resource.type): \(reason) the identifier referred to"))
                }
            }
        }
        let unknown = Set(found.map(\.pseudonym)).filter { activity[$0] == nil }
        let more = try await bulk.activity(Array(unknown), deadline: deadline)
        for (pseudonym, patient) in more {
            activity[pseudonym] = patient.takesEntries
            keys[pseudonym] = try vault.key(of: pseudonym, in: patient.key)
        }
        return try found.compactMap { try named($0.place, $0.resource, $0.pseudonym) }
    }

    private func findHolders() async throws {
        var blinds: Set<[UInt8]> = []
        for case .entry(let resource) in items.map(\.resource) {
            if case .identifier(let identifier) = resource.patient,
                let blind = try vault.identifierIndex(identifier)
            {
                blinds.insert(blind)
            }
        }
        let stored = try await bulk.holders(Array(blinds), deadline: deadline)
        holders.merge(stored) { $0 + $1 }
    }

    private func named(
        _ place: Int, _ resource: EntryResource, _ pseudonym: [UInt8]
    ) throws -> Named? {
        switch activity[pseudonym] {
        case nil:
            settle(place, .refused("\(resource.type): there is no such patient"))
            return nil
        case false?:
            settle(place, .refused("\(resource.type): the patient's record is closed"))
            return nil
        case true?: break
        }
        guard let month = ChartMonth(ofMicroseconds: resource.entry.occurredAtUs) else {
            settle(place, .refused("\(resource.type): its time is of the years 1900 to 2199"))
            return nil
        }
        guard month <= importer.lastMonth else {
            settle(place, .refused("\(resource.type): no partition takes the month of its time"))
            return nil
        }
        let own = EntryName(resource.resourceID.revealed)
        let code = try own?.code ?? code(of: resource.type, resource.resourceID)
        let source = BulkSource(pseudonym: pseudonym, code: code)
        if resource.type == "Encounter" { encounters[source] = month }
        return Named(
            place: place, resource: resource, source: source, ownMonth: own?.month, month: month)
    }

    /// The code of an entry that comes from elsewhere: the same whenever it comes. A caller's name
    /// is a URI of another scheme, so no idempotency key of a call leads here.
    private func code(of type: String, _ id: PHI<String>) throws -> [UInt8] {
        try vault.entryCode(caller: "urn:fhir:\(type)", idempotencyKey: id.revealed, index: 0)
    }

    /// The encounter that a result refers to, and its month if the reference names it.
    private func encounter(
        of entry: Named
    ) throws -> (source: BulkSource, month: ChartMonth?)? {
        guard let id = entry.resource.encounterID else { return nil }
        let own = EntryName(id.revealed)
        let code = try own?.code ?? code(of: "Encounter", id)
        return (BulkSource(pseudonym: entry.source.pseudonym, code: code), own?.month)
    }

    private func prepare(
        _ named: Named, _ known: [SealedEntry], _ months: [BulkSource: ChartMonth]
    ) throws {
        var entry = named.resource.entry
        if let (source, own) = try encounter(of: named) {
            if let month = encounters[source] ?? months[source] ?? own {
                if case .labResult(var result) = entry.content {
                    result.encounterID = EntryName(month: month, code: source.code).text
                    entry.content = .labResult(result)
                }
            } else {
                lostLines.insert(items[named.place].line)
            }
        }
        let facts: EntryFacts
        do throws(RPCError) {
            facts = try ChartValidation.entry(entry)
        } catch {
            return settle(named.place, .refused("\(named.resource.type): \(error.message)"))
        }
        guard known.allSatisfy({ $0.kind == facts.kind.rawValue }) else {
            return settle(
                named.place, .refused("\(named.resource.type): its id is another entry's"))
        }
        let current = known.first { $0.name.month == named.month }
        let rows = try rows(
            entry, facts, named, current: current,
            before: known.first { $0.name.month != named.month })
        guard !rows.isEmpty else { return settle(named.place, .unchanged) }
        guard rows.allSatisfy({ $0.sealed.content.count <= PatientLimits.entryByteCountMax })
        else {
            return settle(
                named.place,
                .refused(
                    "\(named.resource.type): has at most \(PatientLimits.entryByteCountMax) octets "
                        + "when sealed"))
        }
        batch.entries += rows
        verdicts[Int32(named.place)] = known.isEmpty ? .added : .changed
    }

    /// What is to be written: the entry unless it is as it was, and, of one that has moved to
    /// another month, what stays behind as entered in error.
    private func rows(
        _ entry: PatientV1.ChartEntry, _ facts: EntryFacts, _ named: Named,
        current: SealedEntry?, before: SealedEntry?
    ) throws -> [BulkBatch.Entry] {
        var rows: [BulkBatch.Entry] = []
        let place = Int32(named.place)
        func add(
            _ entry: PatientV1.ChartEntry, _ facts: EntryFacts, _ name: EntryName,
            _ version: UInt64, isSource: Bool
        ) throws {
            let sealed = try vault.seal(
                entry, facts, pseudonym: named.source.pseudonym, name: name, version: version,
                under: keys[named.source.pseudonym])
            rows.append(BulkBatch.Entry(place: place, sealed: sealed, isSource: isSource))
        }
        var isSame = false
        if let current {
            var stored = try vault.open(current)
            stored.entryID = ""
            stored.version = 0
            isSame = stored == entry
        }
        if !isSame {
            try add(
                entry, facts, EntryName(month: named.month, code: named.source.code),
                (current?.version ?? 0) + 1,
                isSource: named.ownMonth == nil || named.ownMonth != named.month)
        }
        if let before {
            let stored = try vault.open(before)
            if let withdrawn = stored.enteredInError, let facts = EntryFacts(withdrawn) {
                try add(withdrawn, facts, before.name, before.version + 1, isSource: false)
            }
        }
        return rows
    }
}

extension PatientV1.ChartEntry {
    /// The same entry, entered in error; nil when it is so already.
    fileprivate var enteredInError: PatientV1.ChartEntry? {
        var entry = self
        switch content {
        case .encounter(var encounter):
            encounter.status = .enteredInError
            entry.content = .encounter(encounter)
        case .labResult(var result):
            result.status = .enteredInError
            entry.content = .labResult(result)
        case .condition(var condition):
            condition.verificationStatus = .enteredInError
            entry.content = .condition(condition)
        case .allergy(var allergy):
            allergy.verificationStatus = .enteredInError
            entry.content = .allergy(allergy)
        case .medication(var medication):
            medication.status = .enteredInError
            entry.content = .medication(medication)
        case nil: return nil
        }
        return entry == self ? nil : entry
    }
}

internal import FHIR
internal import Messages
internal import RPC

/// One import: gathers lines, and writes them batch by batch. Of the stream, one batch is in
/// memory.
final class BulkImporter {
    /// A line that waits for its batch.
    struct Item {
        let line: UInt64
        let resource: FHIRLine.Resource
        let losses: [String]
    }

    let server: PatientBulkServer
    let importID: String
    let access: PatientServer.Access
    /// The last month that has a partition.
    let lastMonth: ChartMonth
    let context: CallContext
    private let loader: BulkLoader
    private var items: [Item] = []
    /// Type and id of each item: a resource that comes twice begins a new batch.
    private var names: Set<String> = []
    private var byteCount = 0
    private var lineCount = 0
    private var lastLine: UInt64 = 0

    init(
        _ server: PatientBulkServer, _ importID: String, _ access: PatientServer.Access,
        lastMonth: ChartMonth, _ context: CallContext
    ) {
        self.server = server
        self.importID = importID
        self.access = access
        self.lastMonth = lastMonth
        self.context = context
        loader = server.bulk.loader()
    }

    /// Closes the import's connection.
    func end() { loader.end() }

    /// Whether the batch has to be written before the next line.
    var isFull: Bool {
        lineCount >= BulkLimits.batchLineCountMax || byteCount >= BulkLimits.batchByteCountMax
            || waiting != nil
    }

    /// A resource of the batch that has come again: it waits for the next batch.
    private var waiting: Item?

    /// Reads a line into the batch.
    func take(_ line: LineSplitter.Line, _ report: inout BulkReport) async {
        lineCount += 1
        if lineCount % BulkLimits.turnLineCountMax == 0 { await Task.yield() }
        guard let octets = line.octets else {
            report.note(
                line.number, .refused("the line has over \(FHIRLimits.lineByteCountMax) octets"))
            return pass(line.number)
        }
        guard octets.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else {
            return pass(line.number)
        }
        byteCount += octets.count
        do throws(FHIRError) {
            let read = try FHIRReader.read(octets)
            add(Item(line: line.number, resource: read.resource, losses: read.losses))
        } catch {
            report.note(
                line.number, error.code == .notHeld ? .skipped : .refused(error.message))
            pass(line.number)
        }
    }

    private func pass(_ line: UInt64) { lastLine = line }

    private func add(_ item: Item) {
        let name =
            switch item.resource {
            case .patient(let patient): "Patient/\(patient.patientID.revealed)"
            case .entry(let entry): "\(entry.type)/\(entry.resourceID.revealed)"
            }
        guard names.insert(name).inserted else {
            waiting = item
            return
        }
        items.append(item)
        lastLine = item.line
    }

    /// Writes the batch; durable when it returns.
    func flush(_ report: inout BulkReport) async throws {
        var isOver = false
        while !isOver {
            try await writeItems(&report)
            report.advance(to: lastLine)
            isOver = waiting == nil
            if let item = waiting.take() { add(item) }
        }
    }

    private func writeItems(_ report: inout BulkReport) async throws {
        var rest = items
        let through = lastLine
        items = []
        names = []
        byteCount = 0
        lineCount = 0
        guard through > 0 else { return }
        for attempt in 1...BulkLimits.attemptMax {
            let round = try await BulkRound.prepared(rest, self)
            for (item, verdict) in round.settled {
                report.note(item.line, verdict, losses: item.losses + round.losses(of: item))
            }
            if round.isEmpty, attempt > 1 { return }
            let outcome = try await write(round, through: through)
            for place in round.openPlaces {
                let item = rest[Int(place)]
                if outcome.outOfRange.contains(place) {
                    report.note(
                        item.line, .refused("no partition takes the month of its time"))
                } else if round.isWritten(place, outcome.written) {
                    report.note(
                        item.line, round.verdict(at: place),
                        losses: item.losses + round.losses(of: item))
                }
            }
            rest = round.openPlaces.filter { place in
                !outcome.outOfRange.contains(place) && !round.isWritten(place, outcome.written)
            }.map { rest[Int($0)] }
            if rest.isEmpty { return }
        }
        for item in rest {
            report.note(item.line, .refused("others keep changing the record"))
        }
    }

    /// Writes the rows of a round, and notes so before and after. Cached records of its patients
    /// are gone when it returns.
    private func write(
        _ round: BulkRound, through: UInt64
    ) async throws -> BulkLoader.Outcome {
        let patients = server.patients
        let pseudonyms = round.pseudonyms
        if !round.batch.isEmpty {
            try await patients.note(
                .attempted, patients: pseudonyms, count: round.batch.rowCount, access)
        }
        var changes: [CacheCoherence.Change] = []
        for patientID in round.changedPatientIDs {
            changes.append(try await patients.shelf.beginChange(of: patientID, context))
        }
        let outcome = try await patients.asked("postgres.write", access, context) {
            try await loader.write(
                round.batch, advancing: importID, to: through, deadline: access.deadline)
        }
        let places = Set(outcome.written)
        for patient in round.batch.patients where places.contains(patient.place) {
            patients.shelf.saw(patient.sealed.version, of: patient.sealed.pseudonym)
        }
        for change in changes {
            try await patients.shelf.endChange(change, deadline: access.deadline, context)
        }
        if !round.batch.isEmpty {
            try await patients.observed("audit.append", context) {
                try await patients.note(
                    .success, patients: pseudonyms, count: outcome.written.count, access)
            }
        }
        return outcome
    }
}

internal import Postgres
internal import Reactor

/// Reads that came in one turn of the loop, asked of the database together: one question for many
/// patients costs little more than one for one. On the pool's loop only.
///
/// A question is asked behind the coming of all that share it, so nobody gets an answer older than
/// its own question. It has the latest deadline of them: whose own is nearer is answered by its
/// call's end. When it fails, all of them are told that the store does not say.
// Safety: used on the pool's loop only.
final class GatheredReads: EventSource, @unchecked Sendable {
    /// Reads of one question.
    static let countMax = 16

    private struct Reading {
        let pseudonym: [UInt8]
        let deadline: ContinuousClock.Instant
        let listener: any StoreListener
    }

    private let pool: PostgresPool
    private var waiting: [Reading] = []

    init(pool: PostgresPool) {
        self.pool = pool
        super.init(loop: pool.loop)
    }

    /// Reads the record of this name; `listener` is told, at the earliest when this has returned.
    func read(
        _ pseudonym: [UInt8], deadline: ContinuousClock.Instant, _ listener: any StoreListener
    ) {
        waiting.append(Reading(pseudonym: pseudonym, deadline: deadline, listener: listener))
        markDirty()
    }

    /// The end of a turn.
    override func flush() {
        let readings = waiting
        waiting.removeAll(keepingCapacity: true)
        var rest = readings[...]
        while !rest.isEmpty {
            ask(Array(rest.prefix(Self.countMax)))
            rest = rest.dropFirst(Self.countMax)
        }
    }

    private func ask(_ readings: [Reading]) {
        let deadline = readings.reduce(readings[0].deadline) { max($0, $1.deadline) }
        let question = Question(readings)
        if readings.count == 1 {
            pool.read(
                PatientStatements.read, [.bytes(readings[0].pseudonym)], deadline: deadline,
                question)
        } else {
            pool.read(
                PatientStatements.readSeveral, [.bytesArray(readings.map(\.pseudonym))],
                deadline: deadline, question)
        }
    }

    /// One question on its way.
    private final class Question: PostgresListener {
        private let readings: [Reading]

        init(_ readings: [Reading]) { self.readings = readings }

        func postgresFound(_ rows: PostgresRows) {
            var found = [SealedPatient?](repeating: nil, count: readings.count)
            for row in 0..<rows.count { take(row, of: rows, into: &found) }
            for (reading, patient) in zip(readings, found) {
                reading.listener.storeFound(patient)
            }
        }

        /// A row that cannot be read is as none: whoever asked for it asks again by itself.
        private func take(
            _ row: Int, of rows: PostgresRows, into found: inout [SealedPatient?]
        ) {
            do throws(PostgresError) {
                let place = readings.count == 1 ? 0 : Int(try rows.int64(row, 11)) - 1
                guard found.indices.contains(place) else { return }
                found[place] = try PostgresPatientStore.current(
                    rows, row, readings[place].pseudonym)
            } catch {}
        }

        func postgresFailed(_ error: PostgresError) {
            for reading in readings { reading.listener.storeFound(nil) }
        }

        /// That of whoever has the fewest reads here: among many of one party a single one of
        /// another does not wait in that party's line.
        var turn: (caller: UInt64, party: UInt64) {
            let turns = readings.map(\.listener.turn)
            var fewest = (turn: turns[0], count: Int.max)
            for turn in turns {
                let count = turns.count { $0 == turn }
                if count < fewest.count { fewest = (turn, count) }
            }
            return fewest.turn
        }
    }
}

internal import Messages
internal import RPC
internal import Reactor

/// Notes that come at the same time, on their way together: their patients are checked by one call,
/// their attempts recorded by one append, they are stored by one statement, recorded by one append,
/// and handed over by one call. One per event loop.
///
/// Each step is one question for all of a group, so a note costs a share of it. Nobody waits for
/// company: a group goes when none is under way, and beside another as soon as it is worth it. It
/// counts as under way until it is durable, so a slow EHR holds up none. What is wrong with one
/// note is nothing to the others: it leaves its group and goes on in a task of its own. A caller
/// who leaves is answered by its call; a note that has not started then is not started.
/// Emergencies, and notes that nobody has looked into, never come here.
// Safety: touched on the loop's thread only.
final class NoteGroups: @unchecked Sendable {
    /// Notes in a group. Sources: patient.proto and ehr.proto allow 64.
    static let memberCountMax = 64
    /// Octets of their texts. Source: ehr.proto.
    static let memberByteCountMax = SOAPLimits.submittedByteCountMax
    /// Groups under way at once.
    static let flightCountMax = 2
    /// Notes that wait before another group goes beside one that is under way.
    static let companyMin = 16
    /// Notes that wait; more are refused.
    static let waitingCountMax = 4_096
    /// Octets of their texts.
    static let waitingByteCountMax = 64 << 20

    // Safety: the server keeps its groups, and every note in them keeps the server.
    private unowned let server: SOAPServer
    private let executor: any TaskExecutor
    private var waiting: [GroupedNote] = []
    private var waitingByteCount = 0
    private var flightCount = 0
    private var isStarting = false

    init(server: SOAPServer, executor: any TaskExecutor) {
        self.server = server
        self.executor = executor
    }

    /// Takes a note, which is answered when its way has ended.
    func add(_ note: GroupedNote) {
        guard waiting.count < Self.waitingCountMax,
            waitingByteCount + note.byteCount <= Self.waitingByteCountMax
        else { return note.fail(SOAPServiceError(.overloaded, "too many notes wait already")) }
        waiting.append(note)
        waitingByteCount += note.byteCount
        startIfDue()
    }

    // MARK: Groups

    /// Begins a group behind all that this turn of the loop still brings.
    private func startIfDue() {
        guard !isStarting, !waiting.isEmpty, flightCount < Self.flightCountMax,
            waiting.count >= flightCount * Self.companyMin
        else { return }
        isStarting = true
        Task(executorPreference: executor) { [self, server] in
            isStarting = false
            let members = take()
            guard !members.isEmpty else { return startIfDue() }
            flightCount += 1
            startIfDue()
            let now = ContinuousClock.now
            for member in members { member.begin(at: now) }
            let leaving = await server.keep(members)
            flightCount -= 1
            startIfDue()
            await server.handOver(leaving)
        }
    }

    /// The next group. Of a caller who has left, the call has ended.
    private func take() -> [GroupedNote] {
        if waiting.count > Self.memberCountMax {
            // Not all of them go now: nobody's many keep another's one waiting.
            waiting = CallerTurn.order(waiting.map(\.turn)).map { waiting[$0] }
        }
        var members: [GroupedNote] = []
        var (count, byteCount) = (0, 0)
        for note in waiting {
            guard note.isAwaited else {
                note.fail(SOAPServiceError(.cancelled, "the call was cancelled"))
                count += 1
                continue
            }
            guard members.count < Self.memberCountMax,
                byteCount + note.byteCount <= Self.memberByteCountMax
            else { break }
            members.append(note)
            count += 1
            byteCount += note.byteCount
        }
        waitingByteCount -= waiting.prefix(count).reduce(0) { $0 + $1.byteCount }
        waiting.removeFirst(count)
        return members
    }
}

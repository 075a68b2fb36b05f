internal import Messages
internal import RPC

/// The way of notes that go together; ``NoteGroups`` says which. Each step and its order are those
/// of a note by itself.
extension SOAPServer {
    /// A note that is stored, and whose turn it is at the EHR.
    struct Leaving: Sendable {
        let member: GroupedNote
        let name: HandOffName
    }

    /// Everything until the notes are durable and recorded.
    /// - Returns: those that are to be handed over.
    func keep(_ members: [GroupedNote]) async -> [Leaving] {
        // A caller whose deadline comes earlier is answered then.
        let deadline = members.reduce(ContinuousClock.now) {
            max($0, $1.deadline)
        }
        let checked = await check(members, deadline)
        let (sealed, drafts) = seal(checked)
        guard !sealed.isEmpty else { return [] }
        let stored = await storeTogether(sealed, drafts, deadline)
        return await note(stored, deadline)
    }

    // MARK: Before the store

    /// Those whose patients are there and active, and whose attempts are recorded.
    private func check(
        _ members: [GroupedNote], _ deadline: ContinuousClock.Instant
    ) async -> [GroupedNote] {
        async let recorded: Void = ledger.note(
            members.map { member in
                var line = NoteLedger.Line(
                    .attempted, member.submission.noteID, member.submission.access.audit)
                line.version = 1
                return line
            }, deadline: deadline)
        let strangers = members.filter {
            vault.lastKey(of: $0.submission.access.pseudonym) == nil
        }
        let questions = members.map {
            PatientGate.Question(
                patientID: $0.submission.request.patientID, context: $0.context)
        }
        let refusals: [RPCError?]
        if strangers.isEmpty {
            refusals = await gate.check(questions)
        } else {
            async let keys: Void = fetchKeys(strangers)
            refusals = await gate.check(questions)
            await keys
        }
        do { try await recorded } catch {
            for member in members { member.fail(error) }
            return []
        }
        var checked: [GroupedNote] = []
        for (member, refusal) in zip(members, refusals) {
            guard let refusal else {
                checked.append(member)
                continue
            }
            member.goOn { [self] in
                try await refused(member.submission, refusal, member.context)
            }
        }
        return checked
    }

    /// Gets patients' keys ready, of each patient once.
    private func fetchKeys(_ members: [GroupedNote]) async {
        var seen: Set<[UInt8]> = []
        await withTaskGroup { group in
            for member in members
            where seen.insert(member.submission.access.pseudonym).inserted {
                // A key that does not open, the statement that stores will name.
                group.addTask {
                    try? await self.fetchKey(member.submission.access, member.context)
                }
            }
        }
    }

    private func seal(_ members: [GroupedNote]) -> ([GroupedNote], [Draft]) {
        var (sealed, drafts): ([GroupedNote], [Draft]) = ([], [])
        // Two notes of a patient who has no key yet get the same one.
        var drawn: [[UInt8]: OpenedNoteKey] = [:]
        for member in members {
            let submission = member.submission
            let pseudonym = submission.access.pseudonym
            do {
                let own =
                    try vault.lastKey(of: pseudonym) ?? drawn[pseudonym]
                    ?? vault.drawKey(for: pseudonym)
                drawn[pseudonym] = own
                let note = try observedNow("phi.seal", member.context) {
                    try vault.seal(
                        member.content, noteID: submission.noteID, pseudonym: pseudonym,
                        under: own)
                }
                drafts.append(
                    Draft(
                        own: own,
                        note: NoteDraft(
                            note: note, tokens: try vault.tokens(of: submission.note.terms),
                            isUrgent: false, stamp: submission.stamp)))
                sealed.append(member)
            } catch { member.fail(error) }
        }
        return (sealed, drafts)
    }

    private struct Draft {
        let own: OpenedNoteKey
        let note: NoteDraft
    }

    // MARK: The store

    /// A note that is durable, and the hand-offs of its patient before it.
    private typealias Stored = (member: GroupedNote, behind: [HandOffName])

    private func storeTogether(
        _ members: [GroupedNote], _ drafts: [Draft], _ deadline: ContinuousClock.Instant
    ) async -> [Stored] {
        let startedAt = ContinuousClock.now
        let outcomes = await store.store(
            drafts.map(\.note), grace: configuration.handOffGrace, deadline: deadline)
        let endedAt = ContinuousClock.now
        var stored: [Stored] = []
        var failed: [(member: GroupedNote, error: SOAPServiceError)] = []
        for ((member, draft), outcome) in zip(zip(members, drafts), outcomes) {
            member.observe("postgres.write", from: startedAt, to: endedAt)
            switch outcome {
            case .success(.stored(let behind)):
                vault.keep(draft.own)
                stored.append((member, behind))
            case .success(.keyTaken):
                member.goOn { [self] in
                    try await repeated(member.submission, member.context)
                }
            case .success(.otherKey(let envelope)):
                member.goOn { [self] in
                    let pseudonym = member.submission.access.pseudonym
                    vault.forgetKey(of: pseudonym)
                    _ = try vault.key(of: pseudonym, in: envelope)
                    return try await storeAlone(member.submission, member.context)
                }
            case .failure(let error): failed.append((member, error))
            }
        }
        if !failed.isEmpty {
            // Those callers get an error in any case; nothing leaves that must be recorded.
            try? await ledger.note(
                failed.map { .init(.failed, nil, $0.member.submission.access.audit) },
                deadline: deadline)
            for (member, error) in failed { member.fail(error) }
        }
        return stored
    }

    /// Records that notes are stored and which hand-offs begin; answers those whose hand-off waits
    /// for another of the patient.
    private func note(
        _ stored: [Stored], _ deadline: ContinuousClock.Instant
    ) async -> [Leaving] {
        if stored.isEmpty { return [] }
        var lines: [NoteLedger.Line] = []
        var leaving: [Leaving] = []
        var staying: [GroupedNote] = []
        for (member, behind) in stored {
            let (name, audit) = (member.submission.name, member.submission.access.audit)
            lines.append(.init(.success, name, audit))
            if behind.contains(where: { !settling.isTaken($0) }) {
                staying.append(member)
            } else {
                lines.append(.init(.attempted, name, audit.with(.export)))
                leaving.append(Leaving(member: member, name: name))
            }
        }
        let startedAt = ContinuousClock.now
        do {
            try await ledger.note(lines, deadline: deadline)
        } catch {
            for (member, _) in stored { member.fail(error) }
            return []
        }
        let endedAt = ContinuousClock.now
        for (member, _) in stored { member.observe("audit.append", from: startedAt, to: endedAt) }
        for member in staying { member.answer(.pending) }
        return leaving
    }

    // MARK: Behind the store

    /// Hands documents over, and answers.
    func handOver(_ leaving: [Leaving]) async {
        guard let first = leaving.map(\.member.submission.startedAt).min() else { return }
        // Nobody waits longer for the EHR than the note that came first.
        let answerLeft = configuration.answerLimit - (ContinuousClock.now - first)
        let timeout = min(configuration.handOffLimit, answerLeft)
        let end = ContinuousClock.now + timeout
        let hasty = leaving.map(\.member).filter { $0.deadline < end }
        if hasty.isEmpty { return await handOver(leaving, timeout: timeout) }
        await withTaskGroup { group in
            group.addTask { await Self.answerInTime(hasty) }
            await handOver(leaving, timeout: timeout)
            group.cancelAll()
        }
    }

    /// Tells callers who have less time than the EHR that their notes are stored; the hand-off goes
    /// on for the others, and for theirs.
    private static func answerInTime(_ members: [GroupedNote]) async {
        for member in members.sorted(by: { $0.deadline < $1.deadline }) {
            do { try await ContinuousClock().sleep(until: member.deadline) } catch { return }
            member.answer(.pending)
        }
    }

    private func handOver(_ leaving: [Leaving], timeout: Duration) async {
        let taken = await handOff.attempt(leaving, timeout: timeout)
        for (leaving, isTaken) in zip(leaving, taken) {
            settling.add(
                HandOffSettling.Outcome(
                    name: leaving.name, isTaken: isTaken,
                    audit: leaving.member.submission.access.audit.with(.export)))
            leaving.member.answer(isTaken ? .done : .pending)
        }
    }
}

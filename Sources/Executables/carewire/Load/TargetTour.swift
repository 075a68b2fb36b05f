internal import Messages
internal import RPC

/// Makes the calls that the mixed load does not, so that every operation of the suite is measured:
/// round after round a synthetic patient is added, changed, read, closed and erased, and two
/// documents are given to the EHR and taken back.
struct TargetTour: Sendable {
    /// From the end of one round to the start of the next.
    private static let pause = Duration.milliseconds(500)

    private let runner: StepRunner
    /// What was called, and what of it failed. A patient whom the EHR does not have is no failure.
    private(set) var callCount = 0
    private(set) var failureCount = 0

    init(_ runner: StepRunner) { self.runner = runner }

    /// Goes round until the time is over, once at the least. Answers the tour with its counts.
    func run(for duration: Duration) async -> TargetTour {
        let end = ContinuousClock.now + duration
        var tour = self
        var number = 0
        repeat {
            await tour.round(number)
            number += 1
            try? await Task.sleep(for: Self.pause)
        } while ContinuousClock.now < end && !Task.isCancelled
        return tour
    }

    private mutating func round(_ number: Int) async {
        let (patients, soap, ehr) = (runner.patients, runner.soap, runner.ehr)
        let mark = "\(runner.runID)-\(number)"
        let patientID = PHI("VALIDATE-\(mark)")
        let known = PHI(SyntheticPatients.id(number % Session.patientCount))
        let person = SyntheticPatients.request(number % Session.patientCount)
        var demographics = person.demographics
        demographics?.identifiers = []
        await call {
            _ = try await patients.createPatient(
                .init(
                    patientID: patientID, demographics: demographics, history: person.history))
        }
        await call {
            _ = try await patients.updatePatient(
                .init(
                    patientID: patientID, demographics: demographics, history: person.history))
        }
        await call {
            try await patients.readChart(.init(patientID: patientID)) { chart in
                while try await chart.next() != nil {}
            }
        }
        await call { _ = try await patients.deactivatePatient(.init(patientID: patientID)) }
        await call {
            _ = try await patients.erasePatient(
                .init(patientID: patientID, reason: .enteredInError))
        }
        await call {
            var writer = NoteWriter(seed: UInt64(number))
            let note = try await soap.process(
                .init(
                    patientID: known, providerID: "PROV001", note: .text(PHI(writer.write())),
                    idempotencyKey: "validate-\(mark)"))
            _ = try await soap.getNote(.init(patientID: known, noteID: note.noteID))
        }
        await call(mayMiss: true) { _ = try await ehr.readPatient(.init(patientID: known)) }
        await call(mayMiss: true) {
            _ = try await ehr.searchObservations(.init(patientID: known))
        }
        let documents = (0..<2).map { index in
            EhrV1.SubmitDocumentRequest(
                patientID: known, documentID: "validate-\(mark)-\(index)", providerID: "PROV001",
                loinc: "11506-3", text: PHI("Synthetic, to measure how long this takes."))
        }
        await call { _ = try await ehr.submitDocuments(.init(documents: documents)) }
        for document in documents {
            await call { _ = try await ehr.retractDocument(.init(documentID: document.documentID)) }
        }
    }

    /// - Parameter mayMiss: whether it is asked for what need not be there.
    private mutating func call(
        mayMiss: Bool = false, _ body: () async throws -> Void
    ) async {
        callCount += 1
        do { try await body() } catch {
            if mayMiss, (error as? RPCError)?.code == .notFound { return }
            failureCount += 1
        }
    }
}

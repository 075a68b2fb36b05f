import Foundation
import Messages
import RPC
import Synchronization

@testable import carewire

/// Writers who hand in one note after another, each under a key of its own, and try again under the
/// same key when a service cannot be reached.
final class NoteLoad: Sendable {
    /// Writers at once.
    static let writerCount = 4
    /// A try of a note is given up after this long, and repeated.
    private static let tryLimit = Duration.seconds(5)

    /// A note that was answered.
    struct Acknowledged: Sendable {
        let noteID: String
        let patientID: String
        let text: String
    }

    private struct State {
        var acknowledged: [Acknowledged] = []
        var failedCount = 0
        var isFinished = false
    }

    let providerID: String
    private let hospital: Hospital
    private let patientIDs: [String]
    private let state = Mutex(State())

    /// - Parameter providerID: whose notes these are, and nobody else's.
    init(_ hospital: Hospital, providerID: String) async throws {
        self.hospital = hospital
        self.providerID = providerID
        var patientIDs: [String] = []
        for _ in 0..<Self.writerCount { patientIDs.append(try await hospital.admitPatient()) }
        self.patientIDs = patientIDs
    }

    /// Notes that were answered so far.
    var acknowledged: [Acknowledged] { state.withLock { $0.acknowledged } }

    /// How many were answered, and how many tries failed.
    var counts: (acknowledged: Int, failed: Int) {
        state.withLock { ($0.acknowledged.count, $0.failedCount) }
    }

    /// Tells the writers to finish the note that they have in hand.
    func finish() { state.withLock { $0.isFinished = true } }

    /// Writes notes until told to finish.
    ///
    /// - Throws: what a call fails with if not for want of a service.
    func write(_ writer: Int) async throws {
        var number = 0
        while !state.withLock({ $0.isFinished }) {
            number += 1
            let text = Planted.note(writer * 100_000 + number)
            let patientID = patientIDs[writer]
            let request = Planted.process(patientID, text, providerID: providerID)
            let noteID = try await submit(request)
            let note = Acknowledged(noteID: noteID, patientID: patientID, text: text)
            state.withLock { $0.acknowledged.append(note) }
        }
    }

    private func submit(_ request: SoapV1.ProcessRequest) async throws -> String {
        while !Task.isCancelled {
            if let noteID = try await tryOnce(request) { return noteID }
            state.withLock { $0.failedCount += 1 }
            try await hospital.pause()
        }
        throw CancellationError()
    }

    /// The note's id, or nil when no service could be reached.
    private func tryOnce(_ request: SoapV1.ProcessRequest) async throws -> String? {
        do {
            let options = CallOptions(timeout: Self.tryLimit)
            return try await hospital.notes.process(request, options: options).noteID
        } catch {
            guard [.unavailable, .deadlineExceeded].contains(error.code) else { throw error }
            return nil
        }
    }
}

internal import Messages
internal import RPC
internal import Resealing

/// What operators want to know before they destroy a key.
extension PatientServer {
    func resealing(_ context: CallContext) async throws -> PatientV1.GetResealingResponse {
        let state = try await observed("postgres.read", context) {
            try await store.resealing(deadline: Self.storeDeadline(context))
        }
        return PatientV1.GetResealingResponse(
            keyID: state.keyID, pass: UInt64(clamping: state.pass),
            examinedCount: UInt64(clamping: state.examinedCount),
            resealedCount: UInt64(clamping: state.resealedCount),
            unreadableCount: UInt64(clamping: state.unreadableCount),
            isRunning: state.isRunning, cleanKeyID: state.cleanKeyID)
    }
}

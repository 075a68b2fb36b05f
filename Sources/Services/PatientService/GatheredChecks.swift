internal import LatencyBudget
internal import Messages
internal import PHIProtection
internal import RPC

/// The questions of one `CheckPatients` on their way, each by a ``CachedRead`` of its own; the call
/// is answered when all are.
// Safety: used on the loop's thread only.
final class GatheredChecks: @unchecked Sendable {
    private let server: PatientServer
    private let context: CallContext
    private var reply: UnaryReply?
    private var outcomes: [PatientV1.CheckPatientsResponse.Outcome] = []
    private var leftCount = 0

    init(_ server: PatientServer, _ reply: consuming UnaryReply) {
        self.server = server
        context = reply.context
        self.reply = consume reply
    }

    /// Asks all of them; some may be answered before this returns.
    func begin(_ asked: PatientServer.Asked) {
        outcomes = Array(repeating: .init(), count: asked.questions.count)
        leftCount = asked.questions.count
        for (place, question) in asked.questions.enumerated() {
            let part: CallContext
            do throws(RPCError) {
                part = try server.part(
                    question, asked, of: context, startingAt: context.run.beganAt)
            } catch {
                ended(place, .init(error))
                continue
            }
            let check = Check(self, place, question.patientID, part)
            server.takeRead().begin(
                question.patientID, .standing, Self.inTask(server), server,
                UnaryReply(part, to: check))
        }
    }

    /// How a question is answered that no read takes.
    private static func inTask(_ server: PatientServer) -> ServerMethod {
        PreparedMethod(
            PatientV1.PatientService.checkPatient, CachedCheckMethod(server: server))
    }

    private func ended(_ place: Int, _ outcome: PatientV1.CheckPatientsResponse.Outcome) {
        outcomes[place] = outcome
        leftCount -= 1
        guard leftCount == 0, let reply = reply.take() else { return }
        guard let arena = reply.arena else { return }
        do throws(MessageError) {
            let response = unsafe try PatientV1.CheckPatientsResponse(outcomes: outcomes)
                .prepare(in: arena)
            unsafe reply.answer(response)
        } catch {
            reply.fail(RPCError(.internalError, "the response cannot be written", cause: error))
        }
    }

    /// One question, in the place of a call.
    // Safety: used on the loop's thread only.
    private final class Check: ReplyTarget, @unchecked Sendable {
        private let all: GatheredChecks
        private let place: Int
        private let patientID: PHI<String>
        private let context: CallContext
        private var method: ServerMethod?

        init(
            _ all: GatheredChecks, _ place: Int, _ patientID: PHI<String>, _ context: CallContext
        ) {
            self.all = all
            self.place = place
            self.patientID = patientID
            self.context = context
        }

        var replyArena: MessageArena { all.reply?.arena ?? MessageArena() }

        var isAwaited: Bool { all.reply?.isAwaited ?? false }

        func replyComes(from method: ServerMethod) { self.method = method }

        func replyEnds(telling interceptors: [any ServerInterceptor]) {}

        func reply(_ error: RPCError) { all.ended(place, .init(error)) }

        @unsafe
        func reply(_ response: PreparedMessage) {
            let count = unsafe response.byteCount
            let octets = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
                if let start = buffer.baseAddress { unsafe response.write(to: start) }
                written = count
            }
            do {
                let answer = try unsafe octets.withUnsafeBytes { octets in
                    try unsafe PatientV1.CheckPatientResponse(
                        decoding: octets, arena: replyArena)
                }
                all.ended(place, .init(answer))
            } catch {
                reply(RPCError(.internalError, "a check gave no answer", cause: error))
            }
        }

        func replyInTask() {
            Task(executorPreference: all.server.executor) { await self.respond() }
        }

        private func respond() async {
            do {
                guard let method else {
                    throw RPCError(.internalError, "nobody answers a check")
                }
                var request = try PatientV1.CheckPatientRequest(patientID: patientID).encoded()
                let memory = UnsafeMutableRawBufferPointer.allocate(
                    byteCount: request.count, alignment: 16)
                defer {
                    unsafe memory.initializeMemory(as: UInt8.self, repeating: 0)
                    unsafe memory.deallocate()
                }
                unsafe memory.copyBytes(from: request)
                PHISealer.wipe(&request)
                let arena = MessageArena()
                // The response lies in it.
                defer { withExtendedLifetime(arena) {} }
                unsafe reply(
                    try await method.respond(
                        to: UnsafeRawBufferPointer(memory), context: context, arena: arena))
            } catch {
                reply(RPCError.translating(error))
            }
        }
    }
}

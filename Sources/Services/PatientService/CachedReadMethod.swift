internal import Messages
package import RPC

/// `GetPatient`, for which a cached patient goes out as it was encoded: most reads decode nothing.
struct CachedReadMethod: PreparedAnswering {
    /// Of `patient` in `carewire.patient.v1.GetPatientResponse`.
    private static let patientField: UInt32 = 1

    let server: PatientServer

    /// As ``PreparedAnswering`` says.
    @unsafe func respond(
        to payload: UnsafeRawBufferPointer, context: CallContext, arena: MessageArena
    ) async throws(RPCError) -> PreparedMessage {
        let request: PatientV1.GetPatientRequest
        do {
            request = try unsafe PatientV1.GetPatientRequest(decoding: payload, arena: arena)
        } catch {
            throw RPCError(
                .invalidArgument, "the request cannot be read: \(error.message)", cause: error)
        }
        let found = try await server.found(request, context)
        do {
            switch found {
            case .cached(let cached):
                return unsafe try PatientV1.GetPatientResponse(source: .cache).prepare(
                    in: arena, adding: Self.patientField, encoded: cached.octets)
            case .stored(let patient):
                return unsafe try PatientV1.GetPatientResponse(patient: patient, source: .database)
                    .prepare(in: arena)
            }
        } catch {
            throw RPCError(.internalError, "the response cannot be written", cause: error)
        }
    }
}

extension PatientServer {
    /// Adds the service's methods to a table.
    package func register(in table: inout MethodTable) {
        var methods = MethodTable()
        PatientV1.PatientService.register(self, in: &methods)
        let read = PreparedMethod(
            PatientV1.PatientService.getPatient, CachedReadMethod(server: self))
        for method in methods.methods {
            table.add(method.name == read.name ? read : method)
        }
    }

    fileprivate func found(
        _ request: PatientV1.GetPatientRequest, _ context: CallContext
    ) async throws(RPCError) -> Found {
        do {
            return try await translated {
                try await look(try admit(request.patientID, .read, context), context)
            }
        } catch {
            throw .translating(error)
        }
    }
}

import RPC
import Testing

@Suite struct RPCErrorTests {
    private struct PatientError: Error, CustomStringConvertible {
        let description = "patient Jane Roe, MRN 004711"
    }

    @Test func theCodesAreThoseOfTheProtocol() {
        #expect(StatusCode.allCases.map(\.rawValue) == Array(0...16))
        #expect(StatusCode(rawValue: 17) == nil && StatusCode(rawValue: -1) == nil)
        let names = [
            "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND",
            "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION",
            "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS",
            "UNAUTHENTICATED",
        ]
        #expect(StatusCode.allCases.map(\.name) == names)
    }

    @Test func whatAHandlerMeansToSayPassesUnchanged() {
        let error = RPCError.translating(RPCError(.notFound, "no such patient"))
        #expect(error.code == .notFound && error.message == "no such patient")
    }

    @Test func cancellationIsCancelled() {
        #expect(RPCError.translating(CancellationError()).code == .cancelled)
    }

    @Test func noTextOfAnotherErrorShows() {
        let error = RPCError.translating(PatientError())
        #expect(error.code == .internalError)
        #expect(error.cause is PatientError, "it stays in this process")
        for text in ["\(error)", error.message, error.description, String(describing: error)] {
            #expect(!text.contains("Jane") && !text.contains("4711"))
        }
    }

    @Test func theCauseIsNotPartOfTheText() {
        let error = RPCError(.unavailable, "the database is down", cause: PatientError())
        #expect("\(error)" == "UNAVAILABLE: the database is down")
        #expect(String(reflecting: error) == "UNAVAILABLE: the database is down")
        var dumped = ""
        dump(error, to: &dumped)
        #expect(!dumped.contains("Jane"))
    }

    @Test func aFailureIsNeverCalledASuccess() {
        #expect(RPCError.translating(RPCError(.ok, "fine")).code == .internalError)
    }
}

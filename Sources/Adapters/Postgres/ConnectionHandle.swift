private import CLibPQ

/// A libpq connection, owned: it is closed when its holder lets go of it.
///
/// Nothing here waits: libpq connects, sends and receives only as far as the socket allows.
@safe
struct ConnectionHandle: ~Copyable {
    /// What the connecting socket is waited for.
    enum OnPoll: Equatable { case waitToRead, waitToWrite, connected, failed }
    /// How far the output went.
    enum OnFlush: Equatable { case done, blocked, failed }

    /// For this type's extensions only.
    let raw: OpaquePointer

    private init(owning raw: OpaquePointer) { unsafe self.raw = raw }

    deinit { unsafe PQfinish(raw) }

    /// Begins to connect. Host names must have been resolved (`hostaddr`).
    ///
    /// - Throws: ``PostgresError`` `unavailable`.
    static func start(_ parameters: [ConnectionParameter]) throws(PostgresError) -> ConnectionHandle
    {
        let keywords = CStringList(parameters.map(\.keyword))
        let values = CStringList(parameters.map(\.value))
        guard
            let raw = unsafe PQconnectStartParams(keywords.pointers, values.pointers, 0)
        else { throw PostgresError(.unavailable, "libpq has no memory for a connection") }
        let handle = unsafe ConnectionHandle(owning: raw)
        unsafe clibpq_silence(raw)
        guard unsafe PQstatus(raw) != CONNECTION_BAD else {
            throw PostgresError(.unavailable, handle.connectFailure)
        }
        return handle
    }

    /// Takes the next step of connecting; the descriptor may be another one afterwards.
    func poll() -> OnPoll {
        switch unsafe PQconnectPoll(raw) {
        case PGRES_POLLING_READING: .waitToRead
        case PGRES_POLLING_WRITING: .waitToWrite
        case PGRES_POLLING_OK: .connected
        default: .failed
        }
    }

    /// Why connecting failed, one bounded line. Nothing was sent yet, so it holds no value of ours.
    var connectFailure: String {
        let text = unsafe PQerrorMessage(raw).map { unsafe String(cString: $0) } ?? ""
        let line = text.prefix { $0 != "\n" }
        return "no connection: \(line.prefix(PostgresLimits.reasonLengthMax))"
    }

    /// The socket's descriptor, -1 when there is none.
    var descriptor: Int32 { unsafe PQsocket(raw) }

    /// What a cancel request of this session needs; nil when libpq has no memory for it.
    var cancelTarget: CancelTarget? {
        guard let key = unsafe PQgetCancel(raw) else { return nil }
        return unsafe CancelTarget(
            key: CancelKey(owning: key), processID: PQbackendPID(raw),
            isEncrypted: PQsslInUse(raw) == 1)
    }

    /// The server's version, such as 150020.
    var serverVersion: Int { unsafe Int(PQserverVersion(raw)) }

    /// Switches to non-blocking output, and to pipeline mode where asked for.
    func becomeNonBlocking(pipeline: Bool) -> Bool {
        guard unsafe PQsetnonblocking(raw, 1) == 0 else { return false }
        return unsafe !pipeline || PQenterPipelineMode(raw) == 1
    }

    // MARK: Sending

    /// Queues a Parse of `statement`.
    func prepare(_ statement: PostgresStatement) -> Bool {
        unsafe PQsendPrepare(raw, statement.name, statement.labelledSQL, 0, nil) == 1
    }

    /// Queues one statement without parameters, by the extended protocol.
    func execute(_ sql: String) -> Bool {
        unsafe PQsendQueryParams(raw, sql, 0, nil, nil, nil, nil, 1) == 1
    }

    /// Sends one statement with its parameters; not in pipeline mode.
    func execute(_ sql: String, _ parameters: ParameterBuffer) -> Bool {
        unsafe PQsendQueryParams(
            raw, sql, Int32(parameters.count), nil, parameters.places, parameters.lengths,
            parameters.formats, 1) == 1
    }

    /// Sends one or more statements by the simple protocol; not in pipeline mode.
    func executeScript(_ sql: String) -> Bool { unsafe PQsendQuery(raw, sql) == 1 }

    /// Queues an execution of a prepared statement; libpq writes by itself at 64 KiB.
    @inline(__always)
    func execute(_ statement: PostgresStatement, _ parameters: ParameterBuffer) -> Bool {
        unsafe PQsendQueryPrepared(
            raw, statement.name, Int32(parameters.count), parameters.places, parameters.lengths,
            parameters.formats, 1) == 1
    }

    /// Ends a segment of the pipeline; in libpq 15 that writes what has gathered.
    func sync() -> Bool { unsafe PQpipelineSync(raw) == 1 }

    /// Writes what has gathered, as far as the socket takes it.
    func flush() -> OnFlush {
        switch unsafe PQflush(raw) {
        case 0: .done
        case 1: .blocked
        default: .failed
        }
    }

    // MARK: Receiving

    /// Reads what has come; false when the connection has ended. Results read before stay there.
    func consumeInput() -> Bool { unsafe PQconsumeInput(raw) == 1 }

    /// Whether TLS holds input that the descriptor does not tell of.
    var hasHiddenInput: Bool { unsafe clibpq_tls_pending(raw) > 0 }

    /// Whether asking for a result would wait. To be asked before every ``nextResult()``.
    var isBusy: Bool { unsafe PQisBusy(raw) == 1 }

    /// Whether the connection has ended.
    var isLost: Bool { unsafe PQstatus(raw) == CONNECTION_BAD }

    /// Whether a transaction that somebody began is still open, healthy or not.
    var isInTransaction: Bool {
        let status = unsafe PQtransactionStatus(raw)
        return status == PQTRANS_INERROR || status == PQTRANS_INTRANS
    }

    /// The next result; `.end` ends a statement's results.
    func nextResult() -> StatementResult {
        guard let result = unsafe PQgetResult(raw) else { return .end }
        switch unsafe PQresultStatus(result) {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
            return .rows(unsafe PostgresRows(owning: result))
        case PGRES_PIPELINE_SYNC:
            unsafe PQclear(result)
            return .sync
        case PGRES_PIPELINE_ABORTED:
            unsafe PQclear(result)
            return .aborted
        case PGRES_FATAL_ERROR:
            defer { unsafe PQclear(result) }
            // An error without a code is libpq's own: the connection is broken.
            guard let state = unsafe clibpq_sqlstate(result) else { return .lost(nil) }
            let code = unsafe String(cString: state)
            return unsafe clibpq_is_fatal(result) != 0 ? .lost(code) : .failed(code)
        default:
            // COPY, notices and what no statement of ours can ask for.
            unsafe PQclear(result)
            return .unexpected
        }
    }
}

/// What libpq gave for a statement or a Sync.
enum StatementResult {
    /// It succeeded.
    case rows(PostgresRows)
    /// The server refused it; the value is the SQLSTATE.
    case failed(String)
    /// It was skipped: an earlier statement of its segment failed.
    case aborted
    /// The segment's Sync was answered.
    case sync
    /// A statement's results are complete.
    case end
    /// The session is over; the SQLSTATE where the server gave a reason.
    case lost(String?)
    /// Something that was not asked for.
    case unexpected
}

/// Strings as a null-terminated list of C strings, owned.
@safe
private struct CStringList: ~Copyable {
    let pointers: UnsafeMutablePointer<UnsafePointer<CChar>?>
    private let count: Int

    init(_ strings: [String]) {
        count = strings.count
        unsafe pointers = .allocate(capacity: strings.count + 1)
        for (index, string) in strings.enumerated() {
            let octets = Array(string.utf8CString)
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: octets.count)
            unsafe copy.initialize(from: octets, count: octets.count)
            unsafe pointers[index] = UnsafePointer(copy)
        }
        unsafe pointers[count] = nil
    }

    deinit {
        for index in 0..<count { unsafe pointers[index]?.deallocate() }
        unsafe pointers.deallocate()
    }
}

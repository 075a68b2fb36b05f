internal import Reactor

/// One exchange, from the queue to its answer.
// Safety: touched on the loop's thread only.
@safe
final class Transfer: @unchecked Sendable {
    typealias Outcome = Result<HTTPResponse, HTTPError>

    let request: HTTPRequest
    let deadline: ContinuousClock.Instant
    let timer = LoopTimer()
    private var head: ResponseHead
    private var body: [UInt8] = []
    private let bodyByteCountMax: Int
    /// Why a callback of ours made libcurl break off.
    private var refusal: HTTPError?
    private var continuation: UnsafeContinuation<Outcome, Never>?
    /// Present while libcurl works on it.
    private var easy: EasyHandle?

    init(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant,
        configuration: HTTPClientConfiguration,
        continuation: UnsafeContinuation<Outcome, Never>
    ) {
        self.request = request
        self.deadline = deadline
        head = ResponseHead(byteCountMax: configuration.headerByteCountMax)
        bodyByteCountMax = configuration.responseByteCountMax
        unsafe self.continuation = continuation
    }

    /// Whether the caller still waits.
    var isPending: Bool { unsafe continuation != nil }

    /// Makes the C handle and gives its address.
    ///
    /// - Throws: ``HTTPError``.
    func start(
        timeout: Duration, configuration: HTTPClientConfiguration, table: SocketTable
    ) throws(HTTPError) -> UInt {
        let handle = unsafe try EasyHandle.make(
            request, timeout: timeout, configuration: configuration,
            context: Unmanaged.passUnretained(self).toOpaque(),
            table: Unmanaged.passUnretained(table).toOpaque())
        let address = handle.address
        easy = consume handle
        return address
    }

    /// Answers the caller, once, and frees the handle, which libcurl must have let go.
    func finish(_ outcome: Outcome) {
        easy = nil
        unsafe continuation.take()?.resume(returning: outcome)
    }

    /// What libcurl's last word on this transfer means.
    func outcome(_ curlCode: UInt32, now: ContinuousClock.Instant) -> Outcome {
        if let refusal { return .failure(refusal) }
        if curlCode != 0 {
            let error = HTTPError(curlCode: curlCode)
            guard error.code == .timeout, now < deadline else { return .failure(error) }
            // libcurl has one number for both of its time limits; this one was the shorter.
            return .failure(HTTPError(.connectFailed, "no connection was made in time"))
        }
        guard head.status >= 200, head.isComplete else {
            return .failure(HTTPError(.protocolFailed, "the answer broke off in its headers"))
        }
        return .success(HTTPResponse(status: head.status, headers: head.headers, body: body))
    }

    @unsafe
    func takeHeader(_ octets: UnsafeRawBufferPointer) -> Bool {
        switch unsafe head.take(octets) {
        case .proceed:
            return true
        case .tooLarge:
            refusal = HTTPError(.tooLarge, "the answer's headers pass their bound")
            return false
        }
    }

    @unsafe
    func takeBody(_ octets: UnsafeRawBufferPointer) -> Bool {
        guard body.count + octets.count <= bodyByteCountMax else {
            refusal = HTTPError(
                .tooLarge, "the answer's body is over \(bodyByteCountMax) octets")
            return false
        }
        unsafe body.append(contentsOf: octets)
        return true
    }
}

internal import LatencyBudget
internal import Reactor
internal import TLS

/// The socket of a connection: connects, authenticates, writes commands, gives replies out.
// Safety: touched on the loop's thread only.
@safe
final class RedisLink: EventSource, @unchecked Sendable {
    private enum State { case idle, connecting, greeting, settingUp, ready, waiting, closed }

    /// Octets read at once.
    private static let readByteCountMax = 64 * 1024

    private static let violation = RedisError(
        .protocolViolation, "Redis answered what nobody asked for")

    /// Until it is closed: link and connection hold each other.
    @exclusivity(unchecked) var connection: RedisConnection?
    private let configuration: RedisConfiguration
    @exclusivity(unchecked) private var state = State.idle
    @exclusivity(unchecked) private var output: OutputBuffer
    @exclusivity(unchecked) private var reader: ReplyReader?
    private var channel: SecureChannel?
    private let input: UnsafeMutableRawBufferPointer
    @exclusivity(unchecked) private var onTheirWay = RedisCallQueue()
    @exclusivity(unchecked) private var shares = EarlyShares()
    private var backoff: Backoff
    /// Of the attempts to connect since the last that succeeded.
    private var lastFailure: RedisError?
    private var lastInput: Moment
    /// Counts attempts to connect, so that a late answer of the name service is known as such.
    private var attempt = 0
    private let connectTimer = LoopTimer()
    private let reconnectTimer = LoopTimer()
    private let silenceTimer = LoopTimer()
    @exclusivity(unchecked) private var silenceLimit: Moment?
    /// What the last value found was read into: sealed, as everything in Redis is.
    @exclusivity(unchecked) private var found: [UInt8] = []

    init(loop: EventLoop, configuration: RedisConfiguration) {
        self.configuration = configuration
        backoff = .reconnecting(
            first: configuration.reconnectDelay, longest: configuration.reconnectDelayMax)
        unsafe output = OutputBuffer(countMax: configuration.outputByteCountMax)
        unsafe input = .allocate(byteCount: Self.readByteCountMax, alignment: 16)
        lastInput = loop.moment
        super.init(loop: loop)
        connectTimer.action = { [unowned self] in
            failed(RedisError(.unavailable, "no connection: Redis took too long"))
        }
        reconnectTimer.action = { [unowned self] in connect() }
        silenceTimer.action = { [unowned self] in checkSilence() }
    }

    deinit { unsafe input.deallocate() }

    // MARK: Asked by the connection

    /// Whether commands can be sent.
    var isReady: Bool { unsafe state == .ready }

    /// The first command on its way.
    var firstCall: RedisCall? { unsafe onTheirWay.first }

    /// Commands on their way.
    var commandCount: Int { unsafe onTheirWay.count }

    /// Octets that wait for the socket.
    var outputByteCount: Int { unsafe output.count }

    /// Why a command would wait in vain, if it would.
    var reasonNotToWait: RedisError? {
        switch unsafe state {
        case .idle, .ready: nil
        case .connecting, .greeting, .settingUp, .waiting: lastFailure
        case .closed: RedisError(.unavailable, "the connection is shut down")
        }
    }

    /// Begins to connect, unless it has begun already.
    func start() {
        if unsafe state == .idle { connect() }
    }

    /// Queues a command; false when the output is full.
    func send(_ call: RedisCall) -> Bool {
        guard unsafe call.command.write(to: &output) else { return false }
        unsafe onTheirWay.append(call)
        unsafe watchSilence(until: call.deadline + configuration.silenceLimit)
        markDirty()
        if unsafe shares.add() { writeEarly() }
        return true
    }

    /// Writes what the socket takes while more commands come, so that Redis begins. How it went is
    /// found at the end of the turn: nobody is told anything in the midst of a question.
    private func writeEarly() {
        guard channel == nil, unsafe state == .ready, isRegistered else { return }
        _ = unsafe output.write(to: descriptor)
    }

    /// Closes for good; commands on their way fail.
    func close() {
        shut()
        unsafe state = .closed
        failAll(RedisError(.unavailable, "the connection is shut down"))
        unsafe connection = nil
    }

    // MARK: Connecting

    private func connect() {
        unsafe state = .connecting
        attempt += 1
        loop.schedule(connectTimer, at: loop.currentTime + configuration.connectTimeout)
        switch configuration.endpoint {
        case .unix(let path):
            do throws(ReactorError) {
                open([try SocketAddress(unixPath: path)])
            } catch {
                failSoon(RedisError(.unavailable, "no connection: \(error.message)", cause: error))
            }
        case .tcp(let host, let port):
            resolve(host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)", attempt)
        }
    }

    private func resolve(_ text: String, _ attempt: Int) {
        Task(executorPreference: loop) { [self] in
            do throws(ReactorError) {
                let addresses = try await SocketAddress.resolve(text)
                if attempt == self.attempt, unsafe state == .connecting { open(addresses) }
            } catch {
                if attempt == self.attempt {
                    failed(
                        RedisError(.unavailable, "no connection: \(error.message)", cause: error))
                }
            }
        }
    }

    /// Tries one of the addresses; the next attempt tries the one after it.
    private func open(_ addresses: [SocketAddress]) {
        guard !addresses.isEmpty else { return }
        do throws(ReactorError) {
            let address = addresses[attempt % addresses.count]
            register(.writable, descriptor: try Socket.connect(to: address))
        } catch {
            failSoon(RedisError(.unavailable, "no connection: \(error.message)", cause: error))
        }
    }

    private func failSoon(_ error: RedisError) {
        loop.submit { [self] in failed(error) }
    }

    private func connected() {
        let number = Socket.connectError(descriptor)
        guard number == 0 else {
            return failed(RedisError(.unavailable, "no connection: system error \(number)"))
        }
        do throws(RedisError) {
            unsafe reader = try ReplyReader.make(replyByteCountMax: configuration.replyByteCountMax)
            try greet()
        } catch {
            return failed(error)
        }
        setInterest(.readable)
        if channel == nil { introduce() } else { markDirty() }
    }

    /// Begins TLS, where it is asked for.
    private func greet() throws(RedisError) {
        guard let tls = configuration.tls else { return }
        var host = ""
        if case .tcp(let name, _) = configuration.endpoint { host = name }
        let channel = SecureChannel(try tls.session(host: host))
        do throws(TLSError) { try channel.begin() } catch { throw RedisError.noTLS(error) }
        self.channel = channel
        unsafe state = .greeting
    }

    private func introduce() {
        unsafe state = .settingUp
        if let user = configuration.user {
            sendSetup(.authenticate(user: user, password: configuration.password))
        }
        sendSetup(.setClientName(configuration.clientName))
    }

    private func sendSetup(_ command: RedisCommand) {
        let deadline = loop.moment + configuration.connectTimeout
        _ = send(RedisCall(command, deadline: deadline))
    }

    /// A reply to AUTH or CLIENT SETNAME. A name that may not be set is no reason to give up.
    private func setUp(_ reply: RedisReply) {
        if case .error(let word) = reply, ["NOAUTH", "WRONGPASS", "ERR"].contains(word) {
            return failed(
                RedisError(.unavailable, "no connection: Redis refuses us", serverCode: word))
        }
        guard unsafe onTheirWay.isEmpty else { return }
        unsafe state = .ready
        backoff.reset()
        lastFailure = nil
        loop.cancel(connectTimer)
        unsafe connection?.linkIsReady()
    }

    private var isConnecting: Bool {
        unsafe state == .connecting || state == .greeting || state == .settingUp
    }

    private func failed(_ error: RedisError) {
        guard isConnecting else { return }
        shut()
        lastFailure = error
        unsafe connection?.counts.failedConnectCount += 1
        reconnect(after: backoff.next(random: loop.nextRandom()))
        failAll(error)
        unsafe connection?.failWaiting(error)
    }

    private func lose(_ error: RedisError) {
        if isConnecting { return failed(error) }
        guard unsafe state == .ready else { return }
        shut()
        unsafe connection?.counts.lostConnectionCount += 1
        var first = Backoff.afterLoss(first: configuration.reconnectDelay)
        reconnect(after: first.next(random: loop.nextRandom()))
        failAll(error)
    }

    private func reconnect(after delay: Duration) {
        unsafe state = .waiting
        loop.schedule(reconnectTimer, at: loop.currentTime + delay)
    }

    private func shut() {
        for timer in [connectTimer, reconnectTimer, silenceTimer] { loop.cancel(timer) }
        unsafe silenceLimit = nil
        if isRegistered {
            channel?.sendLast(to: descriptor)
            unregister()
            Socket.close(descriptor)
        }
        channel = nil
        unsafe output.reset()
        unsafe reader = nil
    }

    private func failAll(_ error: RedisError) {
        while let call = unsafe onTheirWay.popFirst() {
            unsafe connection?.finish(call, .failure(error))
        }
    }

    // MARK: Called by the loop

    override func flush() {
        unsafe shares.endTurn()
        guard isRegistered, unsafe state != .connecting else { return }
        switch write() {
        case .bytes: setInterest(.readable)
        case .wouldBlock: setInterest([.readable, .writable])
        case .end, .failed: lose(RedisError(.unavailable, "the connection was lost"))
        case nil: break
        }
    }

    /// Nil when the connection has ended for a fault of TLS.
    private func write() -> Socket.Transfer? {
        guard let channel else { return unsafe output.write(to: descriptor) }
        do throws(TLSError) {
            return unsafe try channel.write(&output, to: descriptor)
        } catch {
            lose(RedisError.noTLS(error))
            return nil
        }
    }

    override func ready(_ events: Readiness) {
        if unsafe state == .connecting { return connected() }
        if events.contains(.writable) { flush() }
        guard isRegistered else { return }
        switch unsafe Socket.read(descriptor, into: input) {
        case .bytes(let count):
            lastInput = loop.moment
            let octets = unsafe UnsafeRawBufferPointer(rebasing: input.prefix(count))
            if let channel { unsafe receive(octets, channel) } else { unsafe receive(octets) }
        case .wouldBlock: break
        case .end, .failed: lose(RedisError(.unavailable, "the connection was lost"))
        }
    }

    private func receive(_ octets: UnsafeRawBufferPointer, _ channel: SecureChannel) {
        do throws(TLSError) {
            let isOpen = unsafe try channel.receive(octets) { unsafe receive($0) }
            if !isOpen { return lose(RedisError(.unavailable, "the connection was lost")) }
        } catch {
            return lose(RedisError.noTLS(error))
        }
        if unsafe state == .greeting, channel.isEstablished { introduce() }
        if isRegistered, channel.hasOutput { markDirty() }
    }

    private func receive(_ octets: UnsafeRawBufferPointer) {
        var rest = unsafe octets[takeWholeStrings(octets)...]
        while unsafe !rest.isEmpty, unsafe reader != nil {
            let part = unsafe rest.prefix(ReplyReader.feedByteCountMax)
            unsafe reader?.feed(UnsafeRawBufferPointer(rebasing: part))
            unsafe rest = rest.dropFirst(part.count)
            takeReplies()
        }
    }

    /// Gives the strings in front of `octets` to listeners, from where they were read; answers
    /// where something else begins.
    private func takeWholeStrings(_ octets: UnsafeRawBufferPointer) -> Int {
        var place = 0
        while unsafe onTheirWay.first?.isListened == true, unsafe state == .ready,
            unsafe reader?.isBetweenReplies == true,
            let (string, end) = unsafe reader?.wholeString(
                UnsafeRawBufferPointer(rebasing: octets[place...])),
            let call = unsafe onTheirWay.popFirst()
        {
            place += end
            unsafe connection?.finish(call, found: string)
            unsafe connection?.reuse(call)
        }
        return place
    }

    private func takeReplies() {
        while true {
            let isListened = unsafe onTheirWay.first?.isListened == true
            guard let result = unsafe isListened ? reader?.next(into: &found) : reader?.next()
            else {
                return
            }
            switch result {
            case .needMore: return
            case .violation: return violated()
            case .found:
                guard let call = unsafe onTheirWay.popFirst() else { return violated() }
                unsafe found.withUnsafeBytes { unsafe connection?.finish(call, found: $0) }
                unsafe connection?.reuse(call)
            case .reply(let reply):
                guard let call = unsafe onTheirWay.popFirst() else { return violated() }
                guard RedisCommand.accepts(call.kind, reply) else {
                    unsafe connection?.finish(call, .failure(Self.violation))
                    return violated()
                }
                if unsafe state == .settingUp {
                    setUp(reply)
                } else {
                    unsafe connection?.finish(call, .reply(reply))
                    if call.isListened { unsafe connection?.reuse(call) }
                }
            }
        }
    }

    private func violated() {
        lose(Self.violation)
    }

    // MARK: Silence

    private func watchSilence(until limit: Moment) {
        if let earlier = unsafe silenceLimit, earlier <= limit { return }
        unsafe silenceLimit = limit
        loop.schedule(silenceTimer, at: limit)
    }

    private func checkSilence() {
        unsafe silenceLimit = nil
        guard let oldest = unsafe onTheirWay.first else { return }
        let limit = unsafe max(oldest.deadline, lastInput) + configuration.silenceLimit
        if limit > loop.moment { return watchSilence(until: limit) }
        lose(RedisError(.unavailable, "the connection was lost: Redis has gone silent"))
    }
}

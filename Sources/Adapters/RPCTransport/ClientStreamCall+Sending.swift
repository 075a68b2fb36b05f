internal import RPC
internal import TTRPC

/// What a streaming call sends. On the loop's thread.
extension ClientStreamCall {
    /// What a sender is told when the call is over.
    var sendingFailure: RPCError {
        error ?? RPCError(.cancelled, "the server has ended the call")
    }

    /// Takes a message; the continuation is resumed when it is on its way.
    @unsafe
    func send(_ message: [UInt8], _ continuation: UnsafeContinuation<Taken, Never>) {
        if let refusal = refusal(message) {
            unsafe continuation.resume(returning: .failure(refusal))
            return
        }
        outbox.message = message
        unsafe sender = continuation
        pump()
    }

    private func refusal(_ message: [UInt8]) -> RPCError? {
        if !method.kind.takesMany {
            return RPCError(.failedPrecondition, "the method takes one request")
        }
        if unsafe sender != nil { return Self.twoAtOnce }
        if outbox.isClosed { return RPCError(.failedPrecondition, "this side is closed") }
        if isOver { return sendingFailure }
        guard message.count <= FrameHeader.messageByteCountMax else {
            return RPCError(.resourceExhausted, "the message is larger than a frame")
        }
        return nil
    }

    /// Closes this side, behind what is being sent.
    func close() -> Taken {
        if let error { return .failure(error) }
        if isOver || !method.kind.takesMany { return .success(nil) }
        outbox.isClosed = true
        pump()
        return .success(nil)
    }

    /// Sends what there is, as far as the windows and the connection allow.
    func pump() {
        guard let connection, !isOver else { return }
        while let message = outbox.next {
            switch connection.sendData(self, message) {
            case .now: break
            case .wait: return
            case .over:
                unsafe sender.take()?.resume(returning: .failure(sendingFailure))
                return
            }
            if outbox.nextWasSent(isTakenUp: isTakenUp) {
                unsafe sender.take()?.resume(returning: .success(nil))
            }
        }
        if outbox.isClosed, !outbox.isCloseSent {
            outbox.isCloseSent = true
            connection.closeSending(self)
        }
    }

    /// The server has taken the call up: nothing has to be kept for another attempt.
    func takenUp() {
        if isTakenUp { return }
        isTakenUp = true
        outbox.forget()
    }
}

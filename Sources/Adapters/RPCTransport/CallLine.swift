internal import RPC

/// The calls that wait for a connection or for room on one: emergencies first, otherwise in the
/// order in which they came. Joining and leaving take constant time.
@safe
struct CallLine: ~Copyable {
    /// Which of the two lines a call stands in.
    enum Lane { case urgent, ordinary }

    private struct Line {
        var first: PendingCall?
        unowned(unsafe) var last: PendingCall?
    }

    private var urgent = Line()
    private var ordinary = Line()
    /// Calls that wait.
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    /// The call whose turn it is.
    var first: PendingCall? { urgent.first ?? ordinary.first }

    /// The call that gives way to an emergency when the line is full.
    var lastOrdinary: PendingCall? { unsafe ordinary.last }

    mutating func append(_ call: PendingCall) {
        if call.lane != nil { return }
        call.lane = call.isUrgent ? .urgent : .ordinary
        count += 1
        if call.isUrgent { Self.append(call, &urgent) } else { Self.append(call, &ordinary) }
    }

    /// Takes a call out; one that does not wait stays as it is.
    mutating func remove(_ call: PendingCall) {
        guard let lane = call.lane else { return }
        call.lane = nil
        count -= 1
        switch lane {
        case .urgent: Self.remove(call, &urgent)
        case .ordinary: Self.remove(call, &ordinary)
        }
    }

    /// The waiting calls, in their order.
    var all: [PendingCall] {
        var calls: [PendingCall] = []
        for line in [urgent, ordinary] {
            var next = line.first
            while let call = next {
                calls.append(call)
                next = call.nextInLine
            }
        }
        return calls
    }

    private static func append(_ call: PendingCall, _ line: inout Line) {
        if let last = unsafe line.last {
            last.nextInLine = call
            unsafe call.previousInLine = last
        } else {
            line.first = call
        }
        unsafe line.last = call
    }

    private static func remove(_ call: PendingCall, _ line: inout Line) {
        let (previous, next) = (unsafe call.previousInLine, call.nextInLine)
        if let next { unsafe next.previousInLine = previous } else { unsafe line.last = previous }
        if let previous { previous.nextInLine = next } else { line.first = next }
        call.nextInLine = nil
        unsafe call.previousInLine = nil
    }
}

/// Calls that wait for one party of a caller, in their order.
final class PartyCalls: TurnRingMember {
    var name: UInt64 = 0
    var debt = 0
    let calls = CallQueue(countMax: .max)
    /// Whose party it is, while calls wait.
    var caller: CallerCalls?
}

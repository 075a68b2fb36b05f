public import LatencyBudget
public import RPC

/// Several observers as one: servers and clients take one.
public final class ObserverList: CallObserver {
    private let observers: [any CallObserver]

    /// Every hop goes to all of them, in this order.
    public init(_ observers: [any CallObserver]) { self.observers = observers }

    /// Tells all of them.
    public func observe(_ hop: HopRecord) {
        for observer in observers { observer.observe(hop) }
    }
}

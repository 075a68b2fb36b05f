/// Compares anchors with a trail as it is walked through.
struct AnchorCheck {
    /// Most anchors of one verification.
    static let anchorCountMax = 100_000

    private var waiting: ArraySlice<AuditAnchor>
    /// Anchors that were compared.
    private(set) var comparedCount = 0

    /// Sorts the anchors that are genuine.
    ///
    /// - Returns: nil with the fault of the first that is not, or is of another trail.
    static func make(
        _ anchors: [AuditAnchor], stream: AuditIdentifier?, _ hasher: AuditHasher
    ) throws(AuditError) -> Result<AnchorCheck, AnchorRefusal> {
        guard anchors.count <= anchorCountMax else {
            throw AuditError(.limitExceeded, "more than \(anchorCountMax) anchors")
        }
        for anchor in anchors {
            guard anchor.keyIdentity == hasher.keyIdentity else {
                return .failure(AnchorRefusal(anchor, .wrongKey))
            }
            guard try anchor.isGenuine(hasher), stream == nil || anchor.stream == stream else {
                return .failure(AnchorRefusal(anchor, .badAnchor))
            }
        }
        return .success(
            AnchorCheck(waiting: anchors.sorted { $0.sequence < $1.sequence }[...]))
    }

    private init(waiting: ArraySlice<AuditAnchor>) { self.waiting = waiting }

    /// The walk begins behind `state`: anchors before it cannot be compared.
    mutating func begin(_ state: ChainState) -> AuditFault? {
        waiting = waiting.drop { $0.sequence < state.sequence }
        return pass(state)
    }

    /// The walk has come to `state`; `root` is the tree's root there, asked for only when an
    /// anchor needs it, and nil when there is no tree.
    mutating func pass(_ state: ChainState, root: (UInt64) -> AuditHash? = { _ in nil })
        -> AuditFault?
    {
        while let anchor = waiting.first, anchor.sequence == state.sequence {
            waiting.removeFirst()
            comparedCount += 1
            let root = root(anchor.segmentFirst) ?? anchor.root
            guard anchor.hash == state.hash, anchor.root == root else {
                return AuditFault(sequence: state.sequence, kind: .rewritten)
            }
        }
        return nil
    }

    /// Whether the next anchor to compare is about this number.
    func isNext(_ sequence: UInt64) -> Bool { waiting.first?.sequence == sequence }

    /// Whether no anchor that waits is of another trail.
    func areAll(of stream: AuditIdentifier) -> Bool { waiting.allSatisfy { $0.stream == stream } }

    /// The walk ends at `state`: anchors behind it know of records that are gone.
    func end(_ state: ChainState) -> AuditFault? {
        waiting.isEmpty ? nil : AuditFault(sequence: state.sequence &+ 1, kind: .removedAtEnd)
    }
}

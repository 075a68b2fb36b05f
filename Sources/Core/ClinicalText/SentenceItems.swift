/// The terms and triggers of the sentence that is read.
@safe struct SentenceItems: ~Copyable {
    /// One term or trigger of the sentence.
    struct Item: BitwiseCopyable {
        var meaning: PhraseMeaning
        var start: Int32
        var end: Int32
        /// Words since the item before that say nothing, those that may be left out not counted.
        var wordCount: Int32
        var hasComma: Bool
        var hasConjunction: Bool
        /// A verb in the past tense stood since the item before.
        var hasVerb = false
        /// A colon follows: a list that semicolons do not end.
        var opensList = false
        /// A colon stands right before it.
        var isBehindColon = false
        var scopes: AssertionScopes = []

        /// The concept's index, or -1 for a trigger.
        var concept: Int32 { meaning.concept }
        var trigger: AssertionTrigger? {
            get { meaning.trigger }
            set { meaning.trigger = newValue }
        }
    }

    /// Most terms and triggers of a sentence; a longer one is cut there.
    static let countMax = 512

    // Safety: allocated for countMax items, of which the first `count` were written; freed by
    // deinit alone. Every index is tested.
    private let base: UnsafeMutablePointer<Item>
    private(set) var count = 0
    /// What the triggers among them say about the sentence.
    private(set) var says: Says = []

    /// What some trigger of the sentence says about it.
    struct Says: OptionSet, BitwiseCopyable {
        var rawValue: UInt8
        /// One of the items is a trigger.
        static let anything = Says(rawValue: 1)
        /// Something is of today, or begins.
        static let news = Says(rawValue: 2)
        /// A visit or a stay is told of.
        static let told = Says(rawValue: 4)
        /// What was told is over.
        static let over = Says(rawValue: 8)
        /// "do you have"
        static let asked = Says(rawValue: 16)
        /// An allergy is named: no trigger.
        static let allergy = Says(rawValue: 32)

        init(rawValue: UInt8) { self.rawValue = rawValue }

        @inline(__always) init(_ trigger: AssertionTrigger) {
            switch trigger.effect {
            case .now, .holds: self = [.anything, .news]
            case .told:
                self = trigger.scopes == .past ? [.anything, .told, .news] : [.anything, .told]
            case .over, .home: self = [.anything, .over]
            case .asked: self = [.anything, .asked]
            case .before, .near, .next, .after, .adjacent, .both, .either, .end, .affirm, .clause,
                .patient, .open, .close, .graded, .urge, .then, .cause, .again, .all, .subject,
                .verb, .anew, .worse, .summary, .ended, .none:
                self = .anything
            }
        }
    }

    init() { unsafe base = .allocate(capacity: Self.countMax) }

    deinit { unsafe base.deallocate() }

    var isEmpty: Bool { count == 0 }
    var isFull: Bool { count == Self.countMax }
    var last: Item? { count == 0 ? nil : self[count - 1] }

    var indices: Range<Int> { 0..<count }
    /// The indices behind one.
    func indices(after index: Int) -> Range<Int> { min(index + 1, count)..<count }

    /// The item at an index below ``count``.
    subscript(index: Int) -> Item {
        @inline(__always) get {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
            return unsafe base[index]
        }
        @inline(__always) _modify {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
            yield unsafe &base[index]
        }
    }

    /// Adds an item; the list must not be full.
    mutating func append(_ item: Item) {
        precondition(!isFull)
        unsafe (base + count).initialize(to: item)
        says.formUnion(item.meaning.says)
        count += 1
    }

    mutating func removeAll() {
        count = 0
        says = []
    }
}

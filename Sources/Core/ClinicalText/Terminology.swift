/// A terminology, compiled: the phrases of its concepts and of the assertion rules in one automaton
/// over words.
public final class Terminology: Sendable {
    /// What a phrase stands for.
    enum Target: Sendable, Equatable {
        case concept(Int32)
        case trigger(AssertionTrigger)
    }

    struct Node: Sendable, BitwiseCopyable {
        /// Index into ``meanings``, or -1.
        var target: Int32 = -1
        /// One bit for each of 64 values of a word's number: no phrase goes on with it when the bit
        /// is not set.
        var following: UInt64 = 0

        /// A phrase goes on with this word.
        mutating func goOn(with word: UInt32) { following |= 1 << UInt64(word & 63) }
    }

    /// Most words of a phrase, those that may be left out not counted.
    public static let phraseWordCountMax = 9
    /// Most concepts, and most phrases of all together, that a terminology may have.
    public static let conceptCountMax = 1_000_000
    /// Most phrases; a phrase with groups counts as often as it is written out.
    public static let phraseCountMax = 4_000_000

    /// The version, or the versions of the files joined by `+`.
    public let version: String
    /// All concepts; a ``Finding`` names its own by the index.
    public let concepts: [Concept]
    /// How many phrases the automaton knows, those of the assertion rules included.
    public let phraseCount: Int

    let sources: [TerminologySource]
    /// What the phrases stand for.
    let meanings: FixedTable<PhraseMeaning>
    let lexicon: Lexicon
    let numerals: Numerals
    let combinations: [TerminologySource.Combination]
    private let edges: FixedTable<Edge>
    private let edgeMask: Int

    /// The terminology of this module, compiled at its first use (about a second).
    public static let builtIn: Terminology = {
        do throws(ClinicalTextError) {
            return try Terminology(sources: [
                TerminologySource(BuiltInTerms.file), TerminologySource(BuiltInTerms.widerFile),
                TerminologySource(BuiltInTerms.hospitalFile),
                TerminologySource(BuiltInTerms.widestFile), TerminologySource(BuiltInTerms.layFile),
            ])
        } catch {
            preconditionFailure("the built-in terminology: \(error.message)")
        }
    }()

    /// Compiles a site's own file.
    ///
    /// - Parameters:
    ///   - file: UTF-8; its form is described in the article "Terminology files".
    ///   - base: what the file adds to: a phrase that both have is the file's. Nil for nothing;
    ///     then the assertion rules have to be in the file as well.
    /// - Throws: ``ClinicalTextError`` with code `badTerminology`, naming the first bad line.
    public convenience init(
        file: [UInt8], extending base: Terminology? = .builtIn
    ) throws(ClinicalTextError) {
        let source = try TerminologySource(file)
        try self.init(sources: (base?.sources ?? []) + [source])
    }

    init(sources: [TerminologySource]) throws(ClinicalTextError) {
        var compiler = TerminologyCompiler()
        try compiler.compile(sources)
        // The files of this module have one version.
        version = sources.map(\.version).reduce(into: [String]()) { versions, version in
            if versions.last != version { versions.append(version) }
        }.joined(separator: "+")
        self.sources = sources
        concepts = compiler.concepts
        let concepts = compiler.concepts
        meanings = FixedTable(
            compiler.targets.map { target in
                switch target {
                case .concept(let index): PhraseMeaning(concepts[Int(index)], index: index)
                case .trigger(let trigger): PhraseMeaning(trigger)
                }
            })
        phraseCount = compiler.phraseCount
        lexicon = compiler.lexicon()
        numerals = compiler.numerals
        combinations = sources.flatMap(\.combinations)
        var slotCount = 1_024
        while slotCount < compiler.edges.count * 3 / 2 { slotCount *= 2 }
        var edges = Array(repeating: Edge(), count: slotCount)
        for (key, node) in compiler.edges {
            var index = Self.hash(key) & (slotCount - 1)
            while edges[index].key != .max { index = (index + 1) & (slotCount - 1) }
            let reached = compiler.nodes[Int(node)]
            edges[index] = Edge(
                key: key, following: reached.following, node: node, target: reached.target)
        }
        self.edges = FixedTable(edges)
        edgeMask = slotCount - 1
    }

    /// A word that leads from one node to another, and what is known about that one; the key of a
    /// free slot is the highest number.
    struct Edge: Sendable, BitwiseCopyable {
        fileprivate(set) var key = UInt64.max
        /// The words that a phrase may go on with from there: ``Node/following``.
        fileprivate(set) var following: UInt64 = 0
        fileprivate(set) var node: UInt32 = 0
        /// Index into ``Terminology/meanings``, or -1.
        fileprivate(set) var target: Int32 = -1
        /// Makes two edges as long as a cache line.
        private var filling: UInt64 = 0

        fileprivate init() {}

        fileprivate init(key: UInt64, following: UInt64, node: UInt32, target: Int32) {
            self.key = key
            self.following = following
            self.node = node
            self.target = target
        }
    }

    @inline(__always) private static func hash(_ key: UInt64) -> Int {
        let mixed = key &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: (mixed ^ mixed &>> 29) &>> 3)
    }

    /// Asks for the memory of an edge that will be looked for soon.
    @inline(__always) func prefetchEdge(of node: UInt32, by word: UInt32) {
        edges.prefetch(Self.hash(UInt64(node) &<< 32 | UInt64(word)) & edgeMask)
    }

    /// Where a word leads from a node; nil when no phrase goes on with it.
    @inline(__always) func edge(of node: UInt32, by word: UInt32) -> Edge? {
        let key = UInt64(node) &<< 32 | UInt64(word)
        var index = Self.hash(key) & edgeMask
        while true {
            let found = edges[index].key
            if found == key { return edges[index] }
            if found == .max { return nil }
            index = (index &+ 1) & edgeMask
        }
    }
}

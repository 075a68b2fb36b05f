/// A terminology, compiled: the phrases of its concepts and of the assertion rules in one automaton
/// over words.
public final class Terminology: Sendable {
    /// What a phrase stands for.
    enum Target: Sendable, Equatable {
        case concept(Int32)
        case trigger(AssertionTrigger)
    }

    struct Node: Sendable, BitwiseCopyable {
        /// Index into ``targets``, or -1.
        var target: Int32 = -1
        var childCount: Int32 = 0
        /// One bit for each of 64 values of a word's number: no phrase goes on with it when the bit
        /// is not set.
        var following: UInt64 = 0

        /// Whether a phrase may go on with this word.
        @inline(__always) func mayGoOn(with word: UInt32) -> Bool {
            following &>> UInt64(word & 63) & 1 != 0
        }

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

    /// What the rules ask of a concept, without its texts.
    struct Effects: Sendable {
        var redFlags: RedFlagSet
        var roles: ConceptRoles
        /// A disorder or an injury, as opposed to what is felt or seen.
        var isIllness: Bool
    }

    let effects: [Effects]
    let sources: [TerminologySource]
    let targets: [Target]
    let nodes: FixedTable<Node>
    let lexicon: Lexicon
    let numerals: Numerals
    let combinations: [TerminologySource.Combination]
    private let edges: FixedTable<Edge>
    private let edgeMask: Int

    /// The terminology of this module, compiled at its first use (a quarter of a second).
    public static let builtIn: Terminology = {
        do throws(ClinicalTextError) {
            return try Terminology(sources: [TerminologySource(BuiltInTerms.file)])
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
        version = sources.map(\.version).joined(separator: "+")
        self.sources = sources
        concepts = compiler.concepts
        effects = compiler.concepts.map {
            Effects(
                redFlags: $0.redFlags, roles: $0.roles,
                isIllness: $0.category == .disorder || $0.category == .injury)
        }
        targets = compiler.targets
        self.nodes = FixedTable(compiler.nodes)
        phraseCount = compiler.phraseCount
        lexicon = compiler.lexicon()
        numerals = compiler.numerals
        combinations = sources.flatMap(\.combinations)
        var slotCount = 1_024
        while slotCount < compiler.edges.count * 2 { slotCount *= 2 }
        var edges = Array(repeating: Edge(), count: slotCount)
        for (key, node) in compiler.edges {
            var index = Self.hash(key) & (slotCount - 1)
            while edges[index].key != .max { index = (index + 1) & (slotCount - 1) }
            edges[index] = Edge(key: key, node: node)
        }
        self.edges = FixedTable(edges)
        edgeMask = slotCount - 1
    }

    /// A word that leads from one node to another; the key of a free slot is the highest number.
    private struct Edge: Sendable, BitwiseCopyable {
        var key = UInt64.max
        var node: UInt32 = 0
    }

    @inline(__always) private static func hash(_ key: UInt64) -> Int {
        let mixed = key &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: (mixed ^ mixed &>> 29) &>> 3)
    }

    /// The node that a word leads to; nil when no phrase goes on with it.
    @inline(__always) func child(of node: UInt32, by word: UInt32) -> UInt32? {
        let key = UInt64(node) &<< 32 | UInt64(word)
        var index = Self.hash(key) & edgeMask
        while true {
            let edge = edges[index]
            if edge.key == key { return edge.node }
            if edge.key == .max { return nil }
            index = (index &+ 1) & edgeMask
        }
    }
}

/// Lines about which a line before them says something: a list of risks, a plan, another month.
struct Frame {
    private enum Reach {
        /// Nothing.
        case none
        /// The line that was announced, and what it goes on with.
        case line
        /// The entries of a list.
        case list
        /// An empty line stands between, and a list may follow.
        case awaited
    }

    /// What is said about everything in them.
    private(set) var scopes: AssertionScopes = []
    private var reach = Reach.none
    /// A zone named green stands before: the others are of the same plan.
    var hasZones = false

    var isPast: Bool { scopes.contains(.historical) }

    /// What stands behind a line end.
    enum Following { case entry, empty, continuation, other }

    /// The line that ends announces what follows.
    mutating func begin(_ said: AssertionScopes, _ following: Following) {
        switch following {
        case .entry: reach = .list
        case .empty: reach = .awaited
        case .continuation, .other: reach = .line
        }
        scopes = reach == .awaited ? [] : said
        awaited = said
    }

    /// The line that begins is of another time, or of a plan.
    mutating func beginLine(_ said: AssertionScopes) {
        reach = .line
        scopes = said
    }

    /// A line ends that announces nothing.
    mutating func endLine(_ following: Following) {
        switch (reach, following) {
        case (.none, _), (.line, .continuation), (.list, .continuation), (.list, .entry): break
        case (.awaited, .entry):
            reach = .list
            scopes = awaited
        default: end()
        }
    }

    mutating func end() {
        reach = .none
        scopes = []
    }

    /// What will be said when the list begins.
    private var awaited: AssertionScopes = []
}

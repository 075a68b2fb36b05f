internal import ClinicalText
internal import PHIProtection

/// Names of terms and codes by which sealed notes can be found: 8 octets of HMAC-SHA-256 under a
/// key of this purpose and tenant. One per event loop, confined to its thread.
///
/// What the names reveal is told on the module's page.
final class NoteTokens {
    /// The version of tokens: raised with every change of what a note can be found by. Rows of an
    /// earlier one get theirs anew (``NoteResealing``); so the columns' default is this very
    /// number, set by a migration.
    static let version: Int64 = 1

    /// Codes whose names are kept; at the bound all are forgotten. The names of concepts are kept
    /// in a table as long as the terminology.
    static let codeCountMax = 8_192

    private let names: Pseudonymizer
    private let terminology: Terminology
    private var statements: [Int64?]
    private var codes: [String: Int64] = [:]

    init(ring: KeyRing, tenant: String, terminology: Terminology) throws(PHIError) {
        names = try Pseudonymizer(ring: ring, kind: "soap-search", tenant: tenant)
        self.terminology = terminology
        statements = Array(
            repeating: nil, count: terminology.concepts.count * (Assertion.allCases.count + 1))
    }

    /// All names of a note, each once, in no order that tells anything.
    func tokens(of terms: NoteTerms) throws(PHIError) -> [Int64] {
        var tokens: Set<Int64> = []
        for statement in terms.statements {
            tokens.insert(try token(statement.conceptIndex, nil))
            tokens.insert(try token(statement.conceptIndex, statement.assertion))
        }
        for code in terms.codes {
            switch code {
            case .diagnosis(let text):
                tokens.insert(try token("icd", text))
                tokens.insert(try token("icd-category", String(text.prefix(3))))
            case .procedure(let text): tokens.insert(try token("cpt", text))
            }
        }
        return tokens.sorted()
    }

    /// The name of a concept, as it is said to be or whatever is said about it.
    func token(_ conceptIndex: Int, _ assertion: Assertion?) throws(PHIError) -> Int64 {
        let place =
            conceptIndex * (Assertion.allCases.count + 1)
            + (assertion.map { Int($0.rawValue) + 1 } ?? 0)
        if let known = statements[place] { return known }
        let said = assertion.map { "\($0)" } ?? "any"
        let token = try name("concept \(said) \(terminology.concepts[conceptIndex].id)")
        statements[place] = token
        return token
    }

    /// The name of a code; a category of ICD-10-CM is a kind of its own.
    func token(_ kind: String, _ code: String) throws(PHIError) -> Int64 {
        let text = "\(kind) \(code)"
        if let known = codes[text] { return known }
        let token = try name(text)
        if codes.count >= Self.codeCountMax { codes = [:] }
        codes[text] = token
        return token
    }

    private func name(_ text: String) throws(PHIError) -> Int64 {
        Int64(
            bitPattern: try names.pseudonym(text).prefix(8).reduce(UInt64(0)) {
                $0 << 8 | UInt64($1)
            })
    }
}

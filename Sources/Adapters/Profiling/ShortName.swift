/// A function's name without what a reader of a profile can do without: types of arguments and
/// results, generic arguments, and the marks of private names.
struct ShortName {
    let text: String

    init(_ full: String) {
        var rest = Substring(full)
        var prefix = ""
        // "generic specialization <…> of f" and the like: what was made of f runs as f.
        while let (words, tail) = Self.splitPrefix(rest) {
            if Self.isTelling(words) { prefix += words + " " }
            rest = tail
        }
        text = prefix + Self.withoutTypes(rest)
    }

    /// What the compiler makes of a function, as the runtime spells it before its name.
    private static let makings = [
        "generic specialization", "generic not re-abstracted specialization",
        "function signature specialization", "generic pre-specialization", "generic partial",
        "specialized", "merged", "inlined generic function", "partial apply forwarder for",
        "partial apply for", "dispatch thunk of", "async function pointer to",
        "reabstraction thunk helper", "protocol witness for", "outlined",
    ]

    private static func isTelling(_ words: Substring) -> Bool {
        words.hasPrefix("protocol witness") || words.hasPrefix("outlined")
    }

    /// One word of the making in front, and what follows.
    private static func splitPrefix(_ text: Substring) -> (Substring, Substring)? {
        // "(2) suspend resume partial function for f"
        if text.first == "(", let end = text.firstRange(of: "partial function for ") {
            return (text[..<text.startIndex], text[end.upperBound...])
        }
        guard let making = makings.first(where: { text.hasPrefix($0 + " ") }) else { return nil }
        if making.hasSuffix(" for") || making.hasSuffix(" to") || making.hasSuffix("thunk of") {
            return (text.prefix(making.count), text.dropFirst(making.count + 1))
        }
        guard making.hasPrefix("gen") || making.hasPrefix("function"),
            let of = Self.firstOutside(text, " of ")
        else { return nil }
        return (text.prefix(making.count), text[of.upperBound...])
    }

    /// The first place of `words` that is in no bracket.
    private static func firstOutside(
        _ text: Substring, _ words: String
    ) -> Range<Substring.Index>? {
        var depth = 0
        var index = text.startIndex
        while index < text.endIndex {
            let rest = text[index...]
            if depth == 0, rest.hasPrefix(words) {
                return index..<text.index(index, offsetBy: words.count)
            }
            switch text[index] {
            case "<", "(", "[": depth += 1
            case ">": if !Self.isArrow(text, index) { depth -= 1 }
            case ")", "]": depth -= 1
            default: break
            }
            index = text.index(after: index)
        }
        return nil
    }

    private static func isArrow(_ text: Substring, _ index: Substring.Index) -> Bool {
        index > text.startIndex && text[text.index(before: index)] == "-"
    }

    /// Argument lists become labels, the rest of a signature goes.
    private static func withoutTypes(_ text: Substring) -> String {
        // "closure #1 (A) -> B in C.f(x: D)": each part by itself.
        if let inside = firstOutside(text, " in ") {
            return withoutTypes(text[..<inside.lowerBound]) + " in "
                + withoutTypes(text[inside.upperBound...])
        }
        var result = ""
        var index = text.startIndex
        while index < text.endIndex {
            let character = text[index]
            if character == " ", result.hasSuffix(")") || isSignature(text[index...]) { break }
            // An operator's name begins like a list of arguments of types.
            let isOperator =
                character == "<" && (result.hasSuffix(".") || result.hasSuffix("<"))
            guard character == "(" || character == "<", !isOperator else {
                result.append(character)
                index = text.index(after: index)
                continue
            }
            let end = closing(text, index)
            let inner = text[text.index(after: index)..<end]
            if character == "(" { result += list(inner, after: result) }
            index = end < text.endIndex ? text.index(after: end) : end
        }
        return result.hasSuffix(" ") ? String(result.dropLast()) : result
    }

    /// " : A" follows a property, " -> A", " async …" and " throws …" follow a list of arguments.
    private static func isSignature(_ rest: Substring) -> Bool {
        [" : ", " -> ", " async", " throws", " where "].contains { rest.hasPrefix($0) }
    }

    /// Where the bracket at `start` is closed; the end of the text if it is not.
    private static func closing(_ text: Substring, _ start: Substring.Index) -> Substring.Index {
        var depth = 0
        var index = start
        while index < text.endIndex {
            switch text[index] {
            case "<", "(", "[": depth += 1
            case ">" where !isArrow(text, index): depth -= 1
            case ")", "]": depth -= 1
            default: break
            }
            if depth == 0 { return index }
            index = text.index(after: index)
        }
        return index
    }

    /// "(name in _0123…)" is a private name, "(extension in M)" says where something stands, and
    /// everything else is a list of arguments or, after "#1 ", the type of a closure.
    private static func list(_ inner: Substring, after before: String) -> String {
        if before.isEmpty || before.hasSuffix(".") || before.hasSuffix(":") {
            if inner.hasPrefix("extension in ") { return "" }
            if let end = inner.firstRange(of: " in _") { return String(inner[..<end.lowerBound]) }
        }
        if before.hasSuffix(" ") { return "" }
        return "(" + labels(inner) + ")"
    }

    private static func labels(_ inner: Substring) -> String {
        var result = ""
        var rest = inner
        while !rest.isEmpty {
            let end = firstOutside(rest, ", ")
            let argument = rest[..<(end?.lowerBound ?? rest.endIndex)]
            let colon = firstOutside(argument, ": ")
            result += colon.map { "\(argument[..<$0.lowerBound]):" } ?? "_:"
            rest = end.map { rest[$0.upperBound...] } ?? ""
        }
        return result
    }
}

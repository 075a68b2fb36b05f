import Testing

@testable import Profiling

/// What is left of a function's full spelling.
@Suite struct ShortNameTests {
    @Test(arguments: [
        (
            "A.Server.get(_: Messages.Get, context: RPC.CallContext) async throws -> M.Patient",
            "A.Server.get(_:context:)"
        ),
        ("static A.B.f() -> ()", "static A.B.f()"),
        (
            "closure #1 (Swift.Int) async throws -> A in A.B.f(x: (B.C, B.D) -> Swift.Bool) -> ()",
            "closure #1 in A.B.f(x:)"
        ),
        ("closure #1 () -> () in A.f() -> () in B", "closure #1 in A.f() in B"),
        ("(2) suspend resume partial function for A.B.f(x: Swift.Int) async -> ()", "A.B.f(x:)"),
        (
            "(extension in Swift):Swift.Array.f<A where A: Swift.Hashable>(x: A) -> ()",
            ":Swift.Array.f(x:)"
        ),
        ("A.(Hidden in _0123456789ABCDEF0123456789ABCDEF).run() -> ()", "A.Hidden.run()"),
        (
            "generic specialization <A.B, C.D> of Swift.Dictionary.subscript.getter : (A) -> B",
            "Swift.Dictionary.subscript.getter"
        ),
        ("partial apply forwarder for A.f(_: Swift.Int) -> ()", "A.f(_:)"),
        ("A.B.count.getter : Swift.Int", "A.B.count.getter"),
        (
            "A.B.init(x: [A.B : Swift.Int], y: Swift.Array<Swift.Array<C.D>>) -> A.B",
            "A.B.init(x:y:)"
        ),
        ("A.B.__deallocating_deinit", "A.B.__deallocating_deinit"),
        ("static A.B.== infix(A.B, A.B) -> Swift.Bool", "static A.B.== infix(_:_:)"),
        ("static A.B.< infix(A.B, A.B) -> Swift.Bool", "static A.B.< infix(_:_:)"),
        ("", ""), ("((((", "(_:)"), ("a<b", "a"),
    ]) func keepsWhatTellsFunctionsApart(full: String, short: String) {
        #expect(ShortName(full).text == short)
    }

    @Test func anyTextIsShortenedToNoMoreThanItself() {
        let pieces = [
            "(", ")", "<", ">", " in ", " of ", " -> ", ", ", ": ", "a", "closure #1 ", "_",
        ]
        var random = SystemRandomNumberGenerator()
        let seed = random.next()
        var state = seed
        for _ in 0..<2_000 {
            var text = ""
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            // A list of types without labels becomes "_:" each, which may be longer than "a".
            #expect(ShortName(text).text.count <= 2 * text.count + 4, "seed \(seed): \(text)")
        }
    }
}

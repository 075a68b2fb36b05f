/// Lets readers of one key share a question to the store, and nobody gets an answer older than its
/// own question: who comes while one is under way waits for the next. Of any number of readers of a
/// key, one asks. One per event loop, confined to its thread.
final class FreshReads<Answer: Sendable> {
    /// One question and those who will share its answer.
    @safe private final class Question {
        var answer: Answer?
        var sharers: [UnsafeContinuation<Void, Never>] = unsafe []
    }

    @safe private struct Line {
        /// Who asks when the question under way is answered, and its question.
        var next: (asker: UnsafeContinuation<Void, Never>, question: Question)?
    }

    /// Of each key, while a question is under way.
    private var lines: [[UInt8]: Line] = [:]

    /// The answer of `ask`, called after this call began: by this caller, or by another. When the
    /// other's fails, this caller asks too.
    func read<Failure: Error>(
        _ key: [UInt8], _ ask: () async throws(Failure) -> Answer
    ) async throws(Failure) -> Answer {
        guard let line = lines[key] else {
            lines[key] = Line()
            return try await lead(key, Question(), ask)
        }
        guard let (_, question) = unsafe line.next else {
            let question = Question()
            unsafe await withUnsafeContinuation { asker in
                unsafe lines[key]?.next = unsafe (asker, question)
            }
            return try await lead(key, question, ask)
        }
        unsafe await withUnsafeContinuation { sharer in
            unsafe question.sharers.append(sharer)
        }
        if let answer = question.answer { return answer }
        return try await ask()
    }

    /// Begins a question of who is no task, when none is under way: whoever comes now waits for the
    /// next. Ended by ``end(_:)``.
    func begin(_ key: [UInt8]) -> Bool {
        guard lines[key] == nil else { return false }
        lines[key] = Line()
        return true
    }

    /// The question of who is no task has been answered, or not.
    func end(_ key: [UInt8]) { end(key, nil) }

    private func lead<Failure: Error>(
        _ key: [UInt8], _ question: Question, _ ask: () async throws(Failure) -> Answer
    ) async throws(Failure) -> Answer {
        defer { end(key, question) }
        let answer = try await ask()
        question.answer = answer
        return answer
    }

    private func end(_ key: [UInt8], _ question: Question?) {
        if let question {
            for index in unsafe question.sharers.indices {
                unsafe question.sharers[index].resume()
            }
        }
        guard let next = unsafe lines[key]?.next else {
            lines[key] = nil
            return
        }
        lines[key] = Line()
        unsafe next.asker.resume()
    }
}

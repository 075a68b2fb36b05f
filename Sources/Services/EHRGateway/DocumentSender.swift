internal import HTTPClient
internal import Synchronization

extension DocumentPosting {
    /// Puts documents into requests, and takes the answers apart.
    final class Sender: Sendable {
        private let configuration: GatewayConfiguration
        private let exchange: GuardedExchange
        private let clock: any GatewayClock
        /// Until when documents go one by one.
        private let restsUntil = Mutex<ContinuousClock.Instant?>(nil)

        init(
            configuration: GatewayConfiguration, exchange: GuardedExchange,
            clock: any GatewayClock
        ) {
            self.configuration = configuration
            self.exchange = exchange
            self.clock = clock
        }

        /// One list of outcomes for each group, one outcome for each document, in their order.
        /// Groups share a request as far as they fit into one.
        func send(_ groups: [[PostedDocument]]) async -> [[Outcome]] {
            // No caller waits longer; each one's own deadline is the batcher's business.
            let deadline = clock.now + configuration.totalBudget
            if groups.count == 1 { return [await send(groups[0], deadline: deadline)] }
            let pieces = groups.flatMap(\.self).cut(
                countMax: configuration.postCountMax,
                byteCountMax: configuration.postByteCountMax)
            var outcomes: [Outcome] = []
            for piece in pieces { outcomes += await send(Array(piece), deadline: deadline) }
            var place = 0
            return groups.map { group in
                defer { place += group.count }
                return Array(outcomes[place..<place + group.count])
            }
        }

        private func send(
            _ documents: [PostedDocument], deadline: ContinuousClock.Instant
        ) async -> [Outcome] {
            let isResting = restsUntil.withLock { $0.map { $0 > clock.now } ?? false }
            guard documents.count > 1, !isResting else {
                return await sendEach(documents, deadline: deadline)
            }
            do throws(EHRGatewayError) {
                return try await sendTogether(documents, deadline: deadline)
            } catch {
                guard error.code == .refused || error.code == .badAnswer else {
                    // Of an EHR that is down every document says so itself.
                    return documents.map { _ in .failure(error) }
                }
                restsUntil.withLock { $0 = clock.now + configuration.postRest }
                return await sendEach(documents, deadline: deadline)
            }
        }

        /// Every document in a request of its own, beside each other.
        func sendEach(
            _ documents: [PostedDocument], deadline: ContinuousClock.Instant
        ) async -> [Result<Answer, EHRGatewayError>] {
            await withTaskGroup(of: (Int, Result<Answer, EHRGatewayError>).self) { group in
                for (index, document) in documents.enumerated() {
                    group.addTask {
                        (index, await self.outcome(of: document, deadline: deadline))
                    }
                }
                var outcomes: [Int: Result<Answer, EHRGatewayError>] = [:]
                for await (index, outcome) in group { outcomes[index] = outcome }
                return documents.indices.compactMap { outcomes[$0] }
            }
        }

        private func outcome(
            of document: PostedDocument, deadline: ContinuousClock.Instant
        ) async -> Result<Answer, EHRGatewayError> {
            do throws(EHRGatewayError) {
                return .success(try await sendAlone(document, deadline: deadline))
            } catch {
                return .failure(error)
            }
        }

        func sendAlone(
            _ document: PostedDocument, deadline: ContinuousClock.Instant
        ) async throws(EHRGatewayError) -> Answer {
            let create = HTTPRequest(
                .post, configuration.base + "/DocumentReference",
                headers: FHIRGateway.headers + [
                    ("if-none-exist", document.condition), ("prefer", "return=representation"),
                ], body: document.resource)
            return try await exchange.perform(create, deadline: deadline) {
                (response) throws(EHRGatewayError) in
                try DocumentReference.receipt(
                    body: response.body, location: response.header("location"),
                    text: document.text)
            }
        }

        /// One batch. What its answer leaves open is asked for again, document by document: one
        /// that was there before has to be compared, and one that failed may do better alone.
        private func sendTogether(
            _ documents: [PostedDocument], deadline: ContinuousClock.Instant
        ) async throws(EHRGatewayError) -> [Result<Answer, EHRGatewayError>] {
            let post = HTTPRequest(
                .post, configuration.base,
                headers: FHIRGateway.headers + [("prefer", "return=minimal")],
                body: BatchBundle.creation(documents))
            let answer = try await exchange.perform(post, deadline: deadline) {
                (response) throws(EHRGatewayError) in
                try BatchBundle.made(response.body, count: documents.count)
            }
            var outcomes = zip(documents, answer.value).map { document, made in
                Self.outcome(document, made).map { receipt in
                    receipt.map {
                        Answer(value: $0, startedAt: answer.startedAt, endedAt: answer.endedAt)
                    }
                }
            }
            let open = outcomes.indices.filter { outcomes[$0] == nil }
            if !open.isEmpty {
                let again = await sendEach(open.map { documents[$0] }, deadline: deadline)
                for (index, outcome) in zip(open, again) { outcomes[index] = outcome }
            }
            return outcomes.compactMap(\.self)
        }

        /// What came of a document; nil when that is not known yet.
        private static func outcome(
            _ document: PostedDocument, _ made: BatchBundle.Made
        ) -> Result<DocumentReference.Receipt, EHRGatewayError>? {
            if let error = EHRGatewayError(status: made.status) {
                return error.isTransient || error.code == .badAnswer ? nil : .failure(error)
            }
            // Without the resource only a new one is surely ours.
            guard made.status == 201 || made.resource != nil else { return nil }
            do throws(EHRGatewayError) {
                return .success(
                    try DocumentReference.receipt(
                        resource: made.resource, location: made.location, text: document.text))
            } catch {
                return .failure(error)
            }
        }
    }
}

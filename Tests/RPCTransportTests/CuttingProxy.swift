import TestSupport

/// Stands between a client and a server, hands octets on in small pieces, and cuts each connection
/// at an octet that the seed chooses.
struct CuttingProxy {
    let listener: RawListener
    let upstreamPort: UInt16
    let seed: UInt64

    init(to port: UInt16, seed: UInt64) async throws {
        listener = try await RawListener()
        upstreamPort = port
        self.seed = seed
    }

    /// Serves connections until the task is cancelled.
    func run() async {
        await withDiscardingTaskGroup { group in
            for number in 0... {
                guard let client = try? await listener.peer(number) else { return }
                group.addTask { await relay(client, number) }
            }
        }
    }

    private func relay(_ client: RawPeer, _ number: Int) async {
        guard let server = try? await RawPeer.connect(port: upstreamPort) else { return }
        var random = SeededGenerator(seed: seed &* 1000 &+ UInt64(number))
        let budgets = [random.below(6_000), random.below(6_000)]
        let seeds = [random.next(), random.next()]
        await withTaskGroup { group in
            group.addTask { await pump(client, server, budgets[0], seeds[0]) }
            group.addTask { await pump(server, client, budgets[1], seeds[1]) }
            // The first direction that ends cuts the other.
            await group.next()
            await client.close()
            await server.close()
        }
    }

    private func pump(_ from: RawPeer, _ to: RawPeer, _ budget: Int, _ seed: UInt64) async {
        var random = SeededGenerator(seed: seed)
        var left = budget
        while left > 0 {
            let count = min(left, 1 + random.below(random.below(4) == 0 ? 3 : 700))
            guard let octets = try? await from.receiveSome(atMost: count), !octets.isEmpty,
                await to.send(octets)
            else { return }
            left -= octets.count
        }
    }
}

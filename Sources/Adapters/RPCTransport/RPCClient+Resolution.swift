internal import RPC
internal import Reactor

/// Where the addresses of the target come from. On the loop's thread.
extension RPCClient {
    /// The addresses of a fixed target, all of them at once; those of a name when it has answered.
    func makeEndpoints() {
        guard case .fixed(let names) = target else { return }
        unsafe endpoints = names.prefix(RPCClientConfiguration.endpointMax).map { name in
            ClientEndpoint(self, name: name, address: nil, number: detector.add())
        }
    }

    /// Looks a name up when its time has come.
    func resolveIfDue() {
        if let due = resolution.due, loop.now < due { return }
        resolve()
    }

    /// Looks a name up because an address of it has failed, unless that was just done.
    func resolveAgain() {
        if let last = resolution.answeredAt,
            loop.now < last + RPCClientConfiguration.resolutionIntervalMin
        {
            return
        }
        resolve()
    }

    private func resolve() {
        guard case .dynamic(let name) = target, !resolution.isUnderWay, !isClosed else { return }
        resolution.isUnderWay = true
        let loop = loop
        Task(executorPreference: loop) { [weak self] in
            let addresses = try? await loop.resolve(name)
            self?.resolved(addresses ?? [])
        }
    }

    private func resolved(_ addresses: [SocketAddress]) {
        resolution.isUnderWay = false
        if isClosed { return }
        let now = loop.currentTime
        resolution.answeredAt = now
        if addresses.isEmpty {
            // What was found before stays in use.
            var wait = resolution.wait ?? configuration.backoff
            resolution.due = now + wait.next(random: loop.nextRandom())
            resolution.wait = wait
            failHopeless("its name has no address")
            return
        }
        resolution.wait = nil
        resolution.due = now + configuration.resolutionInterval
        use(addresses)
    }

    /// Keeps the connections to the addresses that remain.
    private func use(_ addresses: [SocketAddress]) {
        var wanted: [SocketAddress] = []
        for address in addresses.prefix(RPCClientConfiguration.endpointMax)
        where !wanted.contains(address) { wanted.append(address) }
        let old = unsafe endpoints
        unsafe endpoints = wanted.map { address in
            if let known = old.first(where: { $0.address == address }) { return known }
            return ClientEndpoint(
                self, name: address.numericDescription, address: address, number: detector.add())
        }
        findReady()
        for endpoint in old where unsafe !endpoints.contains(where: { $0 === endpoint }) {
            detector.remove(endpoint.number)
            endpoint.leave()
        }
        for endpoint in unsafe endpoints where endpoint.isIdle { endpoint.connect() }
        serveLine()
        failHopeless("")
    }
}

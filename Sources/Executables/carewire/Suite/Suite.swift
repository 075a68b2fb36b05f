internal import Foundation
internal import PHIProtection
internal import PrivateServers
internal import Synchronization

/// All programs of one run: started, watched, drained and stopped together.
final class Suite: Sendable {
    /// How long all services may take until they serve.
    static let startLimit = Duration.seconds(60)
    /// How long one service may drain before it is killed.
    static let drainLimit = Duration.seconds(15)

    struct State {
        var children: [ChildProcess] = []
        var stores: SuiteStores?
        /// What services are started with, once it is known.
        var plan: SuitePlan?
        var isStopping = false
        var crashes: [String] = []
        /// Services that were killed on purpose and have not been heard to end.
        var killed: [String] = []
    }

    let folder: StateFolder
    let state = Mutex(State())

    init(folder: StateFolder) {
        self.folder = folder
    }

    /// Services that ended although nobody had asked them to, with how.
    var crashes: [String] { state.withLock { $0.crashes } }

    /// Starts everything and returns when every service serves.
    func start() async throws -> Endpoints {
        try folder.prepare()
        let log = try folder.log("carewire")
        try await Milestone.report("PostgreSQL and Redis ready") {
            let stores = try await SuiteStores.start(in: folder.servers)
            state.withLock { $0.stores = stores }
        }
        let certificates = Certificates(folder: folder.certificates, log: log)
        try await Milestone.report("throw-away certificates and keys made") {
            try await certificates.make(
                for: SuiteService.allCases.map(\.rawValue) + [Certificates.caller])
            try KeyRing.createFile(at: folder.keyRing.path)
        }
        let plan = try await SuitePlan(
            folder: folder, certificates: certificates, stores: stores())
        state.withLock { $0.plan = plan }
        try await Milestone.report("\(SuiteService.allCases.count) services serving") {
            for service in SuiteService.allCases { try await start(service, plan) }
            try await waitUntilServing(SuiteService.allCases, plan.endpoints)
        }
        try plan.endpoints.write(to: folder.endpoints)
        return plan.endpoints
    }

    /// Drains the services in reverse order of their start, then stops the servers. Safe to call
    /// however far the start came.
    func stop() async {
        let (children, stores) = state.withLock { state in
            state.isStopping = true
            return (state.children, state.stores)
        }
        for child in children.reversed() { await drain(child) }
        await stores?.stop()
        try? FileManager.default.removeItem(at: folder.endpoints)
    }

    func stores() throws(CLIError) -> SuiteStores {
        guard let stores = state.withLock({ $0.stores }) else {
            throw CLIError(.program, "PostgreSQL and Redis are not up")
        }
        return stores
    }

    func start(_ service: SuiteService, _ plan: SuitePlan) async throws {
        let name = service.rawValue
        let child = ChildProcess(
            name, executable: try SuitePlan.executable(name),
            environment: plan.environment(for: service), output: try folder.log(name)
        ) { [self] ending in noteEnd(of: name, ending) }
        try await child.start()
        state.withLock { $0.children.append(child) }
    }

    /// Reports a service that ends although nobody asked it to.
    private func noteEnd(of name: String, _ ending: ChildProcess.Ending) {
        let isCrash = state.withLock { state in
            if let index = state.killed.firstIndex(of: name) {
                state.killed.remove(at: index)
                return false
            }
            if !state.isStopping { state.crashes.append("\(name): \(ending)") }
            return !state.isStopping
        }
        guard isCrash else { return }
        let log = folder.logs.appending(path: "\(name).log").path
        Console.warn("carewire: \(name) ended by itself, \(ending); see \(log)")
    }

    func waitUntilServing(_ services: [SuiteService], _ endpoints: Endpoints) async throws {
        let limit = ContinuousClock.now + Self.startLimit
        try await Connections.with(endpoints) { connections in
            for service in services {
                while await HealthCommand.state(of: service.rawValue, connections) != "serving" {
                    try Task.checkCancellation()
                    try check(service, limit)
                    try await Task.sleep(for: .milliseconds(50))
                }
            }
        }
    }

    private func check(_ service: SuiteService, _ limit: ContinuousClock.Instant) throws(CLIError) {
        let children = state.withLock { $0.children }
        let log = folder.logs.appending(path: "\(service.rawValue).log").path
        for child in children where child.name == service.rawValue {
            guard let ending = child.ending else { continue }
            throw CLIError(.program, "\(child.name) did not start, \(ending); see \(log)")
        }
        guard ContinuousClock.now < limit else {
            throw CLIError(.timeout, "\(service.rawValue) does not serve; see \(log)")
        }
    }

    private func drain(_ child: ChildProcess) async {
        guard child.ending == nil else { return }
        child.send(signal: SIGTERM)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                let ending = await child.ended()
                // By the signal itself: stopped before it had come far enough to drain.
                if ending != .exited(0), ending != .killed(signal: SIGTERM) {
                    Console.warn("carewire: \(child.name) did not stop cleanly, \(ending)")
                }
            }
            group.addTask {
                try? await Task.sleep(for: Self.drainLimit)
                if !Task.isCancelled { child.send(signal: SIGKILL) }
            }
            await group.next()
            group.cancelAll()
        }
    }
}

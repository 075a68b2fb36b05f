internal import Messages
internal import RPC
internal import Synchronization

/// Tells every change of every service's health, one line each.
enum HealthWatch {
    /// A watch lasts no longer; then it is opened again.
    static let callLimit = Duration.seconds(3_600)
    /// Between a watch that failed and the next.
    static let pause = Duration.milliseconds(500)

    /// Watches all services of a suite until the task is cancelled.
    static func run(_ connections: Connections, _ endpoints: Endpoints) async {
        await withDiscardingTaskGroup { group in
            for name in endpoints.services.keys.sorted() {
                group.addTask { await watch(name, connections) { Console.say("\(name): \($0)") } }
            }
        }
    }

    /// Watches one service, and tells what is new.
    static func watch(
        _ name: String, _ connections: Connections, _ tell: @escaping @Sendable (String) -> Void
    ) async {
        let last = Mutex("")
        let tellNews: @Sendable (String) -> Void = { text in
            let isNew = last.withLock { last in
                defer { last = text }
                return last != text
            }
            if isNew { tell(text) }
        }
        while !Task.isCancelled {
            do {
                let client = HealthV1.HealthClient(try connections.channel(to: name))
                try await client.watch(
                    HealthV1.HealthCheckRequest(), options: CallOptions(timeout: callLimit)
                ) { changes in
                    for try await change in changes {
                        tellNews(HealthCommand.text(change.status))
                    }
                }
            } catch let error as RPCError where error.code == .deadlineExceeded {
                continue
            } catch {
                if Task.isCancelled { return }
                // The words of one outage change from one attempt to the next.
                let code = RPCError.translating(error).code
                tellNews(code == .unavailable ? "unreachable" : code.name)
            }
            do { try await Task.sleep(for: pause) } catch { return }
        }
    }
}

import BudgetFiles
import Foundation
import HTTPClient
import HTTPPages
import LatencyAggregator
import LatencyBudget
import Logging
import Messages
import RPC
import Reactor
import ServiceRuntime

/// latency-aggregator. Settings of its own: `CAREWIRE_BUDGETS` is a budget file, by default the one
/// built in, `standard`; `CAREWIRE_RECORD_LOG` the folder in which what was acknowledged outlives
/// the process, without which a restart begins anew; `CAREWIRE_PAGES` the dashboard's host:port;
/// `CAREWIRE_ALERT_WEBHOOK` an address to which alerts are posted; `CAREWIRE_AGGREGATOR_PEERS` the
/// other aggregators, host:port each with commas between, for reports and pages that cover all.
@main
enum LatencyAggregatorProgram {
    static func main() async {
        await ServiceProgram.main(
            "latency-aggregator", authorization: .latencyAggregator, sharing: server
        ) { server, context in
            var table = MethodTable()
            AggregatorV1.LatencyAggregator.register(server, in: &table)
            var parts = ServiceParts(
                table: table, endless: [AggregatorV1.LatencyAggregator.watchAlerts])
            guard context.loopIndex == 0 else { return parts }
            let upkeep = Upkeep(server, budgetFile: context.settings.budgetFile) {
                log($0, context.logger)
            }
            if let problem = server.startProblem {
                context.logger.error("checkpoint", metadata: ["reason": "\(problem.message)"])
            }
            let peers = try PeerChannels(context)
            if let peers {
                server.use(peers: { await peers.collect($0) }, count: peers.count)
            }
            let post = try AlertPost(
                url: context.settings.text("alert.webhook") ?? "", loop: context.loop,
                logger: context.logger)
            parts.background = [{ await upkeep.run() }, { try await post.follow(server) }]
            if peers != nil {
                parts.background.append {
                    try await server.watchPeers { try await context.loop.sleep(until: .now + $0) }
                }
            }
            if let hook = post.hook {
                server.use(hook: hook)
                parts.background.append { try await post.deliver(hook) }
            }
            parts.shutdown = {
                post.shutdown()
                await peers?.close()
            }
            if let pages = try context.settings.hostAndPort("pages") {
                parts.services = [pageServer(pages.host, pages.port, server, context.logger)]
            }
            return parts
        }
    }

    private static func pageServer(
        _ host: String, _ port: Int, _ server: AggregatorServer, _ logger: Logger
    ) -> PageServer {
        PageServer(
            host: host, port: port,
            pages: server.dashboardFiles.map { file in
                Page(path: file.path, contentType: file.contentType) { request in
                    await file.text(request.query)
                }
            } + [.prometheus("/metrics") { server.prometheusText() }], logger: logger)
    }

    private static func log(_ event: Upkeep.Event, _ logger: Logger) {
        switch event {
        case .budgetsReplaced: logger.notice("budgets: others are in force")
        case .budgetsRefused(let reason):
            logger.error("budgets: the old ones stay", metadata: ["reason": "\(reason)"])
        case .checkpointFailed(let reason):
            logger.error("checkpoint", metadata: ["reason": "\(reason)"])
        }
    }

    private static func server(_ settings: ServiceSettings) throws -> AggregatorServer {
        let table = try budgets(settings)
        let wallNanoseconds = { UInt64(max(0, Date.now.timeIntervalSince1970) * 1e9) }
        guard let folder = settings.text("record.log") else {
            return AggregatorServer(
                table, rank: .random(in: 0...UInt64.max), wallNanoseconds: wallNanoseconds)
        }
        do {
            return try AggregatorServer(
                table, rank: .random(in: 0...UInt64.max),
                isAlone: settings.text("aggregator.peers") == nil,
                log: RecordLog(folder: folder), wallNanoseconds: wallNanoseconds)
        } catch {
            throw ServiceError(
                .badSetting, "CAREWIRE_RECORD_LOG: \(error.message)", cause: error)
        }
    }

    private static func budgets(_ settings: ServiceSettings) throws -> BudgetTable {
        guard let path = settings.budgetFile else { return try BudgetFile.standard() }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw ServiceError(.badSetting, "CAREWIRE_BUDGETS is not a file that can be read")
        }
        do { return try BudgetFile.parse(text) } catch {
            throw ServiceError(.badSetting, "the budget file: \(error)", cause: error)
        }
    }
}

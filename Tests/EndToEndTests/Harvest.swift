import Foundation
import Messages
import RPC
import Testing

@testable import carewire

/// Everything that the suite shows or keeps outside its processes' memory, as files in one folder.
struct Harvest {
    let hospital: Hospital
    let folder: URL

    init(_ hospital: Hospital) throws {
        self.hospital = hospital
        folder = hospital.suite.folder.root.appending(path: "harvest")
        try? FileManager.default.removeItem(at: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    }

    /// Brings everything in. Each part must hold what it always holds: an empty one shows nothing.
    func gather() async throws {
        try await gatherStores()
        try await gatherPages()
        let errors = hospital.errors.texts
        #expect(!errors.isEmpty)
        try keep(Data(errors.joined(separator: "\n").utf8), "errors.txt", holding: "NOT_FOUND")
    }

    private func gatherStores() async throws {
        try keep(
            try await hospital.database.dump(), "dump.sql", holding: "COPY soap_service.soap_notes")
        // Keys begin so.
        try keep(try await hospital.cache.dump(), "redis.rdb", holding: "patient:")
    }

    private func gatherPages() async throws {
        let pages = try #require(hospital.endpoints.pages)
        let dashboard = try #require(pages["dashboard"])
        for (address, name, content) in [
            (dashboard, "dashboard.html", "soap.process"),
            ("\(dashboard)report.json", "report.json", "soap.process"),
            (try #require(pages["metrics"]), "metrics.txt", "carewire_calls_total"),
        ] {
            let page = try await WebPage.get(address)
            #expect(page.status == 200, "\(name)")
            try keep(page.body, name, holding: content)
        }
        let report = try await hospital.aggregator.report(AggregatorV1.ReportRequest())
        try keep(
            Data(report.json().text(pretty: true).utf8), "report-rpc.json", holding: "budgetNs")
        let scrape = try await hospital.metrics.scrape(MetricsV1.ScrapeRequest())
        try keep(Data(scrape.text.utf8), "scrape.txt", holding: "carewire_calls_total")
    }

    private func keep(_ data: Data, _ name: String, holding content: String) throws {
        #expect(data.firstRange(of: Data(content.utf8)) != nil, "\(name) does not hold \(content)")
        try data.write(to: folder.appending(path: name))
    }
}

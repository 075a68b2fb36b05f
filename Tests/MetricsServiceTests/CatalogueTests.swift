import Foundation
import Messages
import RPC
import Testing

@testable import MetricsService

@Suite struct CatalogueTests {
    private static let catalogue = MetricCatalogue()

    private func reason(_ metric: MetricsV1.Metric, _ catalogue: MetricCatalogue = catalogue) throws
        -> String?
    {
        let fixture = MetricsFixture(catalogue: catalogue)
        let response = try fixture.push([metric], instance: "0123456789abcdef")
        guard response.refusedCount > 0 else { return nil }
        return fixture.samples.first {
            $0.name == "carewire_metrics_refused_total" && $0.value == 1
        }?
        .labels["reason"]
    }

    @Test func namesAndWordsAreOfTheForm() {
        for (name, entry) in Self.catalogue.entries {
            #expect(MetricRules.isName(name))
            #expect(entry.labels.count <= MetricRules.labelCountMax)
            #expect(!entry.help.isEmpty)
            for (key, words) in entry.labels {
                #expect(MetricRules.isKey(key))
                #expect(words.allSatisfy(MetricRules.isValue), "\(name) \(key)")
            }
            #expect(name.hasSuffix("_total") == (entry.kind == .counter), "\(name)")
        }
    }

    @Test func whatIsListedIsTaken() throws {
        let path = "carewire.soap.v1.SOAPService/Process"
        #expect(
            try reason(counter("carewire_calls_total", 1, ["method": path, "code": "OK"])) == nil)
        #expect(try reason(gauge("carewire_process_threads", 3)) == nil)
    }

    @Test func whatIsNotListedIsRefusedAndCounted() throws {
        #expect(try reason(counter("john_smith_total")) == "unlisted_name")
        let calls = { counter("carewire_calls_total", 1, $0) }
        #expect(try reason(calls(["method": "JohnSmith", "code": "OK"])) == "unlisted_label")
        #expect(try reason(calls(["code": "OK"])) == "unlisted_label")
        let path = "carewire.soap.v1.SOAPService/Process"
        #expect(
            try reason(calls(["method": path, "code": "OK", "patient": "12345"]))
                == "unlisted_label")
        #expect(try reason(gauge("carewire_calls_total", 1)) == "kind")
    }

    @Test func onlyListedServicesReportAndOnlyForThemselves() throws {
        let fixture = MetricsFixture(catalogue: Self.catalogue)
        for (service, instance) in [
            ("jane-doe", "0123456789abcdef"), ("soap-service", "jane"), ("soap-service", "i1"),
        ] {
            let error = #expect(throws: RPCError.self) {
                try fixture.push([], service: service, instance: instance)
            }
            #expect(error?.code == .invalidArgument)
            #expect(error?.message.contains("jane") == false)
        }
    }

    @Test func anOperatorAddsServicesAndMetricsOfOtherPrograms() throws {
        let catalogue = try MetricCatalogue(
            adding: """
                # The canteen's shop.
                service shop
                metric shop_orders_total counter kind=new|repeat channel=web|desk
                metric shop_open gauge
                """)
        let labels = ["kind": "new", "channel": "web"]
        #expect(try reason(counter("shop_orders_total", 1, labels), catalogue) == nil)
        #expect(
            try reason(counter("shop_orders_total", 1, ["kind": "x", "channel": "web"]), catalogue)
                == "unlisted_label")
        let fixture = MetricsFixture(catalogue: catalogue)
        let response = try fixture.push(
            [gauge("shop_open", 1)], service: "shop", instance: "0123456789abcdef")
        #expect(response.acceptedCount == 1)
    }

    @Test(
        arguments: [
            ("nonsense", 1), ("service", 1), ("service a b", 1), ("service Jane Doe", 1),
            ("metric x", 1), ("metric X counter", 1), ("metric x total", 1),
            ("metric x counter k", 1), ("metric x counter le=a", 1),
            ("metric x counter k=a k=b", 1), ("metric x counter k=", 1),
            ("metric x counter k=é", 1), ("metric x counter\nmetric x gauge", 2),
            ("\n# a\nmetric carewire_calls_total counter", 3),
            ("metric carewire_metrics_series gauge", 1),
            ("metric x counter a=1 b=1 c=1 d=1 e=1", 1),
        ])
    func aLineThatCannotBeUsedIsNamed(text: String, line: Int) {
        let error = #expect(throws: MetricCatalogueError.self) {
            _ = try MetricCatalogue(adding: text)
        }
        #expect(error?.line == line)
        #expect(error?.code == .badLine)
    }

    @Test func aFileThatMakesTooManySeriesIsRefused() {
        let words = (0..<32).map { "w\($0)" }.joined(separator: "|")
        #expect(throws: MetricCatalogueError.self) {
            _ = try MetricCatalogue(adding: "metric x counter a=\(words) b=\(words)")
        }
        let lines = (0...MetricCatalogue.entryCountMax).map { "service s\($0)" }
        #expect(throws: MetricCatalogueError.self) {
            _ = try MetricCatalogue(adding: lines.joined(separator: "\n"))
        }
        #expect(throws: MetricCatalogueError.self) {
            _ = try MetricCatalogue(adding: String(repeating: "#", count: 70_000))
        }
    }

    /// What services name in their source is what the catalogue lists: nothing of theirs is
    /// refused.
    @Test func everyWordThatServicesReportIsListed() throws {
        let sources = try Repository.swiftSources()
        let finds: [(String, MetricEntry.Words)] = [
            (#"PostgresStatement\(\s*name: "([a-z_]+)""#, MetricCatalogue.statements),
            (
                #"(?:observe|observed|observedNow|asked|ask)\("([a-z]+\.[a-z]+)""#,
                MetricCatalogue.parts
            ),
            (#"MeterReading\(\s*"(carewire_[a-z_]*[a-z])""#, Set(Self.catalogue.entries.keys)),
        ]
        for (pattern, words) in finds {
            let found = try Repository.matches(of: pattern, in: sources)
            #expect(!found.isEmpty)
            #expect(found.subtracting(words).isEmpty, "\(pattern)")
        }
    }
}

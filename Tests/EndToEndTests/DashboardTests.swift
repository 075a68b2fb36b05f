import Foundation
import TestSupport
import Testing

@testable import carewire

extension EndToEnd {
    /// The dashboard of the running suite, as a browser shows it.
    @Suite struct DashboardTests {
        private let hospital: Hospital

        init() throws { hospital = try Hospital.running() }

        @Test func whatTheSuiteDoesIsOnThePageWithoutAnyComplaint() async throws {
            let address = try #require(hospital.endpoints.pages?["dashboard"])
            let browser = try await Browser.start()
            defer { browser.close() }
            try await browser.resize(width: 360, height: 800)
            try await browser.open(address)
            let patientID = try await hospital.admitPatient()
            let verdict = """
                [...document.querySelectorAll("tr.operation")].find(row=>row.querySelector("th")\
                .textContent.trim().startsWith("patient.read")).querySelector(".verdict")\
                .textContent
                """
            // The page is not opened again: it renews itself.
            try await hospital.eventually("the page shows a read") {
                _ = try await hospital.read(patientID)
                return try await browser.evaluate(verdict) != "? unknown"
            }
            for service in ["patient-service", "soap-service", "ehr-gateway"] {
                try await hospital.eventually("the page names \(service)") {
                    _ = try await hospital.process(Planted.process(patientID))
                    return try await browser.evaluate(
                        "document.getElementById('instances').textContent"
                    ).contains(service)
                }
            }
            _ = try await browser.evaluate(
                "document.querySelectorAll('details').forEach(part=>part.open=true)")
            #expect(
                try await browser.evaluate("document.documentElement.scrollWidth-innerWidth")
                    == "0")
            #expect(browser.complaints == [])
        }
    }
}

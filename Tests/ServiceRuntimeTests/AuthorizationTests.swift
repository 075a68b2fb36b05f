import Messages
import RPC
import Testing

@testable import ServiceRuntime

/// Who may call what, cell by cell.
@Suite struct AuthorizationTests {
    private static let callers: [String?] =
        [nil]
        + [
            "cli", "operator", "dashboard", "soap-service", "patient-service", "ehr-gateway",
            "metrics-service", "latency-aggregator", "stranger",
        ].map { ServiceContext.identity(of: $0) }

    /// The last components of the identities that may call a method, "loopback" for clear text.
    private func permitted(_ table: AuthorizationTable, _ method: MethodName) -> Set<String> {
        Set(
            Self.callers.filter { table.permission($0, method) != .denied }.map { caller in
                caller.map { $0.split(separator: "/").last.map(String.init) ?? $0 } ?? "loopback"
            })
    }

    private static let clinic: Set<String> = ["cli", "loopback"]
    private static let everyone: Set<String> = Set(
        ["loopback"] + callers.compactMap { $0?.split(separator: "/").last.map(String.init) })

    @Test func aClinicDoesItsWorkAndNotesAskOnlyWhatTheyNeed() {
        let patients = AuthorizationTable.patientService
        let endings = [
            PatientV1.PatientService.mergePatients, PatientV1.PatientService.erasePatient,
            PatientV1.PatientService.getResealing,
        ]
        for method in endings {
            #expect(permitted(patients, method) == Self.clinic.union(["operator"]))
        }
        for method in PatientV1.PatientService.methods where !endings.contains(method) {
            if method == PatientV1.PatientService.checkPatients { continue }
            let isCheck = method == PatientV1.PatientService.checkPatient
            let expected = Self.clinic.union(isCheck ? ["soap-service"] : [])
            #expect(permitted(patients, method) == expected, "\(method.path)")
        }
        for method in PatientV1.PatientBulk.methods {
            #expect(permitted(patients, method) == Self.clinic.union(["operator"]))
        }
        let forOperators = [
            SoapV1.SOAPService.eraseNotes, SoapV1.SOAPService.getNoteResealing,
        ]
        for method in SoapV1.SOAPService.methods {
            let expected = Self.clinic.union(forOperators.contains(method) ? ["operator"] : [])
            #expect(permitted(.soapService, method) == expected, "\(method.path)")
        }
        let forNotes = [
            EhrV1.EHRGateway.submitDocument, EhrV1.EHRGateway.submitDocuments,
            EhrV1.EHRGateway.retractDocument, EhrV1.EHRGateway.status,
        ]
        for method in EhrV1.EHRGateway.methods {
            let expected = Self.clinic.union(forNotes.contains(method) ? ["soap-service"] : [])
            #expect(permitted(.ehrGateway, method) == expected, "\(method.path)")
        }
    }

    /// In clear text programs cannot be told apart.
    @Test func onBehalfOfSeveralPersonsOnlyNotesAreAsked() {
        let patients = AuthorizationTable.patientService
        let method = PatientV1.PatientService.checkPatients
        #expect(permitted(patients, method) == ["soap-service", "loopback"])
        let notes = ServiceContext.identity(of: "soap-service")
        #expect(patients.permission(notes, method) == .allowed, "never an emergency")
        #expect(patients.permission(nil, method) == .allowed)
    }

    @Test func everybodyReportsAndFewRead() {
        let watchers = Self.clinic.union(["operator", "dashboard"])
        let metrics = AuthorizationTable.metricsService
        #expect(permitted(metrics, MetricsV1.MetricsService.push) == Self.everyone)
        #expect(permitted(metrics, MetricsV1.MetricsService.scrape) == watchers)
        #expect(
            permitted(metrics, AuditV1.AuditAnchors.publish)
                == ["patient-service", "soap-service", "loopback"])
        #expect(
            permitted(metrics, AuditV1.AuditAnchors.list) == Self.clinic.union(["operator"]))
        let aggregator = AuthorizationTable.latencyAggregator
        #expect(permitted(aggregator, AggregatorV1.LatencyAggregator.record) == Self.everyone)
        #expect(
            permitted(aggregator, AggregatorV1.LatencyAggregator.report)
                == watchers.union(["metrics-service"]))
        #expect(permitted(aggregator, AggregatorV1.LatencyAggregator.getTrace) == watchers)
        #expect(
            permitted(aggregator, AggregatorV1.LatencyAggregator.collect)
                == watchers.union(["latency-aggregator"]))
    }

    @Test func everyServiceTellsItsHealthToAllAndItsInsideToOperators() {
        for table in Self.tables.map({ $0.table.withRuntimeMethods() }) {
            for method in HealthV1.Health.methods {
                #expect(permitted(table, method) == Self.everyone)
            }
            for method in AdminV1.Admin.methods + ReflectionV1.ServerReflection.methods {
                #expect(permitted(table, method) == Self.clinic.union(["operator"]))
            }
        }
    }

    private static let tables: [(table: AuthorizationTable, methods: [MethodName])] = [
        (
            .patientService,
            PatientV1.PatientService.methods + PatientV1.PatientBulk.methods
                + AuditV1.AuditTrail.methods
        ),
        (.soapService, SoapV1.SOAPService.methods), (.ehrGateway, EhrV1.EHRGateway.methods),
        (.metricsService, MetricsV1.MetricsService.methods + AuditV1.AuditAnchors.methods),
        (.latencyAggregator, AggregatorV1.LatencyAggregator.methods), (.ehrSimulator, []),
    ]

    @Test func everyTableNamesEveryMethodOfItsServiceAndNoOther() {
        for (table, methods) in Self.tables {
            let all = table.withRuntimeMethods()
            let own =
                methods + HealthV1.Health.methods + AdminV1.Admin.methods
                + ReflectionV1.ServerReflection.methods
            #expect(all.unnamedMethods(in: Self.silent(own)).isEmpty)
            let others = Catalogue.methods.map(\.name).filter { !own.contains($0) }
            #expect(all.unnamedMethods(in: Self.silent(others)) == others)
        }
    }

    private static func silent(_ methods: [MethodName]) -> MethodTable {
        var table = MethodTable()
        for method in methods { table.add(ServerMethod(method, isSynchronous: true)) }
        return table
    }

    @Test func emergenciesAreForThoseWhoTreatPatients() {
        let table = AuthorizationTable.patientService.withRuntimeMethods()
        let cli = ServiceContext.identity(of: "cli")
        let notes = ServiceContext.identity(of: "soap-service")
        let check = PatientV1.PatientService.checkPatient
        #expect(table.permission(cli, check) == .allowedInEmergency)
        #expect(table.permission(notes, check) == .allowedInEmergency)
        #expect(table.permission(cli, AdminV1.Admin.getSnapshot) == .allowed)
        #expect(table.permission(notes, HealthV1.Health.check) == .allowed)
    }
}

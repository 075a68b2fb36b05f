internal import Messages
package import RPC

/// Who may call which method of which service. What is not named here is denied, and a service
/// with a method that is not named refuses to start.
extension AuthorizationTable {
    /// patient-service: a clinic does all its work; soap-service asks whether a patient is there,
    /// and is alone in asking on behalf of several persons at once; operators take patients in and
    /// out in bulk, merge and erase them.
    package static var patientService: AuthorizationTable {
        var table = AuthorizationTable()
        let endings = [
            PatientV1.PatientService.mergePatients, PatientV1.PatientService.erasePatient,
            PatientV1.PatientService.getResealing,
        ]
        let spoken = [PatientV1.PatientService.checkPatients]
        let work = PatientV1.PatientService.methods.filter {
            !endings.contains($0) && !spoken.contains($0)
        }
        table.allow(Callers.frontEnd, work, inEmergency: true)
        table.allow(Callers.operators, endings)
        table.allow(Callers.notes, [PatientV1.PatientService.checkPatient], inEmergency: true)
        table.allow(Callers.spokesmen, spoken)
        table.allow(Callers.frontEnd, AuditV1.AuditTrail.methods)
        table.allow(Callers.operators, PatientV1.PatientBulk.methods)
        return table
    }

    /// soap-service: a clinic does all its work; operators erase.
    package static var soapService: AuthorizationTable {
        var table = AuthorizationTable()
        let endings = [SoapV1.SOAPService.eraseNotes, SoapV1.SOAPService.getNoteResealing]
        let work = SoapV1.SOAPService.methods.filter { !endings.contains($0) }
        table.allow(Callers.frontEnd, work, inEmergency: true)
        table.allow(Callers.operators, endings)
        return table
    }

    /// ehr-gateway: a clinic does all its work; soap-service hands documents over.
    package static var ehrGateway: AuthorizationTable {
        var table = AuthorizationTable()
        table.allow(Callers.frontEnd, EhrV1.EHRGateway.methods, inEmergency: true)
        let submitting = [
            EhrV1.EHRGateway.submitDocument, EhrV1.EHRGateway.submitDocuments,
        ]
        table.allow(Callers.notes, submitting, inEmergency: true)
        table.allow(Callers.notes, [EhrV1.EHRGateway.status, EhrV1.EHRGateway.retractDocument])
        return table
    }

    /// metrics-service: every program reports on itself; who watches may read. It also keeps the
    /// heads of the trails of those who record accesses.
    package static var metricsService: AuthorizationTable {
        var table = AuthorizationTable()
        table.allow(Callers.everyone, [MetricsV1.MetricsService.push])
        table.allow(
            Callers.watchers,
            [
                MetricsV1.MetricsService.scrape, MetricsV1.MetricsService.figures,
                MetricsV1.MetricsService.monitor,
            ])
        table.allow(Callers.recorders, [AuditV1.AuditAnchors.publish])
        table.allow(Callers.operators, [AuditV1.AuditAnchors.list])
        return table
    }

    /// latency-aggregator: every program reports its hops; who watches may read.
    package static var latencyAggregator: AuthorizationTable {
        var table = AuthorizationTable()
        table.allow(Callers.everyone, [AggregatorV1.LatencyAggregator.record])
        table.allow(
            Callers.watchers,
            [
                AggregatorV1.LatencyAggregator.report, AggregatorV1.LatencyAggregator.getTrace,
                AggregatorV1.LatencyAggregator.collect, AggregatorV1.LatencyAggregator.watchAlerts,
            ])
        table.allow(Callers.figures, [AggregatorV1.LatencyAggregator.report])
        table.allow(Callers.aggregators, [AggregatorV1.LatencyAggregator.collect])
        return table
    }

    /// ehr-simulator: nothing beside what every service answers.
    package static var ehrSimulator: AuthorizationTable { AuthorizationTable() }

    /// The table with what every service answers beside its own methods: everybody may ask for its
    /// health, operators may look inside.
    func withRuntimeMethods() -> AuthorizationTable {
        var table = self
        table.allow(Callers.everyone, HealthV1.Health.methods)
        table.allow(
            Callers.operators, AdminV1.Admin.methods + ReflectionV1.ServerReflection.methods)
        return table
    }
}

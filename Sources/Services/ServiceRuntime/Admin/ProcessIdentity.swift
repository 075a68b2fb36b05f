internal import FigureReporting
private import Glibc
internal import Messages
private import Synchronization

/// Which process this is, and what it uses.
final class ProcessIdentity: Sendable {
    /// The service's name.
    let service: String
    private let instance: String
    private let startedAt: ContinuousClock.Instant
    private let certificateEnd = Atomic<Int64>(0)

    /// - Parameter instance: random, new at every start.
    init(service: String, instance: String, startedAt: ContinuousClock.Instant) {
        self.service = service
        self.instance = instance
        self.startedAt = startedAt
    }

    /// The certificate in use ends so many seconds after 1970-01-01T00:00:00Z.
    func noteCertificate(endsAtUnixSeconds seconds: Int64) {
        certificateEnd.store(seconds, ordering: .relaxed)
    }

    func snapshot() -> AdminV1.ProcessSnapshot {
        let uptime = (ContinuousClock.now - startedAt).components
        let readings = ProcessReadings.current()
        func reading(_ name: String) -> Double { readings.first { $0.name == name }?.value ?? 0 }
        return AdminV1.ProcessSnapshot(
            service: service, instance: instance, pid: UInt32(clamping: getpid()),
            uptimeMs: UInt64(clamping: uptime.seconds * 1_000)
                + UInt64(clamping: uptime.attoseconds / 1_000_000_000_000_000),
            cpuSeconds: reading(ProcessReadings.processorSeconds),
            residentByteCount: UInt64(reading(ProcessReadings.residentBytes)),
            openDescriptorCount: UInt32(reading(ProcessReadings.openDescriptors)),
            certificateExpiresAtUnixS: certificateEnd.load(ordering: .relaxed))
    }
}

internal import AuditKeeping
internal import FigureReporting
internal import PHIProtection

/// What a process's trail and its keys are doing, as metrics-service knows it.
enum AuditFigures {
    static func readings(
        _ sink: any AuditSink, _ clerk: AuditClerk, _ counters: AuditCounters, _ ring: LiveKeyRing
    ) -> [MeterReading] {
        let state = sink.state
        let values = counters.current
        let memory = SecretMemory.byteCounts
        func level(_ name: String, _ value: Int) -> MeterReading {
            MeterReading("carewire_" + name, .level, Double(value))
        }
        func total(_ name: String, _ value: Int) -> MeterReading {
            MeterReading("carewire_audit_\(name)_total", .total, Double(value))
        }
        return [
            level("audit_open", state.isOpen ? 1 : 0),
            level("audit_queued", state.queuedCount + clerk.spooledCount),
            level("audit_unshipped", state.unshippedCount), total("refused", values.refused),
            total("overridden", values.overridden), total("denials_lost", values.denialsLost),
            total("ship_failures", values.shipFailures),
            total("anchor_failures", values.anchorFailures),
            level("encryption_active_key", Int(ring.current.activeKeyID)),
            level("encryption_locked_bytes", memory.locked),
            level("encryption_unlocked_bytes", memory.unlocked),
        ]
    }
}

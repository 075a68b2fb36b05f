/// What the end of a session may say. Each has its section in the runbook.
enum MonitorRule: String, Sendable, CaseIterable {
    /// Nobody called what is watched.
    case notMeasured = "not-measured"
    /// Pushes were lost, so that counts are too low.
    case incomplete
    /// The service fails more than one call in a hundred.
    case failing
    /// Few calls take many times as long as most.
    case longTail = "long-tail"
    /// The judge of budgets finds one broken or nearly used up.
    case budget
    /// The judge of budgets could not be asked.
    case budgetsUnknown = "budgets-unknown"
    /// A breaker opened or is open.
    case breaker
    /// The EHR did not answer in time.
    case ehrTimeouts = "ehr-timeouts"
    /// The EHR asked to slow down.
    case ehrThrottled = "ehr-throttled"
    /// Many requests to the EHR were tries after a first one.
    case ehrRetries = "ehr-retries"
    /// Notes were not of the form.
    case notesInvalid = "notes-invalid"
    /// Much of the notes' text is in no section.
    case notesUnclassified = "notes-unclassified"
    /// The cache answers too few reads.
    case cacheMisses = "cache-misses"
    /// The cache cannot be used.
    case cacheDown = "cache-down"
    /// Somebody waits for a connection.
    case poolWaiting = "pool-waiting"
    /// Records of accesses are not taken, or not kept.
    case audit
    /// Keys are in memory that may be written to a disk.
    case keysUnlocked = "keys-unlocked"
    /// A process nears what it may use.
    case resources

    /// Where the runbook says what to do.
    var runbook: String { "runbook#\(rawValue)" }
}

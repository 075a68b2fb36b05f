internal import LatencyBudget
internal import Synchronization

/// What an aggregator with a log does beside its calls. All of it blocks: never on a reactor.
extension AggregatorServer {
    /// Brings what the log has to the disk, while batches go on. A failure is counted.
    package func synchronizeLog() {
        isSyncing.withLock { _ in
            guard let wait = log.withLock({ $0?.diskWait() }) else { return }
            if !wait.synchronize() { log.withLock { $0?.noteFailure() } }
        }
    }

    /// Octets that the log has taken since the start.
    package var loggedByteCount: Int { log.withLock { $0?.appendedByteCount ?? 0 } }

    /// Writes down what is known, and deletes what of the log is not needed any more.
    ///
    /// - Throws: ``RecordLogError``; the checkpoint before and the log are there still.
    package func saveCheckpoint() throws(RecordLogError) {
        let now = now()
        let taken = aggregation.withLock { aggregation in
            log.withLock { log in
                log.map { ($0.end, $0.checkpointPath, aggregation.memory(now: now)) }
            }
        }
        guard let (end, path, memory) = taken else { return }
        // The place in the log must be there when the checkpoint says so.
        synchronizeLog()
        let checkpoint = memory.checkpoint(end) { time.wall($0) }
        try RecordLog.write(checkpoint, to: path)
        let kept = (limits.ageMax + limits.watermark + limits.idleDuration).nanoseconds
        let wall = checkpoint.wallNanoseconds
        log.withLock { $0?.forget(before: wall > kept ? wall - kept : 0, end) }
    }
}

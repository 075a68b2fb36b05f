/// The suite's own metrics.
extension MetricCatalogue {
    static let suite: [String: MetricEntry] = [
        calls, process, server, pools, cache, notes, records, stores, telemetry,
    ].reduce(into: [:]) { all, group in all.merge(group) { $1 } }

    private typealias Entries = [String: MetricEntry]

    private static func named(_ prefix: String, _ entries: Entries) -> Entries {
        Dictionary(uniqueKeysWithValues: entries.map { ("carewire_\(prefix)\($0.key)", $0.value) })
    }

    private static let calls = named(
        "",
        [
            "calls_total": MetricEntry(
                .counter, "Calls answered, by method and gRPC status code.",
                ["method": methods, "code": codes]),
            "call_seconds": MetricEntry(
                .durations, "Time in which calls were answered, queue included.",
                ["method": methods, "outcome": outcomes]),
            "client_calls_total": MetricEntry(
                .counter, "Calls made to other services, by method and status code.",
                ["method": methods, "code": codes]),
            "client_call_seconds": MetricEntry(
                .durations, "Time in which other services answered, network included.",
                ["method": methods, "outcome": outcomes]),
            "part_seconds": MetricEntry(
                .durations, "Time that a named part of a call took.",
                ["part": parts, "outcome": outcomes]),
        ])

    private static let process = named(
        "",
        [
            "process_cpu_seconds_total": MetricEntry(.counter, "Processor time of the process."),
            "process_resident_bytes": MetricEntry(.gauge, "Memory of the process that is in RAM."),
            "process_open_descriptors": MetricEntry(
                .gauge, "Files and sockets that the process has open."),
            "process_descriptors_limit": MetricEntry(
                .gauge, "Files and sockets that it may have open."),
            "process_threads": MetricEntry(.gauge, "Threads of the process."),
            "process_major_faults_total": MetricEntry(
                .counter, "Times that a page had to come from a disk."),
            "process_allocations_total": MetricEntry(
                .counter, "Times that the process asked for memory."),
            "process_allocated_bytes_total": MetricEntry(
                .counter, "Memory that it asked for, what it gave back included."),
            "cgroup_memory_bytes": MetricEntry(.gauge, "Memory of the process's control group."),
            "cgroup_memory_limit_bytes": MetricEntry(
                .gauge, "Memory that the group may have; absent without a limit."),
            "cgroup_cpu_limit_cores": MetricEntry(
                .gauge, "Cores that the group may use; absent without a limit."),
            "cgroup_cpu_throttled_seconds_total": MetricEntry(
                .counter, "Time that the group had to wait for its share of the processors."),
        ])

    private static let server = named(
        "",
        [
            "server_connections": MetricEntry(.gauge, "Connections to the process's server."),
            "server_running_calls": MetricEntry(.gauge, "Calls whose handlers run now."),
            "server_concurrency_limit": MetricEntry(
                .gauge, "Calls that may run at once, as the load allows."),
            "server_waiting_calls": MetricEntry(
                .gauge, "Calls that wait for a place, by lane.", ["lane": lanes]),
            "server_refused_total": MetricEntry(
                .counter, "Calls that the server did not run, by reason.", ["reason": refusals]),
            "client_retries_total": MetricEntry(.counter, "Calls made again after a failure."),
            "client_hedges_total": MetricEntry(
                .counter, "Calls made twice because the first took long."),
            "client_waiting_calls": MetricEntry(
                .gauge, "Calls that wait for a server to be reachable."),
        ])

    private static let pools = named(
        "",
        [
            "breaker_state": MetricEntry(
                .gauge, "0 closed, 1 half open, 2 open; of several loops the worst.",
                ["breaker": breakers]),
            "breaker_refused_total": MetricEntry(
                .counter, "Calls that a breaker refused.", ["breaker": breakers]),
            "breaker_trips_total": MetricEntry(
                .counter, "Times that a breaker opened.", ["breaker": breakers]),
            "pool_connections": MetricEntry(
                .gauge, "Connections that are open, by pool.", ["pool": poolWords]),
            "pool_in_use": MetricEntry(
                .gauge, "Connections in use; of the audit, records not in the database yet.",
                ["pool": poolWords]),
            "pool_waiting": MetricEntry(
                .gauge, "Those who wait for a connection.", ["pool": poolWords]),
            "batcher_queued": MetricEntry(.gauge, "Items that wait for a batch."),
            "batcher_waiting": MetricEntry(.gauge, "Items for which the queue has no room yet."),
            "batcher_in_flight": MetricEntry(.gauge, "Batches under way."),
        ])

    private static let poolWords: MetricEntry.Words = ["postgres", "redis", "audit"]

    private static let cache = named(
        "cache_",
        [
            "reads_total": MetricEntry(
                .counter, "Reads of patients, by what the cache had.",
                [
                    "result": [
                        "hit", "miss", "stale", "contended", "damaged", "failed", "skipped",
                    ]
                ])
        ])

    private static let notes = named(
        "",
        [
            "soap_notes_total": MetricEntry(
                .counter, "Notes handed in, by what became of them.",
                ["outcome": ["stored", "repeated", "invalid", "refused", "failed"]]),
            "soap_sections_total": MetricEntry(
                .counter, "Sections found in notes that were stored.", ["section": sections]),
            "soap_empty_sections_total": MetricEntry(
                .counter, "Sections that notes had nothing in.", ["section": sections]),
            "soap_text_bytes_total": MetricEntry(
                .counter, "Octets of notes, by whether a section took them.",
                ["kind": ["classified", "unclassified"]]),
            "soap_hand_offs_total": MetricEntry(
                .counter, "Attempts to hand a note to the EHR.", ["outcome": ["done", "pending"]]),
            "ehr_requests_total": MetricEntry(
                .counter, "Tries of requests to the EHR, by how they ended.",
                [
                    "operation": ["read", "submit", "status"],
                    "outcome": ["success", "timeout", "throttled", "failed", "refused"],
                ]),
            "ehr_retries_total": MetricEntry(
                .counter, "Tries after a first one.", ["operation": ["read", "submit", "status"]]),
            "ehr_batches_total": MetricEntry(.counter, "Batches of reads sent to the EHR."),
            "ehr_batch_items_total": MetricEntry(.counter, "Reads in those batches."),
            "ehr_batch_capacity_total": MetricEntry(
                .counter, "Reads that those batches had room for."),
        ])

    private static let records = named(
        "",
        [
            "audit_open": MetricEntry(.gauge, "1 while records of accesses are taken."),
            "audit_queued": MetricEntry(.gauge, "Records that wait to become durable."),
            "audit_unshipped": MetricEntry(
                .gauge, "Durable records that are not in the database yet."),
            "audit_refused_total": MetricEntry(.counter, "Records that the trail would not take."),
            "audit_overridden_total": MetricEntry(
                .counter, "Reads that went on by broken glass though the trail refused."),
            "audit_denials_lost_total": MetricEntry(
                .counter, "Refused calls that are in no record."),
            "audit_ship_failures_total": MetricEntry(.counter, "Rounds of shipping that failed."),
            "audit_anchor_failures_total": MetricEntry(
                .counter, "Heads of the trail that could not be published."),
            "encryption_active_key": MetricEntry(.gauge, "Number of the key that seals now."),
            "encryption_locked_bytes": MetricEntry(
                .gauge, "Octets of keys in memory that is never written to a disk."),
            "encryption_unlocked_bytes": MetricEntry(
                .gauge, "Octets of keys in memory that might be, because locking failed."),
        ])

    private static let stores = postgres.merging(redis) { $1 }

    private static let telemetry = named(
        "telemetry_",
        [
            "dropped_total": MetricEntry(.counter, "Hop records that a service could not send."),
            "repeated_total": MetricEntry(.counter, "Batches of hop records that went again."),
            "breaker_open": MetricEntry(
                .gauge, "1 while a service does not send there, by sink.", ["sink": sinks]),
            "foreign_total": MetricEntry(
                .counter, "Figures of other programs that no list admits, by reason.",
                ["reason": ["metric", "label", "span", "limit"]]),
        ])
}

/// The HELP texts of the suite's own metrics.
enum MetricHelp {
    private static let texts = [
        "carewire_calls_total": "Calls answered, by method and gRPC status code.",
        "carewire_call_seconds": "Time in which calls were answered, queue included.",
        "carewire_client_calls_total": "Calls made to other services, by method and status code.",
        "carewire_client_call_seconds": "Time in which other services answered, network included.",
        "carewire_part_seconds": "Time that a named part of a call took.",
        "carewire_process_cpu_seconds_total": "Processor time of the process.",
        "carewire_process_resident_bytes": "Memory of the process that is in RAM.",
        "carewire_process_open_descriptors": "Files and sockets that the process has open.",
        "carewire_telemetry_dropped_total": "Hop records that a service could not send.",
        "carewire_telemetry_breaker_open": "1 while a service does not send there, by sink.",
        "carewire_metrics_pushes_total": "Pushes received, repeated ones included.",
        "carewire_metrics_repeated_pushes_total": "Pushes that were known already.",
        "carewire_metrics_lost_pushes_total": "Pushes that never came, by gaps in the sequence.",
        "carewire_metrics_refused_total": "Metrics not taken, by reason.",
        "carewire_metrics_series": "Series kept.",
        "carewire_metrics_instances": "Processes that push.",
    ]

    static func text(for name: String) -> String {
        texts[name] ?? "As the senders report it."
    }
}

import Messages
import RPC
import RPCTransport

/// The worst chart, read by a service, a PostgreSQL and a Redis that have all just started.
enum ColdChart {
    /// What one read took.
    struct Read {
        let milliseconds: Double
        let entryCount: Int
    }

    /// Restarts everything and reads the chart, then reads it again.
    static func run(_ fleet: PatientFleet) async throws -> (cold: Read, warm: Read) {
        try await fleet.restart(.plain)
        let client = try fleet.client(.plain)
        // The connection stands before the clock runs; the service has read nothing yet.
        _ = try await HealthV1.HealthClient(client).check(HealthV1.HealthCheckRequest())
        let cold = try await read(client)
        let warm = try await read(client)
        await client.close()
        return (cold, warm)
    }

    private static func read(_ client: RPCClient) async throws -> Read {
        let start = ContinuousClock.now
        let count = try await PatientV1.PatientServiceClient(client).readChart(
            PatientV1.ReadChartRequest(patientID: PHI(PatientSeed.longChart)),
            options: CallOptions(timeout: .seconds(30))
        ) { messages in
            var count = 0
            for try await message in messages { count += message.entries.count }
            return count
        }
        return Read(
            milliseconds: (ContinuousClock.now - start) / .milliseconds(1), entryCount: count)
    }
}

import Messages
import RPC
import RPCTransport

/// Calls of one patient-service, one after the other, on records of 4 KiB and of 1 MB.
struct EncryptionCalls {
    /// What is called. Records of 1 MB are larger than what is cached.
    enum Operation: String, CaseIterable {
        case cachedRead = "cached read, 4 KiB"
        case uncachedRead = "uncached read, 4 KiB"
        case write = "write, 4 KiB"
        case largeRead = "read, 1 MB"
        case largeWrite = "write, 1 MB"

        var isLarge: Bool { self == .largeRead || self == .largeWrite }
        /// R05: 1 ms for 4 KiB, 10 ms for 1 MB.
        var microsecondsAllowed: Double { isLarge ? 10_000 : 1_000 }
    }

    /// What one half of a round measured, in microseconds.
    struct Half {
        let p50: Double
        let p99: Double
        /// Processor time of the service for one call.
        let cpu: Double
    }

    /// The first of them have the small records, the last the large.
    static let patientCount = 100
    private static let largeCount = 4
    private static let entryByteCount = 1_000

    private let clients: [RPCClient]
    private let processIDs: [Int32]

    /// Starts the fleet and gives its patients their records.
    init(_ fleet: PatientFleet) async throws {
        let instances = [
            PatientFleet.Instance(isSecure: false, hasCache: true),
            PatientFleet.Instance(isSecure: false, hasCache: false),
        ]
        try await fleet.start(instances)
        clients = try instances.map { try fleet.client($0) }
        processIDs = instances.map(fleet.processID)
        for number in 0..<Self.patientCount {
            try await write(number, isLarge: number >= Self.patientCount - Self.largeCount)
        }
    }

    /// Closes the connections.
    func close() async {
        for client in clients { await client.close() }
    }

    /// Makes `count` calls, after a tenth as many that are not counted.
    func run(_ operation: Operation, count: Int) async throws -> Half {
        for number in 0..<max(2, count / 10) { try await call(operation, number) }
        let process = processIDs[operation == .uncachedRead ? 1 : 0]
        let before = ProcessTime.nanoseconds(process)
        let clock = ContinuousClock()
        var times: [Double] = []
        for number in 0..<count {
            let time = try await clock.measure { try await call(operation, number) }
            times.append(time / .microseconds(1))
        }
        let cpu = Double(ProcessTime.nanoseconds(process) - before) / 1_000 / Double(count)
        times.sort()
        return Half(p50: times[count / 2], p99: times[min(count - 1, count * 99 / 100)], cpu: cpu)
    }

    private func call(_ operation: Operation, _ number: Int) async throws {
        let small = number % (Self.patientCount - Self.largeCount)
        let large = Self.patientCount - 1 - number % Self.largeCount
        switch operation {
        case .cachedRead: try await read(small, clients[0])
        case .uncachedRead: try await read(small, clients[1])
        case .write: try await write(small, isLarge: false)
        case .largeRead: try await read(large, clients[0])
        case .largeWrite: try await write(large, isLarge: true)
        }
    }

    private func read(_ number: Int, _ client: RPCClient) async throws {
        let answer = try await PatientV1.PatientServiceClient(client).getPatient(
            PatientV1.GetPatientRequest(patientID: Self.id(number)))
        guard answer.patient?.history?.conditions.isEmpty == false else {
            throw BenchmarkError("a record came without its content")
        }
    }

    private func write(_ number: Int, isLarge: Bool) async throws {
        let entry = PHI(String(repeating: "a", count: Self.entryByteCount))
        let history = PatientV1.MedicalHistory(
            conditions: Array(repeating: entry, count: isLarge ? 1_000 : 4))
        _ = try await PatientV1.PatientServiceClient(clients[0]).updatePatient(
            PatientV1.UpdatePatientRequest(
                patientID: Self.id(number), demographics: PatientSeed.demographics(number),
                history: history),
            options: CallOptions(timeout: .seconds(30)))
    }

    private static func id(_ number: Int) -> PHI<String> {
        PHI("PAT\(String(1_000_000 + number).dropFirst())")
    }
}

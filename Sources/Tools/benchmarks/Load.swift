private import CBenchmarks
import Foundation
import Messages
import PrivateServers
import TTRPC

/// One kind of load against one server, and what a round of it measured.
struct Load {
    /// What one round measured: calls a second, microseconds.
    struct Round {
        let callsPerSecond: Double
        let p50: Double
        let p95: Double
        let p99: Double
        let p999: Double
        let serverCPU: Double
        let clientCPU: Double
        /// Of each group of other processes that were named.
        let otherCPU: [Double]
        let failures: UInt64
    }

    /// Decimal digits in the request that differ from call to call.
    struct Patch {
        let digits: String
        let base: UInt64
        let modulo: UInt64
    }

    let connections: Int
    let inFlight: Int
    var isRaw = false
    var replyByteCount = 0
    let frame: [UInt8]
    var patches: [Patch] = []
    /// Whether a reply is good only when it holds its request's digits of the first patch.
    var namesPatch = false
    /// The first request of each connection, where it differs.
    var firstFrame: [UInt8]?
    /// Mutual TLS with the certificate named "caller"; nil for clear text.
    var certificates: Certificates?
    /// Seconds that each connection pauses between its calls, evenly spread, 4 at most; nil for
    /// none.
    var pause: ClosedRange<Double>?
    /// Calls after which the load ends before its time; nil for none.
    var callCountMax: UInt64?

    /// A Request frame; the load client puts the stream id in.
    static func frame(
        service: String, method: String, message: [UInt8], metadata: [(String, String)] = []
    ) -> [UInt8] {
        var pairs: [UInt8] = []
        for (key, value) in metadata {
            RequestWriter.append(key: key, value: value, to: &pairs)
        }
        let writer = RequestWriter(
            prefix: RequestWriter.prefix(service: service, method: method), metadata: pairs,
            timeoutNanoseconds: 5_000_000_000, messageByteCount: message.count)
        var frame = [UInt8](repeating: 0, count: writer.byteCount)
        unsafe frame.withUnsafeMutableBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            let place = unsafe writer.write(streamID: 1, to: base)
            unsafe message.withUnsafeBytes { source in
                if let start = source.baseAddress {
                    unsafe place.copyMemory(from: start, byteCount: source.count)
                }
            }
        }
        return frame
    }

    /// Runs one round. Blocks the thread.
    /// - Parameter others: processes beside the server whose CPU is measured, in groups, 4 at most.
    func run(
        port: UInt16, processID: Int32, seconds: Double, others: [[Int32]] = []
    ) throws -> Round {
        var options = unsafe cbench_load_options()
        unsafe options.port = port
        unsafe options.connections = Int32(connections)
        unsafe options.in_flight = Int32(inFlight)
        unsafe options.warm_up_seconds = callCountMax == nil ? 0.5 : 0
        unsafe options.call_max = callCountMax ?? 0
        unsafe options.seconds = seconds
        unsafe options.pause_min = pause?.lowerBound ?? 0
        unsafe options.pause_max = pause?.upperBound ?? 0
        unsafe options.server_pid = processID
        unsafe options.raw = isRaw ? 1 : 0
        unsafe options.reply_size = replyByteCount
        var slots = try patches.map { try find($0) }
        while slots.count < 4 { slots.append(cbench_patch()) }
        unsafe options.patches = (slots[0], slots[1], slots[2], slots[3])
        unsafe options.patch_count = Int32(patches.count)
        unsafe options.names_patch = namesPatch ? 1 : 0
        var result = cbench_load_result()
        let failed = unsafe watching(others, &options) { options in
            unsafe sending(&options) { unsafe load(&$0, &result) }
        }
        if failed != 0 { throw BenchmarkError("the load ended early") }
        return Round(
            callsPerSecond: result.calls_per_second, p50: result.p50_us, p95: result.p95_us,
            p99: result.p99_us, p999: result.p999_us,
            serverCPU: result.server_cpu_us, clientCPU: result.client_cpu_us,
            otherCPU: others.indices.map { result.cpu(ofGroup: $0) },
            failures: result.failures)
    }

    /// With the other processes in the options while `body` runs.
    @unsafe
    private func watching(
        _ others: [[Int32]], _ options: inout cbench_load_options,
        _ body: (inout cbench_load_options) -> Int32
    ) -> Int32 {
        let processes = others.flatMap { $0 }
        let groups = others.indices.flatMap { group in others[group].map { _ in Int32(group) } }
        return unsafe processes.withUnsafeBufferPointer { processes in
            unsafe groups.withUnsafeBufferPointer { groups in
                unsafe options.other_pids = processes.baseAddress
                unsafe options.other_groups = groups.baseAddress
                unsafe options.other_count = Int32(processes.count)
                return unsafe body(&options)
            }
        }
    }

    /// With the frames in the options while `body` runs.
    @unsafe
    private func sending(
        _ options: inout cbench_load_options, _ body: (inout cbench_load_options) -> Int32
    ) -> Int32 {
        let first = firstFrame ?? frame
        return unsafe frame.withUnsafeBufferPointer { frame in
            unsafe first.withUnsafeBufferPointer { first in
                unsafe options.frame = frame.baseAddress
                unsafe options.frame_size = frame.count
                unsafe options.first_frame = first.baseAddress
                unsafe options.first_frame_size = first.count
                return unsafe body(&options)
            }
        }
    }

    /// Runs the load, with the names of the certificate files in the options while it runs.
    @unsafe
    private func load(
        _ options: inout cbench_load_options, _ result: inout cbench_load_result
    ) -> Int32 {
        guard let certificates else { return unsafe cbench_load(&options, &result) }
        return unsafe certificates.certificate("caller").path.withCString { certificate in
            unsafe certificates.key("caller").path.withCString { key in
                unsafe certificates.authority.path.withCString { authority in
                    unsafe "ttrpc".withCString { name in
                        unsafe options.certificate_file = certificate
                        unsafe options.key_file = key
                        unsafe options.authority_file = authority
                        unsafe options.protocol = name
                        return unsafe cbench_load(&options, &result)
                    }
                }
            }
        }
    }

    private func find(_ patch: Patch) throws -> cbench_patch {
        let wanted = Array(patch.digits.utf8)
        for offset in 0...(max(0, frame.count - wanted.count))
        where frame[offset...].starts(with: wanted) {
            return cbench_patch(
                offset: offset, digits: Int32(wanted.count), base: patch.base,
                modulo: patch.modulo)
        }
        throw BenchmarkError("the request does not hold \(patch.digits)")
    }
}

extension cbench_load_result {
    /// Microseconds a call that a group of other processes has run.
    fileprivate func cpu(ofGroup group: Int) -> Double {
        let groups = [group_cpu_us.0, group_cpu_us.1, group_cpu_us.2, group_cpu_us.3]
        return groups.indices.contains(group) ? groups[group] : .nan
    }
}

/// The middle value.
func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    if sorted.isEmpty { return .nan }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

internal import FigureReporting
private import Foundation
private import Glibc
private import Profiling

/// What the kernel says of this process.
enum ProcessReadings {
    static let processorSeconds = "carewire_process_cpu_seconds_total"
    static let residentBytes = "carewire_process_resident_bytes"
    static let openDescriptors = "carewire_process_open_descriptors"

    /// Processor time, memory, threads and descriptors, and the control group's; what cannot be
    /// read is left out.
    static func current() -> [MeterReading] {
        var readings = ControlGroupReadings.current(text)
        let stat = text("/proc/self/stat")
        if let threads = stat.flatMap({ field(19, stat: $0) }) {
            readings.append(MeterReading("carewire_process_threads", .level, Double(threads)))
        }
        if let faults = stat.flatMap({ field(11, stat: $0) }) {
            readings.append(
                MeterReading("carewire_process_major_faults_total", .total, Double(faults)))
        }
        if let limit = descriptorsLimit {
            readings.append(
                MeterReading("carewire_process_descriptors_limit", .level, Double(limit)))
        }
        if let ticks = stat.flatMap(processorTicks(stat:)) {
            readings.append(
                MeterReading(
                    processorSeconds, .total,
                    Double(ticks) / Double(max(1, sysconf(Int32(_SC_CLK_TCK))))))
        }
        if let pages = text("/proc/self/statm").flatMap(residentPages(statm:)) {
            readings.append(
                MeterReading(
                    residentBytes, .level,
                    Double(pages) * Double(max(1, sysconf(Int32(_SC_PAGESIZE))))))
        }
        let allocations = AllocationCounts.current()
        if allocations.count > 0 {
            readings += [
                MeterReading(
                    "carewire_process_allocations_total", .total, Double(allocations.count)),
                MeterReading(
                    "carewire_process_allocated_bytes_total", .total,
                    Double(allocations.octetCount)),
            ]
        }
        if let entries = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
            readings.append(
                MeterReading(
                    openDescriptors, .level, Double(entries.count)))
        }
        return readings
    }

    private static func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Files that the process may have open; nil without a limit.
    private static var descriptorsLimit: UInt64? {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0,
            limit.rlim_cur != UInt.max
        else { return nil }
        return UInt64(limit.rlim_cur)
    }

    /// A field of `stat` by its number in proc(5), less one for the program's name before them: 11
    /// is `majflt` (12), 19 is `num_threads` (20).
    static func field(_ place: Int, stat: String) -> UInt64? {
        guard let end = stat.lastIndex(of: ")") else { return nil }
        let fields = stat[end...].dropFirst().split(separator: " ")
        // The first after the name is number 3.
        let index = place - 2
        return fields.count > index ? UInt64(fields[index]) : nil
    }

    /// User and system time in clock ticks. Source: proc(5), fields 14 and 15 of `stat`; the second
    /// field is the program's name in parentheses and may hold anything.
    static func processorTicks(stat: String) -> UInt64? {
        guard let end = stat.lastIndex(of: ")") else { return nil }
        let fields = stat[end...].dropFirst().split(separator: " ")
        guard fields.count > 12, let user = UInt64(fields[11]), let system = UInt64(fields[12])
        else { return nil }
        let (sum, isOver) = user.addingReportingOverflow(system)
        return isOver ? nil : sum
    }

    /// Pages in RAM. Source: proc(5), the second field of `statm`.
    static func residentPages(statm: String) -> UInt64? {
        let fields = statm.split(separator: " ")
        return fields.count > 1 ? UInt64(fields[1]) : nil
    }
}

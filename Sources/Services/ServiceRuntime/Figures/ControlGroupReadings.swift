internal import FigureReporting

/// What the kernel says of the process's control group, version 2 or 1: what a container may use.
enum ControlGroupReadings {
    /// Reads a file; nil when it cannot be read.
    typealias Reader = (String) -> String?

    /// Memory and processor; a limit that there is not is left out, and so is what cannot be read.
    static func current(_ read: Reader) -> [MeterReading] {
        guard let own = read("/proc/self/cgroup") else { return [] }
        if let path = path(of: "", in: own), let readings = unified(path, read) { return readings }
        return divided(own, read)
    }

    /// The path of a controller ("" for version 2) in `/proc/self/cgroup`. Source: cgroups(7).
    static func path(of controller: String, in text: String) -> String? {
        for line in text.split(separator: "\n") {
            let parts = line.split(
                separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { continue }
            let isFound =
                controller.isEmpty
                ? parts[0] == "0" && parts[1].isEmpty
                : parts[1].split(separator: ",").contains { $0 == controller }
            if isFound { return String(parts[2]) }
        }
        return nil
    }

    /// In a container the group's own folder is often mounted as the root.
    private static func first(_ folders: [String], _ file: String, _ read: Reader) -> String? {
        for folder in folders {
            if let text = read(folder + "/" + file) { return text }
        }
        return nil
    }

    private static func unified(_ path: String, _ read: Reader) -> [MeterReading]? {
        let folders = ["/sys/fs/cgroup" + (path == "/" ? "" : path), "/sys/fs/cgroup"]
        var readings: [MeterReading] = []
        func add(_ name: String, _ kind: MeterReading.Kind, _ value: Double?) {
            if let value { readings.append(MeterReading(name, kind, value)) }
        }
        add(memory, .level, first(folders, "memory.current", read).flatMap(number))
        add(memoryLimit, .level, first(folders, "memory.max", read).flatMap(number))
        add(coreLimit, .level, first(folders, "cpu.max", read).flatMap(cores(unified:)))
        add(
            throttled, .total,
            first(folders, "cpu.stat", read).flatMap { entry("throttled_usec", in: $0) }
                .map { $0 / 1e6 })
        return readings.isEmpty ? nil : readings
    }

    private static func divided(_ own: String, _ read: Reader) -> [MeterReading] {
        func folders(_ controller: String) -> [String] {
            let path = path(of: controller, in: own) ?? ""
            let root = "/sys/fs/cgroup/" + controller
            return [root + (path == "/" ? "" : path), root]
        }
        var readings: [MeterReading] = []
        func add(_ name: String, _ kind: MeterReading.Kind, _ value: Double?) {
            if let value { readings.append(MeterReading(name, kind, value)) }
        }
        let memoryFolders = folders("memory")
        add(
            memory, .level, first(memoryFolders, "memory.usage_in_bytes", read).flatMap(number))
        let limit = first(memoryFolders, "memory.limit_in_bytes", read).flatMap(number)
        // Without a limit version 1 says a number near 2^63.
        add(memoryLimit, .level, limit.flatMap { $0 < 9e18 ? $0 : nil })
        let processor = folders("cpu")
        if let quota = first(processor, "cpu.cfs_quota_us", read).flatMap(number), quota > 0,
            let period = first(processor, "cpu.cfs_period_us", read).flatMap(number), period > 0
        {
            add(coreLimit, .level, quota / period)
        }
        add(
            throttled, .total,
            first(processor, "cpu.stat", read).flatMap { entry("throttled_time", in: $0) }
                .map { $0 / 1e9 })
        return readings
    }

    /// "max 100000" is no limit, "150000 100000" is one and a half cores.
    static func cores(unified text: String) -> Double? {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, let quota = Double(words[0]), let period = Double(words[1]),
            period > 0
        else { return nil }
        return quota / period
    }

    /// The number behind a word at the beginning of a line.
    static func entry(_ word: String, in text: String) -> Double? {
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            if words.count == 2, words[0] == word { return number(String(words[1])) }
        }
        return nil
    }

    /// Nil for "max" and whatever else is no number.
    private static func number(_ text: String) -> Double? {
        UInt64(text.filter { !$0.isWhitespace }).map { Double($0) }
    }

    private static let memory = "carewire_cgroup_memory_bytes"
    private static let memoryLimit = "carewire_cgroup_memory_limit_bytes"
    private static let coreLimit = "carewire_cgroup_cpu_limit_cores"
    private static let throttled = "carewire_cgroup_cpu_throttled_seconds_total"
}

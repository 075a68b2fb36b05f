/// The settings that a service's program reads, found in the code it is made of.
struct ServiceSettingsRead {
    /// Keys that it may do without, and those that it must have: `redis.tls.ca`.
    let all: Set<String>
    let required: Set<String>
    /// Keys of whole numbers, and those of a host and a port.
    let numbers: Set<String>
    let addresses: Set<String>

    /// Reads the files that a program is built from: its own folder, the runtime, and the modules
    /// that it depends on and that read settings.
    init(of service: String, in files: [SourceFile], manifest: String) {
        let modules = Self.dependencies(of: service, in: manifest)
        let own = files.filter { file in
            guard let room = file.room, file.folders.first == "Sources" else { return false }
            // Only who protects data asks for keys.
            if file.path.hasSuffix("ServiceContext+KeyRing.swift") {
                return modules.contains("PHIProtection")
            }
            return room == service || room == "ServiceRuntime"
                || modules.contains(room) && file.wing == "Services"
        }
        let text = own.map { $0.lines.joined(separator: "\n") }.joined(separator: "\n")
        let required = Self.keys(text, /requiredText\(\s*"([a-z.]+)"/)
            .union(Self.keys(text, /\.client\(of: "[a-z-]+", at: "([a-z.]+)"/))
        numbers = Self.keys(text, /number\(\s*"([a-z.]+)"/)
        addresses = Self.keys(text, /hostAndPort\(\s*"([a-z.]+)"/)
        all = Self.keys(text, /text\(\s*"([a-z.]+)"/).union(required).union(numbers)
            .union(addresses)
        // metrics-service asks an aggregator if it is named one.
        self.required = required.subtracting(Self.keys(text, /text\("([a-z.]+)"\) != nil/))
    }

    private static func keys(_ text: String, _ pattern: Regex<(Substring, Substring)>) -> Set<
        String
    > {
        Set(text.matches(of: pattern).map { String($0.1) })
    }

    /// The words in the manifest's list for a program.
    private static func dependencies(of service: String, in manifest: String) -> Set<String> {
        guard let start = manifest.firstRange(of: "\"\(service)\",")?.upperBound,
            let end = manifest[start...].firstRange(of: "])")?.lowerBound
        else { return [] }
        return Set(manifest[start..<end].matches(of: /"([A-Za-z]+)"/).map { String($0.1) })
    }

    /// `CAREWIRE_REDIS_TLS_CA` for `redis.tls.ca`.
    static func variable(_ key: String) -> String {
        "CAREWIRE_" + key.uppercased().replacing(".", with: "_")
    }
}

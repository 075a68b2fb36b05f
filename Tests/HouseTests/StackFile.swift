import Yams

/// `docker/compose.yaml` as far as our programs are concerned, and what is wrong with its form.
struct StackFile {
    /// What the stack says of one container.
    struct Container {
        let name: String
        let node: Node

        /// Its environment; empty when it has none.
        var environment: [String: String] {
            guard let mapping = node["environment"]?.mapping else { return [:] }
            let pairs = mapping.map { ($0.key.string ?? "", $0.value.string ?? "") }
            return Dictionary(pairs) { first, _ in first }
        }

        /// The strings of a list; nil when it is something else.
        func list(_ key: String) -> [String]? {
            guard let node = node[key] else { return [] }
            return node.sequence.map { $0.compactMap { $0.string ?? $0["source"]?.string } }
        }

        /// Whom it waits for, with the condition where one is named.
        var dependencies: [(name: String, condition: String)] {
            guard let node = node["depends_on"] else { return [] }
            if let names = node.sequence { return names.map { ($0.string ?? "", "") } }
            return (node.mapping ?? [:]).map {
                ($0.key.string ?? "", $0.value["condition"]?.string ?? "")
            }
        }

        /// Whether it says how it can be seen to work.
        var hasHealthCheck: Bool { node["healthcheck"] != nil }

        /// The folders that it may write and keep.
        var volumeFolders: [String] {
            (list("volumes") ?? []).compactMap {
                $0.split(separator: ":").dropFirst().first.map(String.init)
            }
        }
    }

    /// What a container's entry may say. A word that is none of these is a mistake.
    static let containerKeys: Set<String> = [
        "build", "cap_drop", "command", "configs", "depends_on", "deploy", "entrypoint",
        "environment", "healthcheck", "image", "networks", "ports", "profiles", "read_only",
        "restart", "secrets", "security_opt", "shm_size", "stop_grace_period", "tmpfs", "user",
        "volumes",
    ]
    /// What the file may say, beside extensions (`x-…`).
    static let fileKeys: Set<String> = [
        "name", "services", "networks", "volumes", "configs", "secrets",
    ]

    let root: Node
    let containers: [Container]

    /// Reads a file; anchors and merge keys are resolved.
    init?(_ text: String) throws {
        guard let value = try Yams.load(yaml: text),
            let root = try Yams.compose(yaml: Yams.dump(object: value)),
            let services = root["services"]?.mapping
        else { return nil }
        self.root = root
        containers = services.map { Container(name: $0.key.string ?? "", node: $0.value) }
    }

    /// The names that a section of the file declares.
    func names(_ section: String) -> Set<String> {
        Set((root[section]?.mapping ?? [:]).compactMap { $0.key.string })
    }

    /// What is wrong with the form of the file, in words.
    var faults: [String] {
        let words = (root.mapping ?? [:]).compactMap { $0.key.string }
        let unknown = words.filter { !Self.fileKeys.contains($0) && !$0.hasPrefix("x-") }
        return unknown.map { "the file says \($0)" } + containers.flatMap(faults)
    }

    private func faults(_ container: Container) -> [String] {
        let words = (container.node.mapping ?? [:]).compactMap { $0.key.string }
        var faults = words.filter { !Self.containerKeys.contains($0) }.map { "says \($0)" }
        if container.node["image"]?.string == nil { faults.append("has no image") }
        if container.node["read_only"]?.bool != true { faults.append("may write everywhere") }
        if container.list("cap_drop") != ["ALL"] { faults.append("keeps capabilities") }
        if container.list("security_opt") != ["no-new-privileges:true"] {
            faults.append("may gain privileges")
        }
        let limits = container.node["deploy"]?["resources"]?["limits"]
        for name in ["cpus", "memory", "pids"] where limits?[name]?.scalar == nil {
            faults.append("has no limit of \(name)")
        }
        for section in ["networks", "configs", "secrets"] {
            guard let used = container.list(section) else {
                faults.append("\(section) is no list")
                continue
            }
            let undeclared = Set(used).subtracting(names(section))
            faults += undeclared.sorted().map { "uses \(section) \($0)" }
        }
        let volumes = (container.list("volumes") ?? []).compactMap {
            $0.split(separator: ":").first
        }
        let kept = Set(volumes.filter { !$0.hasPrefix(".") }.map(String.init))
        faults += kept.subtracting(names("volumes")).sorted().map { "uses volume \($0)" }
        let known = Set(containers.map(\.name))
        faults += container.dependencies.filter { !known.contains($0.name) }
            .map { "waits for \($0.name)" }
        return faults.map { "\(container.name) \($0)" }
    }
}

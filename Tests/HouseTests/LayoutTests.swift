import Foundation
import Testing

/// What stands where, and that the papers agree with it.
@Suite struct LayoutTests {
    private static let services = [
        "patient-service", "soap-service", "ehr-gateway", "metrics-service", "latency-aggregator",
        "ehr-simulator",
    ]

    @Test func theTopLevelHoldsNothingElse() throws {
        let expected: Set<String> = [
            "Package.swift", "Sources", "Tests", "Protos", "Snippets", "docker", "README.md",
            "LICENSE", "carewire",
        ]
        #expect(try Repository.topLevelNames() == expected)
    }

    @Test func theReadmeNamesCommandsThatExist() throws {
        let readme = try #require(Repository.text("README.md"))
        let named = Self.commands(in: readme)
        #expect(named.isSuperset(of: ["up", "test"]), "the README lost its two commands")
        let known = Self.declaredCommands().union(["bench", "test", "help"])
        for command in named.subtracting(known) {
            Issue.record("README.md names ./carewire \(command), which there is not")
        }
        #expect(!Self.commands(in: "Run `./carewire fly --high`.").isSubset(of: known))
        let root = Repository.root
        for script in ["carewire", ".ci/run", "docker/certificates.sh"] {
            #expect(FileManager.default.isExecutableFile(atPath: root.appending(path: script).path))
        }
    }

    @Test func theReadmeNamesFilesThatExist() throws {
        let readme = try #require(Repository.text("README.md"))
        let pattern = #/[`(]((?:Sources|Protos|Snippets|Tests|docker)\/[A-Za-z0-9_.\/-]*)[`)]/#
        let paths = readme.matches(of: pattern).map { String($0.1) }
        #expect(paths.count > 10)
        for path in paths {
            let file = Repository.root.appending(path: path).path
            #expect(FileManager.default.fileExists(atPath: file), "README.md names \(path)")
        }
    }

    @Test func theReadmeShowsTheExampleThatIsCompiled() throws {
        let readme = try #require(Repository.text("README.md"))
        let example = try #require(Repository.text("Snippets/EchoService.swift"))
        #expect(readme.contains("```swift\n\(example)```"))
    }

    @Test func theBudgetsAreThere() {
        let files = Repository.files.filter { $0.folders.last == "budgets.yaml" }
        #expect(files.count == 1, "expected one budgets.yaml, found \(files.map(\.path))")
        for requirement in ["R01", "R02", "R04", "R05", "R06", "R46"] {
            #expect(files.contains { $0.lines.contains { $0.contains(requirement) } })
        }
    }

    @Test(arguments: services) func everyServiceHasAnImageAndAComposeEntry(service: String) throws {
        let dockerfile = try #require(Repository.text("docker/Dockerfile"))
        let compose = try #require(Repository.text("docker/compose.yaml"))
        #expect(Self.hasImage(service, in: dockerfile))
        #expect(Self.hasEntry(service, in: compose))
        #expect(!Self.hasImage("fax-service", in: dockerfile))
        #expect(!Self.hasEntry("fax-service", in: compose))
    }

    private static func hasImage(_ service: String, in dockerfile: String) -> Bool {
        dockerfile.contains(" AS \(service)\n")
    }

    private static func hasEntry(_ service: String, in compose: String) -> Bool {
        compose.contains("\n  \(service):\n")
    }

    /// The words after `./carewire` in a text.
    private static func commands(in text: String) -> Set<String> {
        Set(text.matches(of: /\.\/carewire ([a-z]+)/).map { String($0.output.1) })
    }

    private static func declaredCommands() -> Set<String> {
        let sources = Repository.swiftFiles.filter { $0.path.contains("Executables/carewire/") }
        return Set(
            sources.flatMap(\.lines).flatMap { $0.matches(of: /commandName: "([a-z]+)"/) }
                .map { String($0.output.1) })
    }
}

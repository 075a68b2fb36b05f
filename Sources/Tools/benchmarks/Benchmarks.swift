import ArgumentParser

/// Measures the floor and ourselves in one run, in alternating rounds, and prints medians.
@main
struct Benchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmarks", abstract: "Measures CareWire beside its floor.",
        subcommands: [
            EchoBenchmark.self, ServiceBenchmark.self, RawEchoServer.self, EchoServer.self,
        ])
}

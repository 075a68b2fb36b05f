internal import ArgumentParser

/// Whether a faster way of doing something is one, and a safe one.
struct OptimizeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "optimize",
        abstract: "Measure a level of optimisation beside another, behind a safety gate.",
        subcommands: [OptimizeSOAPCommand.self])
}

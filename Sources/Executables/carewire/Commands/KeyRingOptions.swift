internal import ArgumentParser
internal import PHIProtection

/// Which ring is meant.
struct KeyRingOptions: ParsableArguments {
    @Option(name: .customLong("key-ring"), help: "The key ring's file.")
    var path: String

    var file: KeyRingFile { KeyRingFile(path: path) }

    static let busy = "somebody else is changing the key ring; nothing was done, try again"
}

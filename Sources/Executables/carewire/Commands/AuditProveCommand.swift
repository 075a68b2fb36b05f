internal import ArgumentParser
internal import AuditTrail

/// Writes a proof that one record is in a trail.
struct AuditProveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Prove that one record is in a trail, without showing any other.",
        discussion: """
            Prints the proof as one hexadecimal line: the record, a head of the trail, and the way \
            between them in the segment's hash tree. With --anchors, the head is the first of them \
            that covers the record; else the segment's seal, or, for a segment that still grows, a \
            head made now. `audit verify --proof FILE` checks it.
            """)

    @OptionGroup var options: AuditOptions

    @Option(help: "The record's number.")
    var sequence: UInt64

    func run() async throws {
        try await Failure.reported {
            let verifier = try options.verifier()
            let anchors = try await options.knownAnchors()
            let covering = anchors.filter {
                $0.sequence >= sequence && $0.segmentFirst <= sequence
            }
            guard anchors.isEmpty || !covering.isEmpty else {
                throw CLIError(.usage, "no anchor covers record \(sequence)")
            }
            let trail = try options.trail(verifier)
            let proof = try AuditOptions.reported { () throws(AuditError) in
                try trail.prove(
                    sequence, verifier, anchor: covering.min { $0.sequence < $1.sequence })
            }
            Console.say(Hexadecimal.text(proof.octets))
        }
    }
}

internal import ArgumentParser
internal import AuditTrail

/// Says whether a trail is sound, and if not, which record is the first bad one.
struct AuditVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a trail, or a proof; exit status 0 when all is sound.",
        discussion: """
            Every record, header and seal is checked under the key, in order; the first bad \
            record is named with the reason. That the newest records were cut off together with \
            the folder's own mark can only be seen with an anchor: give --anchors, best of all the \
            address of metrics-service, where nobody who can write the folder can. With --proof, \
            the proof in that file is checked instead, and the folder is not read.
            """)

    @OptionGroup var options: AuditOptions

    @Option(help: "A file that `audit prove` wrote.")
    var proof: String?

    func run() async throws {
        try await Failure.reported {
            if let proof { return try verify(proof: proof) }
            let verifier = try options.verifier()
            let anchors = try await options.knownAnchors()
            let trail = try options.trail(verifier)
            let verdict = try AuditOptions.reported { () throws(AuditError) in
                try trail.verify(verifier, anchors: anchors)
            }
            Console.say(Self.text(verdict, anchorCount: anchors.count))
            if let fault = verdict.fault { throw CLIError(.verdict, fault.text) }
        }
    }

    private func verify(proof path: String) throws(CLIError) {
        let key = try options.key()
        for octets in try AuditOptions.lines(of: path) {
            let (proof, holds) = try AuditOptions.reported { () throws(AuditError) in
                let proof = try AuditProof(octets: octets)
                return (proof, try proof.holds(under: key))
            }
            guard holds else {
                throw CLIError(.verdict, "record \(proof.sequence): the proof does not hold")
            }
            Console.say(
                "record \(proof.sequence): proved in \(proof.anchor.stream.text)"
                    + " as of record \(proof.anchor.sequence)")
        }
    }

    /// The figures of a verdict, without the fault.
    static func text(_ verdict: AuditVerdict, anchorCount: Int) -> String {
        var text = "\(verdict.recordCount) records"
        if verdict.recordCount > 0 {
            text += " (\(verdict.firstSequence) to \(verdict.lastSequence))"
        }
        text += " good, \(verdict.anchorCount) of \(anchorCount) anchors compared"
        if verdict.unacknowledgedByteCount > 0 {
            text += ", \(verdict.unacknowledgedByteCount) octets of an unfinished write at the end"
        }
        return text
    }
}

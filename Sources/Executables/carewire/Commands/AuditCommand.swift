internal import ArgumentParser

/// Looks at an audit trail's folder; nothing here writes to one.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Verify an audit trail, prove a record of it, or export it.",
        discussion: """
            A trail is the folder that a service writes its audit to; it may be running. Anchors \
            are files that hold hexadecimal lines, each an anchor as another service keeps it. \
            Reading a trail is an access, too: record it where your rules ask for that.
            """,
        subcommands: [
            AuditVerifyCommand.self, AuditProveCommand.self, AuditExportCommand.self,
        ])
}

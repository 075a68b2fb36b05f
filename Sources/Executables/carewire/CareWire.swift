internal import ArgumentParser

/// The command line of the suite.
@main
struct CareWire: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "carewire",
        abstract: "Healthcare microservices that keep their latency promises.",
        discussion: """
            Every command finds a running suite by the file endpoints.json in its state folder: \
            --state, else $CAREWIRE_STATE, else ./state.
            """,
        subcommands: [
            UpCommand.self, CallCommand.self, BudgetsCommand.self, HealthCommand.self,
            LoadCommand.self, TopCommand.self, KeysCommand.self, AuditCommand.self,
            MonitorCommand.self, NotesCommand.self, PatientsCommand.self, OptimizeCommand.self,
            ValidateCommand.self, DoctorCommand.self, DashboardCommand.self,
            CallsCommand.self, ProfileCommand.self,
        ])
}

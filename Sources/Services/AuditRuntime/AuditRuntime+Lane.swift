package import AuditKeeping
package import Reactor

extension AuditRuntime {
    /// A loop's way to a journal, as the services' own calls take it: what is noted in one turn
    /// goes over together. For what measures or tests it apart from a service.
    package static func lane(to journal: JournalSink, on loop: EventLoop) -> any AuditSink {
        JournalLane(journal, on: loop)
    }
}

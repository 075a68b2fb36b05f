/// Whether what a task does is done for an emergency.
///
/// A server raises it around the handlers of emergency calls; whatever keeps others waiting may
/// ask. It is handed on to child tasks, and costs the tasks that do not raise it nothing.
package enum Urgency {
    /// Whether the present task works for an emergency.
    @TaskLocal package static var isRaised = false
}

internal import Messages

/// What of the hop records is not in a report, each kind for itself.
enum LossText {
    /// "3 lost", and what else there is.
    static func text(_ report: AggregatorV1.ReportResponse) -> String {
        let more = [
            (report.lateCount, "late"), (report.duplicateCount, "told twice"),
            (report.contradictingCount, "contradicting"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return (["\(report.droppedCount) lost"] + more).joined(separator: ", ")
    }
}

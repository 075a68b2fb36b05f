internal import Messages

/// What a service is in the middle of, as tables for people.
enum CallsReport {
    /// The tables; nothing of a kind, no table.
    static func text(_ list: AdminV1.CallList) -> String {
        [loops(list.loops), calls(list.calls), works(list.works)]
            .compactMap { $0 }.joined(separator: "\n\n")
    }

    private static func loops(_ loops: [AdminV1.LoopSnapshot]) -> String? {
        guard !loops.isEmpty else { return nil }
        var table = Table([
            ("loop", .left), ("calls", .right), ("jobs", .right), ("timers", .right),
            ("answered in", .right),
        ])
        for loop in loops {
            table.add(
                loop.isSilent
                    ? [loop.name, "–", "–", "–", "silent"]
                    : [
                        loop.name, "\(loop.openCallCount)", "\(loop.queuedJobCount)",
                        "\(loop.timerCount)", Spelling.duration(nanoseconds: loop.answerNs),
                    ])
        }
        return table.text
    }

    private static func calls(_ calls: [AdminV1.OpenCall]) -> String? {
        guard !calls.isEmpty else { return nil }
        var table = Table([
            ("method", .left), ("phase", .left), ("age", .right), ("left", .right),
            ("lane", .left), ("trace", .left), ("loop", .left),
        ])
        for call in calls {
            let left =
                call.deadlineLeftNs > 0
                ? Spelling.duration(nanoseconds: UInt64(call.deadlineLeftNs)) : "late"
            table.add([
                call.path, call.phase, Spelling.duration(nanoseconds: call.ageNs), left,
                call.lane, call.traceID, call.loop,
            ])
        }
        return table.text
    }

    private static func works(_ works: [AdminV1.BackgroundWork]) -> String? {
        guard !works.isEmpty else { return nil }
        var table = Table([("work beside the calls", .left), ("age", .right)])
        for work in works {
            let (age, isOver) = work.ageMs.multipliedReportingOverflow(by: 1_000_000)
            table.add([work.name, Spelling.duration(nanoseconds: isOver ? .max : age)])
        }
        return table.text
    }
}

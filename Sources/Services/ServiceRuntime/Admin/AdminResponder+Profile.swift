internal import Messages
private import Profiling
internal import RPC

extension AdminResponder {
    /// Octets of stacks in one part of the answer, about.
    static let partByteCountMax = 256 * 1024

    func profile(
        _ request: AdminV1.ProfileRequest, responses: MessageSink<AdminV1.ProfilePart>,
        context: CallContext
    ) async throws {
        let before = await registry.callCount()
        let profile: Profile
        do {
            let settings = try ProfileSettings(seconds: request.seconds, hertz: request.hertz)
            guard context.remaining > .seconds(settings.seconds) else {
                throw RPCError(.deadlineExceeded, "the deadline is before the profile's end")
            }
            profile = try await Profiler.take(settings)
        } catch let error as ProfilingError {
            throw RPCError(Self.code(of: error), error.message, cause: error)
        }
        var summary = AdminV1.ProfileSummary(profile)
        summary.service = registry.service
        let after = await registry.callCount()
        summary.callCount = after - min(before, after)
        for part in Self.parts(of: profile.stacks, summary) { try await responses.send(part) }
    }

    private static func code(of error: ProfilingError) -> StatusCode {
        switch error.code {
        case .busy: .resourceExhausted
        case .badSettings: .invalidArgument
        case .unavailable: .failedPrecondition
        }
    }

    /// The answer in pieces that each fit into a frame many times.
    private static func parts(
        of stacks: FoldedStacks, _ summary: AdminV1.ProfileSummary
    ) -> [AdminV1.ProfilePart] {
        var part = AdminV1.ProfilePart(summary: summary)
        part.functions = stacks.functions.map { function in
            AdminV1.ProfileFunction(
                name: function.name, ownSampleCount: function.ownCount,
                totalSampleCount: function.totalCount)
        }
        var parts: [AdminV1.ProfilePart] = []
        var byteCount = 0
        for stack in stacks.stacks {
            if byteCount > partByteCountMax {
                parts.append(part)
                part = AdminV1.ProfilePart()
                byteCount = 0
            }
            byteCount += stack.path.utf8.count
            part.stacks.append(
                AdminV1.ProfileStack(path: stack.path, sampleCount: stack.count))
        }
        return parts + [part]
    }
}

extension AdminV1.ProfileSummary {
    fileprivate init(_ profile: Profile) {
        self.init(
            durationMs: profile.duration.nanosecondsClamped / 1_000_000,
            hertz: profile.settings.hertz, sampleCount: profile.stacks.count,
            droppedSampleCount: profile.droppedCount, threadCount: profile.threadCount,
            unreachedThreadCount: profile.unreachedThreadCount,
            allocationCount: profile.allocations.count,
            allocatedByteCount: profile.allocations.octetCount)
    }
}

internal import Foundation
internal import Synchronization

/// One line that says how far something is: rewritten in place on a terminal, else a new line every
/// five seconds.
final class ProgressLine: Sendable {
    private static let plainInterval = Duration.seconds(5)
    private static let terminalInterval = Duration.milliseconds(200)

    private let isTerminal = isatty(FileHandle.standardOutput.fileDescriptor) == 1

    /// Shows `line()` again and again while `body` runs, and once more at its end.
    func show<Result: Sendable>(
        _ line: @escaping @Sendable () -> String, while body: @Sendable () async throws -> Result
    ) async rethrows -> Result {
        let showing = Task { [isTerminal] in
            let interval = isTerminal ? Self.terminalInterval : Self.plainInterval
            while true {
                do { try await Task.sleep(for: interval) } catch { return }
                write(line(), isLast: false)
            }
        }
        do {
            let result = try await body()
            showing.cancel()
            await showing.value
            write(line(), isLast: true)
            return result
        } catch {
            showing.cancel()
            await showing.value
            throw error
        }
    }

    private func write(_ line: String, isLast: Bool) {
        let text = isTerminal ? "\r\u{1B}[K\(line)\(isLast ? "\n" : "")" : "\(line)\n"
        FileHandle.standardOutput.write(Data(text.utf8))
    }
}

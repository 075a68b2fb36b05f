internal import Foundation

/// A page of text that is shown again and again: on a terminal in place and without flicker, since
/// each line is written over the old one and only its rest erased; elsewhere page after page,
/// plain.
struct LiveScreen: Sendable {
    private static let home = "\u{1B}[H"
    private static let eraseRestOfLine = "\u{1B}[K"
    private static let eraseBelow = "\u{1B}[J"
    private static let open = "\u{1B}[?1049h\u{1B}[?25l"
    private static let close = "\u{1B}[?25h\u{1B}[?1049l"

    let isTerminal: Bool

    /// For standard output, whatever it is.
    static var standardOutput: LiveScreen {
        LiveScreen(isTerminal: isatty(FileHandle.standardOutput.fileDescriptor) == 1)
    }

    /// What is written before the first page.
    var opening: String { isTerminal ? Self.open : "" }
    /// What is written after the last.
    var closing: String { isTerminal ? Self.close : "" }

    /// A page, cut to the size of the terminal.
    func page(_ text: String, columns: Int, rows: Int) -> String {
        guard isTerminal else { return text + "\n\n" }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .prefix(max(1, rows - 1))
        let written = lines.map { "\($0.prefix(max(1, columns)))\(Self.eraseRestOfLine)\r\n" }
        return Self.home + written.joined() + Self.eraseBelow
    }

    /// The terminal's size; that of a classic one where there is none.
    static func size() -> (columns: Int, rows: Int) {
        var size = winsize()
        let status = unsafe ioctl(
            FileHandle.standardOutput.fileDescriptor, UInt(TIOCGWINSZ), &size)
        guard status == 0, size.ws_col > 0, size.ws_row > 0 else { return (80, 24) }
        return (Int(size.ws_col), Int(size.ws_row))
    }
}

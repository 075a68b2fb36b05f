/// Text in columns, for a terminal.
struct Table {
    enum Alignment { case left, right }

    private let columns: [(title: String, alignment: Alignment)]
    private var rows: [[String]] = []

    init(_ columns: [(title: String, alignment: Alignment)]) {
        self.columns = columns
    }

    /// Adds a row; cells that are missing stay empty.
    mutating func add(_ cells: [String]) {
        rows.append(cells)
    }

    /// Whether there are no rows.
    var isEmpty: Bool { rows.isEmpty }

    /// The lines, without trailing blanks: titles, a rule, rows.
    var text: String {
        let titles = columns.map(\.title)
        let widths = columns.indices.map { column in
            ([titles] + rows).map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        let rule = widths.map { String(repeating: "-", count: $0) }
        return ([titles, rule] + rows).map { cells in
            let padded = columns.indices.map { column in
                let cell = column < cells.count ? cells[column] : ""
                let blanks = String(repeating: " ", count: widths[column] - cell.count)
                return columns[column].alignment == .left ? cell + blanks : blanks + cell
            }
            let line = padded.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }
}

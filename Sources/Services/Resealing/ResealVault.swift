package import PHIProtection

/// What a service knows of its envelopes. Confined to one loop.
package protocol ResealVault {
    /// The key of a row's patient; nil when its values are under none, as patients' keys are.
    ///
    /// - Parameter table: the row's table, by its place in the plan.
    /// - Throws: ``ResealingError``; `damaged` when the row's key does not open.
    func subject(of row: ResealRow, in table: Int) throws(ResealingError) -> SubjectKey?

    /// Where a value of a row was sealed for.
    func place(of name: ResealRow.Name, in table: Int, column: Int) -> SealPlace

    /// What seals the values of a table.
    func resealer(of table: Int) -> Resealer

    /// The names by which a row is found, made anew of its values.
    ///
    /// - Throws: ``ResealingError``; `damaged` when the row does not open.
    func tokens(of row: ResealRow, in table: Int) throws(ResealingError) -> [Int64]
}

extension ResealVault {
    /// A service without tokens has none.
    package func tokens(
        of row: ResealRow, in table: Int
    ) throws(ResealingError) -> [Int64] { [] }
}

package import LatencyBudget

extension BudgetFile {
    /// The budgets that are built in, from `budgets.yaml` beside this file.
    ///
    /// - Throws: ``BudgetError``; a test shows that it does not.
    package static func standard() throws(BudgetError) -> BudgetTable {
        try parse(String(decoding: PackageResources.budgets_yaml, as: UTF8.self))
    }
}

/// Where the data that was shown came from.
package enum AuditSource: UInt8, Sendable, CaseIterable {
    /// Nothing was shown.
    case none = 0
    /// The cache.
    case cache = 1
    /// The database.
    case database = 2

    /// The word for people and exports.
    package var text: String {
        switch self {
        case .none: "none"
        case .cache: "cache"
        case .database: "database"
        }
    }
}

/// Where a sealed value lives. It is authenticated with the value: in any other place it does not
/// open.
package struct SealPlace: Hashable, Sendable {
    /// Whose data it is; every tenant has keys of its own.
    package var tenant: String
    /// The table and the column, names fixed in the code.
    package var table: String
    /// See ``table``.
    package var column: String
    /// The row's key as stored: a pseudonym, a cache key.
    package var primaryKey: [UInt8]
    /// The row's version, so that an old value cannot be put back.
    package var version: UInt64

    /// A place by its five parts.
    package init(
        tenant: String, table: String, column: String, primaryKey: [UInt8], version: UInt64
    ) {
        self.tenant = tenant
        self.table = table
        self.column = column
        self.primaryKey = primaryKey
        self.version = version
    }

    /// Appends all parts, each behind its length: no two places give the same octets.
    func appendAssociatedData(to octets: inout [UInt8]) {
        octets.appendWithLength(tenant.utf8)
        octets.appendWithLength(table.utf8)
        octets.appendWithLength(column.utf8)
        octets.appendWithLength(primaryKey)
        octets.appendBigEndian(UInt32(8))
        octets.appendBigEndian(version)
    }
}

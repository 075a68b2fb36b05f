package import Postgres
package import ServiceRuntime

extension PostgresConfiguration {
    /// The database that holds a service's tables and its trail, as its settings say.
    ///
    /// - `CAREWIRE_POSTGRES`: a libpq connection string.
    /// - `CAREWIRE_POSTGRES_OWNER`: that of the schema's owner, who migrates and grants the first
    ///   one's role what it needs; optional.
    /// - `CAREWIRE_POSTGRES_CONNECTIONS`: the pool's size, 5 to 50; 6 by default.
    /// - Throws: ``ServiceError`` with code `missingSetting` or `badSetting`.
    package init(of context: ServiceContext) throws {
        let settings = context.settings
        self.init(
            connectionString: try settings.requiredText("postgres"), applicationName: context.name)
        ownerConnectionString = settings.text("postgres.owner")
        setConnectionCount(
            try settings.number(
                "postgres.connections", default: Self.connectionCountDefault,
                in: Self.connectionCounts))
    }
}

/// How a pool connects, and its bounds.
package struct PostgresConfiguration: Sendable {
    /// Connections of one kind that a pool may have.
    package static let connectionCountMax = 50
    /// Connections of all kinds that ``setConnectionCount(_:)`` gives a pool: what was asked for.
    package static let connectionCounts = 5...connectionCountMax
    /// Connections of all kinds by default. More were slower: they only shorten the batches.
    package static let connectionCountDefault = 6

    /// A libpq connection string: `host=/run/postgresql dbname=…` or a `postgresql://` address.
    /// Holds the password; never logged.
    package var connectionString: String
    /// Connection string of the role that owns the schema and migrates it; nil where the service's
    /// own role does. Its first schema on the search path is the one that is migrated. Used by
    /// migrations alone; holds a password, never logged.
    package var ownerConnectionString: String?
    /// Name that the server shows for these sessions.
    package var applicationName: String
    /// Connections that read, 1…50. One or two per reactor measure best.
    package var readerCount: Int { didSet { readerCount = Self.bounded(readerCount) } }
    /// Connections for reads that may take long, 1…50.
    package var slowReaderCount = 1 { didSet { slowReaderCount = Self.bounded(slowReaderCount) } }
    /// Connections that write, 1…50. Two to four per reactor measure best.
    package var writerCount: Int { didSet { writerCount = Self.bounded(writerCount) } }
    /// Longest time from the first step of connecting until statements are prepared.
    package var connectTimeout: Duration = .seconds(2)
    /// Longest time that the server works on one statement.
    package var statementTimeout: Duration = .seconds(5)
    /// Longest time that a write waits for another's lock before it is repeated.
    package var lockTimeout: Duration = .milliseconds(250)
    /// A connection that says nothing for so long after a caller's deadline is replaced.
    package var silenceLimit: Duration = .seconds(1)
    /// Whether reads are cancelled over a session of their own even where the connection is not
    /// under TLS, and not by the protocol's request, which is never encrypted.
    package var cancelsBySession = false
    /// Age at which a connection is replaced, when nothing is on its way.
    package var connectionLifetime: Duration = .seconds(3600)
    /// Longest wait after the first failed attempt to connect, above zero; doubles up to
    /// `reconnectDelayMax`.
    package var reconnectDelay: Duration = .milliseconds(10)
    /// Longest wait between two attempts to connect: a server that is there again is found within a
    /// second.
    package var reconnectDelayMax: Duration = .milliseconds(500)
    /// Longest time that ``PostgresPool/shutdown()`` waits for what is on its way.
    package var drainLimit: Duration = .seconds(2)
    /// Reads on their way on one connection; more wait.
    package var readsInFlightMax = 1024
    /// Reads that wait for a connection; more are refused.
    package var waitingReadMax = 16_384
    /// Writes that wait for a connection; more are refused.
    package var waitingWriteMax = 4_096
    /// Octets of parameters of all unanswered calls; more are refused (64 MiB).
    package var heldByteCountMax = 64 << 20

    /// Makes a configuration with the defaults that measured best.
    package init(
        connectionString: String, applicationName: String = "carewire", readerCount: Int = 2,
        writerCount: Int = 3
    ) {
        self.connectionString = connectionString
        self.applicationName = applicationName
        self.readerCount = Self.bounded(readerCount)
        self.writerCount = Self.bounded(writerCount)
    }

    /// Spreads `count` connections, 5…50: one in six for slow reads, the others for quick ones and
    /// writes as 2 to 3.
    package mutating func setConnectionCount(_ count: Int) {
        let bounds = Self.connectionCounts
        let count = min(max(count, bounds.lowerBound), bounds.upperBound)
        slowReaderCount = max(1, count / 6)
        readerCount = max(2, (count - slowReaderCount) * 2 / 5)
        writerCount = count - slowReaderCount - readerCount
    }

    private static func bounded(_ count: Int) -> Int { min(max(count, 1), connectionCountMax) }
}

package import CircuitBreaking

/// Where the EHR is, and how much time and company a request gets.
package struct GatewayConfiguration: Sendable {
    /// The FHIR base, such as `https://ehr.hospital.example/fhir`; no trailing slash needed.
    package var endpoint: String
    /// The whole time of a call: queue, batch, exchange and retries. Source: requirement R04.
    package var totalBudget = Duration.seconds(2)
    /// Kept back from a caller's deadline, and from the total, so that the answer can still travel.
    package var answerMargin = Duration.milliseconds(10)
    /// Reads in one FHIR batch. Source: requirement R29, as the next.
    package var batchCountMax = 10
    /// How long a read waits for company while another batch is under way.
    package var linger = Duration.milliseconds(100)
    /// A batch goes at least this long before the earliest deadline in it.
    package var flushMargin = Duration.milliseconds(100)
    /// Reads that wait.
    package var queueCountMax = 1_000
    /// Batches under way at once.
    package var inFlightMax = 4
    /// Documents posted in one FHIR batch.
    package var postCountMax = 32
    /// Octets of the documents in one batch, in base64 and JSON. One document may have 256 KiB.
    package var postByteCountMax = 1 << 20
    /// How long a document waits for company while others are on their way.
    package var postLinger = Duration.milliseconds(10)
    /// How long documents go one by one after the EHR has refused a batch as such.
    package var postRest = Duration.seconds(60)
    /// Time for one look at `/metadata`.
    package var statusTimeout = Duration.milliseconds(500)
    /// How long such a look is good for.
    package var statusLifetime = Duration.seconds(1)
    /// Tries of one request, the first included.
    package var attemptCountMax = 3
    /// Upper end of the first wait between tries; it doubles each time.
    package var retryDelay = Duration.milliseconds(50)
    /// Upper end of any wait between tries.
    package var retryDelayMax = Duration.milliseconds(400)
    /// A time-out counts against the EHR, and an answer is slow, only when it had at least this
    /// long: a caller in a hurry says nothing about the EHR.
    package var judgedTimeoutMin = Duration.milliseconds(500)
    /// When the breakers open; nil takes the gateway's own numbers.
    package var breaker: CircuitBreakerConfiguration?

    /// The values above.
    package init(endpoint: String) { self.endpoint = endpoint }

    /// The base without a trailing slash.
    var base: String {
        var base = endpoint[...]
        while base.hasSuffix("/") { base.removeLast() }
        return String(base)
    }
}

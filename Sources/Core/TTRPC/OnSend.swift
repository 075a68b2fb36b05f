/// Whether a Data frame may be sent on a stream.
public enum OnSend: Equatable, Sendable {
    /// Yes, whatever its size; tell the machine with `sent`.
    case now
    /// Not before a window is widened.
    case wait
    /// Never again: the stream, or this side of it, is over.
    case over
}

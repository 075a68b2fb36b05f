private import CLibPQ

/// The data of a COPY FROM STDIN.
extension ConnectionHandle {
    /// Queues octets of the copy; libpq writes by itself and keeps what the socket does not take.
    func putCopy(_ octets: [UInt8]) -> Bool {
        unsafe octets.withUnsafeBytes { buffer in
            unsafe PQputCopyData(
                raw, buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
                Int32(clamping: buffer.count)) == 1
        }
    }

    /// Ends the copy; its result follows.
    func endCopy() -> Bool { unsafe PQputCopyEnd(raw, nil) == 1 }
}

private import Glibc

/// How simulated connections fail.
enum SimulatedErrno {
    static let reset = ECONNRESET
    static let refused = ECONNREFUSED
    static let timedOut = ETIMEDOUT
    static let brokenPipe = EPIPE
    static let taken = EADDRINUSE
    static let outOfDescriptors = EMFILE
    static let noSuchDescriptor = EBADF
}

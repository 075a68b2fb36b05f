private import COpenSSL
private import Glibc
private import Synchronization

extension KeyRing {
    /// What the environment held when it was first asked; the variable is gone since.
    private enum Given: Sendable {
        case unread
        case none
        case ring(KeyRing)
        case unusable(PHIError)
    }

    private static let given = Mutex(Given.unread)

    /// Takes a ring out of the environment: the text of a ring's file, in one variable. Its octets
    /// are wiped where they lie (what `/proc` shows of the process's beginning included), and the
    /// variable is removed, so that no child and no report of the environment has it.
    ///
    /// To be called before anybody copies the environment, and before there are other threads.
    /// Later calls answer what the first one did, whatever the environment holds by then.
    /// - Returns: nil when there was no such variable.
    /// - Throws: ``PHIError`` with code `badKeyRing` when it is no ring.
    package static func taken(fromEnvironment variable: String) throws(PHIError) -> KeyRing? {
        let found = given.withLock { given in
            if case .unread = given { given = take(variable) }
            return given
        }
        switch found {
        case .unread, .none: return nil
        case .ring(let ring): return ring
        case .unusable(let error): throw error
        }
    }

    private static func take(_ variable: String) -> Given {
        guard let text = unsafe getenv(variable) else { return .none }
        let count = unsafe strlen(text)
        defer {
            unsafe OPENSSL_cleanse(text, count)
            unsafe unsetenv(variable)
        }
        guard count > 0 else { return .none }
        do throws(PHIError) {
            return .ring(try unsafe ring(UnsafeRawBufferPointer(start: text, count: count)))
        } catch {
            return .unusable(error)
        }
    }

    /// Parses a ring that is not in a file.
    /// - Throws: ``PHIError`` with code `badKeyRing`, also past ``fileByteCountMax``.
    static func ring(_ octets: UnsafeRawBufferPointer) throws(PHIError) -> KeyRing {
        guard octets.count <= fileByteCountMax else {
            throw PHIError(.badKeyRing, "the key ring has an impossible size")
        }
        return try unsafe KeyRing(parsing: octets)
    }
}

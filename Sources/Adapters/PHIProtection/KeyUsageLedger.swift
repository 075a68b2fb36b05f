private import Glibc
internal import Synchronization

/// Counts, over all sealers and runs of a process, how many messages each working key has sealed,
/// in a file. One process holds a ledger; every instance of a service has its own.
///
/// A sealer asks for ``blockMessageCount`` messages at a time, and the new total is on disk before
/// the first of them is sealed. So a crash forgets nothing: at worst a grant was not used up. The
/// file is a list to which lines are added, each with key id, purpose and tenant (hexadecimal) and
/// the total; a last line that a crash cut off was never granted and is removed.
package final class KeyUsageLedger: Sendable {
    /// Messages granted at a time (2^20): at 1,000 a second, one write in 17 minutes, of a
    /// millisecond or so on the loop that seals.
    package static let blockMessageCount: UInt64 = 1 << 20
    /// Messages that all ledgers together may grant for one working key (2^32). Source: NIST
    /// SP 800-38D, section 8.3.
    package static let allMessageCountMax: UInt64 = 1 << 32
    /// Ledgers that share the bound, unless told otherwise.
    package static let defaultLedgerCount: UInt64 = 16
    /// Largest file, in octets (16 MiB, some 100,000 grants).
    package static let fileByteCountMax = 16 << 20

    struct Line: Hashable {
        let keyID: UInt32
        let purpose: String
        let tenant: String
    }

    private struct State {
        var totals: [Line: UInt64]
        var byteCount: Int
    }

    /// Messages that this ledger grants for one working key.
    package let messageCountMax: UInt64

    private let path: String
    private let descriptor: Int32
    private let state: Mutex<State>

    /// Opens a ledger, or begins one, mode 0600.
    /// - Parameter ledgerCount: how many instances seal under one ring; they share
    ///   ``allMessageCountMax``.
    /// - Throws: ``PHIError`` with code `badKeyRing` when the file cannot be used or another
    ///   process holds it, `exposedKeyRing` when others may touch it.
    package convenience init(
        contentsOfFile path: String, ledgerCount: UInt64 = KeyUsageLedger.defaultLedgerCount
    ) throws(PHIError) {
        guard let descriptor = try Self.hold(path) else {
            throw PHIError(.badKeyRing, "another process holds the ledger \(path)")
        }
        try self.init(held: descriptor, path, ledgerCount)
    }

    /// Opens a file for this process alone; nil when another one has it.
    private static func hold(_ path: String) throws(PHIError) -> Int32? {
        let descriptor = unsafe open(
            path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY, 0o600)
        guard descriptor >= 0 else {
            throw PHIError(.badKeyRing, "cannot open the ledger \(path) (errno \(errno))")
        }
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return descriptor }
        close(descriptor)
        return nil
    }

    private init(
        held descriptor: Int32, _ path: String, _ ledgerCount: UInt64
    ) throws(PHIError) {
        self.path = path
        messageCountMax = Self.allMessageCountMax / max(1, ledgerCount)
        do throws(PHIError) {
            let octets = try Self.read(descriptor, path)
            let kept = octets.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
            if kept < octets.count, ftruncate(descriptor, kept) != 0 {
                throw PHIError(.badKeyRing, "cannot mend the ledger \(path) (errno \(errno))")
            }
            let totals = try Self.parse(octets[..<kept], path)
            state = Mutex(State(totals: totals, byteCount: kept))
        } catch {
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    private static let opened = Mutex<[String: KeyUsageLedger]>([:])

    /// The ledger of the whole process: opened by the first who asks, and kept until the end. While
    /// another instance holds the file, as while one replaces the other, it is `path.1`, and so on
    /// up to as many as share ``allMessageCountMax``.
    /// - Throws: ``PHIError`` as ``init(contentsOfFile:ledgerCount:)``.
    package static func shared(atPath path: String) throws(PHIError) -> KeyUsageLedger {
        let answer: Result<KeyUsageLedger, PHIError> = opened.withLock { opened in
            if let known = opened[path] { return .success(known) }
            do throws(PHIError) {
                let fresh = try firstFree(path)
                opened[path] = fresh
                return .success(fresh)
            } catch {
                return .failure(error)
            }
        }
        return try answer.get()
    }

    private static func firstFree(_ path: String) throws(PHIError) -> KeyUsageLedger {
        for number in 0..<defaultLedgerCount {
            let name = number == 0 ? path : "\(path).\(number)"
            if let descriptor = try hold(name) {
                return try KeyUsageLedger(held: descriptor, name, defaultLedgerCount)
            }
        }
        throw PHIError(.badKeyRing, "other processes hold the ledgers \(path) and behind it")
    }

    /// Reads a ledger that a running process may hold, as ``KeyUsage`` in no order.
    /// - Throws: ``PHIError`` as ``init(contentsOfFile:ledgerCount:)``.
    package static func usage(
        inFile path: String, ledgerCount: UInt64 = KeyUsageLedger.defaultLedgerCount
    ) throws(PHIError) -> [KeyUsage] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else {
            throw PHIError(.badKeyRing, "cannot open the ledger \(path) (errno \(errno))")
        }
        defer { close(descriptor) }
        let octets = try read(descriptor, path)
        let kept = octets.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return try parse(octets[..<kept], path).map { line, total in
            KeyUsage(
                keyID: line.keyID, purpose: line.purpose, tenant: line.tenant,
                sealedMessageCount: total, messageCountMax: allMessageCountMax / max(1, ledgerCount)
            )
        }
    }

    /// Grants the next block of one working key, durably.
    /// - Throws: ``PHIError`` with code `limitExceeded` when the key has sealed enough, or the
    ///   grant cannot be written: then nothing may be sealed.
    func grant(keyID: UInt32, purpose: String, tenant: String) throws(PHIError) -> UInt64 {
        let line = Line(keyID: keyID, purpose: purpose, tenant: tenant)
        let failure: PHIError? = state.withLock { state in
            let total = state.totals[line, default: 0] + Self.blockMessageCount
            guard total <= messageCountMax else {
                return PHIError(.limitExceeded, KeyUsage.exhausted(keyID))
            }
            let text = Array(Self.text(of: line, total).utf8)
            guard state.byteCount + text.count <= Self.fileByteCountMax else {
                return PHIError(.limitExceeded, "the ledger \(path) is full")
            }
            let written = unsafe write(descriptor, text, text.count)
            guard written == text.count, fdatasync(descriptor) == 0 else {
                let number = errno
                ftruncate(descriptor, state.byteCount)
                return PHIError(
                    .limitExceeded, "cannot write the ledger \(path) (errno \(number))")
            }
            state.totals[line] = total
            state.byteCount += text.count
            return nil
        }
        if let failure { throw failure }
        return Self.blockMessageCount
    }

    /// What was granted for one working key.
    func usage(keyID: UInt32, purpose: String, tenant: String) -> KeyUsage {
        let line = Line(keyID: keyID, purpose: purpose, tenant: tenant)
        return KeyUsage(
            keyID: keyID, purpose: purpose, tenant: tenant,
            sealedMessageCount: state.withLock { $0.totals[line, default: 0] },
            messageCountMax: messageCountMax)
    }

    // MARK: The file

    private static func text(of line: Line, _ total: UInt64) -> String {
        "\(line.keyID) \(digits(line.purpose)) \(digits(line.tenant)) \(total)\n"
    }

    private static func digits(_ name: String) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let octets = name.utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0x0F)]] }
        return "x" + String(decoding: octets, as: UTF8.self)
    }

    private static func name(_ digits: Substring) -> String? {
        let octets = Array(digits.utf8)
        guard octets.first == UInt8(ascii: "x"), octets.count % 2 == 1 else { return nil }
        var name: [UInt8] = []
        for index in stride(from: 1, to: octets.count, by: 2) {
            let pair = String(decoding: octets[index...index + 1], as: UTF8.self)
            guard !pair.hasPrefix("+"), !pair.hasPrefix("-"), let octet = UInt8(pair, radix: 16)
            else { return nil }
            name.append(octet)
        }
        return String(validating: name, as: UTF8.self)
    }

    /// Totals by working key; the largest counts, whatever the order.
    private static func parse(
        _ octets: ArraySlice<UInt8>, _ path: String
    ) throws(PHIError) -> [Line: UInt64] {
        var totals: [Line: UInt64] = [:]
        for (index, text) in octets.split(separator: UInt8(ascii: "\n")).enumerated() {
            let words = String(decoding: text, as: UTF8.self).split(separator: " ")
            guard words.count == 4, let keyID = UInt32(words[0]), let purpose = name(words[1]),
                let tenant = name(words[2]), let total = UInt64(words[3])
            else {
                throw PHIError(
                    .badKeyRing, "line \(index + 1) of the ledger \(path) is not understood")
            }
            let line = Line(keyID: keyID, purpose: purpose, tenant: tenant)
            totals[line] = max(totals[line, default: 0], min(total, allMessageCountMax))
        }
        return totals
    }

    private static func read(_ descriptor: Int32, _ path: String) throws(PHIError) -> [UInt8] {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw PHIError(.badKeyRing, "the ledger \(path) is no regular file")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw PHIError(.exposedKeyRing, "the ledger \(path) is open to others; use mode 0600")
        }
        guard status.st_size <= fileByteCountMax else {
            throw PHIError(.badKeyRing, "the ledger \(path) has an impossible size")
        }
        var octets = [UInt8](repeating: 0, count: Int(status.st_size))
        var filled = 0
        while filled < octets.count {
            let count = unsafe octets.withUnsafeMutableBytes {
                unsafe pread(
                    descriptor, $0.baseAddress?.advanced(by: filled), $0.count - filled, filled)
            }
            if count > 0 {
                filled += count
            } else if count == 0 || errno != EINTR {
                break
            }
        }
        octets.removeLast(octets.count - filled)
        return octets
    }
}

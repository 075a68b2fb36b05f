private import Glibc

/// The folder of one trail: mode 0700, its owner's.
///
///     lock                          held by the journal that writes
///     acknowledged                  the last number that a caller was told is durable
///     shipped                       up to where the records have been shipped
///     segment-<first number>.log    the records, 20 digits
///     ahead.draft                   the next segment's file, zeros so far
///     <name>.draft                  a file that has not yet got its name
struct AuditFolder: Sendable {
    /// Most segments in one folder. A folder that holds more is not read.
    static let segmentCountMax = 1 << 16
    /// Most other files that are passed over beside them.
    static let otherCountMax = 1_024

    let path: String

    var lockPath: String { "\(path)/lock" }
    var acknowledgedPath: String { "\(path)/acknowledged" }
    var shippedPath: String { "\(path)/shipped" }
    var aheadPath: String { "\(path)/ahead.draft" }

    func segmentPath(_ first: UInt64) -> String {
        let digits = "\(first)"
        return "\(path)/segment-\(String(repeating: "0", count: 20 - digits.count))\(digits).log"
    }

    /// Makes the folder, or checks the one there is.
    /// - Throws: ``AuditError`` with code `badFolder` when it cannot be made, is another's, or is
    ///   open to others.
    func prepare() throws(AuditError) {
        if unsafe mkdir(path, 0o700) == 0 { return }
        guard errno == EEXIST else {
            throw AuditError(.badFolder, "cannot make the folder \(path) (errno \(errno))")
        }
        try check()
    }

    /// Checks that this is a folder of the caller's own that nobody else may enter.
    func check() throws(AuditError) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw AuditError(.badFolder, "\(path) is no folder")
        }
        guard status.st_uid == geteuid(), status.st_mode & 0o077 == 0 else {
            throw AuditError(.badFolder, "the folder \(path) is open to others; use mode 0700")
        }
    }

    /// The first numbers of the segments, ascending.
    func segments() throws(AuditError) -> [UInt64] {
        try names().compactMap(Self.first).sorted()
    }

    /// The names of what is in the folder.
    func names() throws(AuditError) -> [String] {
        guard let folder = unsafe opendir(path) else {
            throw AuditError(.badFolder, "cannot list \(path) (errno \(errno))")
        }
        defer { unsafe closedir(folder) }
        var found: [String] = []
        while let entry = unsafe readdir(folder) {
            guard found.count < Self.segmentCountMax + Self.otherCountMax else {
                throw AuditError(.limitExceeded, "\(path) holds too many files")
            }
            found.append(
                unsafe withUnsafeBytes(of: entry.pointee.d_name) { octets in
                    unsafe String(decoding: octets.prefix { $0 != 0 }, as: UTF8.self)
                })
        }
        return found
    }

    private static func first(of name: String) -> UInt64? {
        guard name.hasPrefix("segment-"), name.hasSuffix(".log") else { return nil }
        let digits = name.dropFirst(8).dropLast(4)
        guard digits.utf8.count == 20, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return UInt64(digits)
    }

    /// Writes a whole file so that it is there completely or not at all, also after a loss of
    /// power.
    func publish(_ octets: [UInt8], as path: String) throws(AuditError) {
        // A draft of its own for each name: the writer and the shelf may both be at it.
        let draftPath = "\(path).draft"
        try publish(octets, in: AuditFile.create(draftPath), at: draftPath, as: path)
    }

    /// As above, at the beginning of a draft that is there.
    func publish(
        _ octets: [UInt8], in draft: AuditFile, at draftPath: String, as path: String
    ) throws(AuditError) {
        try draft.write(octets, at: 0)
        try draft.sync()
        guard unsafe rename(draftPath, path) == 0 else {
            throw AuditError(.failed, "cannot name \(path) (errno \(errno))")
        }
        try sync()
    }

    func remove(_ path: String) throws(AuditError) {
        guard unsafe unlink(path) == 0 else {
            throw AuditError(.failed, "cannot remove \(path) (errno \(errno))")
        }
    }

    /// Whether there is such a file.
    func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// Makes names that came and went survive a loss of power.
    func sync() throws(AuditError) {
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw AuditError(.failed, "cannot open \(path) (errno \(errno))")
        }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw AuditError(.failed, "fsync of \(path) failed (errno \(errno))")
        }
    }
}

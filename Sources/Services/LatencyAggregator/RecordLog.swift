private import Foundation
private import Glibc
internal import Messages

/// What the aggregator has acknowledged, in files of its own: appended before the answer, read
/// again at the start. Once a ``Checkpoint`` holds what came of them, old files are deleted; and in
/// any case the oldest, when there are too many.
///
/// What is promised of a batch that was answered: it is on the disk, for ``LogSync`` waits for it
/// before the answer, so it survives the end of the process and of the host, however they end. But
/// for a disk that refuses to take it: reporting goes on then, and the failure is counted.
package final class RecordLog {
    /// Octets in a file (16 MiB); a further batch begins the next.
    package static let fileByteCountMax = 16 << 20
    /// Files that are kept: 1 GiB, some sixteen million records.
    package static let fileCountMax = 64

    /// A place between two batches.
    struct Position: Comparable {
        /// The file's number.
        var file: UInt64
        /// Octets from its start.
        var offset: Int

        static func < (left: Position, right: Position) -> Bool {
            left.file == right.file ? left.offset < right.offset : left.file < right.file
        }
    }

    private struct File {
        let number: UInt64
        /// Of its last batch, on the log's time.
        var lastWall: UInt64 = .max
    }

    private let folder: URL
    private let fileByteCountMax: Int
    private let fileCountMax: Int
    private var files: [File] = []
    private var file: FileHandle?
    /// Files that are full, and may not be on the disk yet.
    private var full: [FileHandle] = []
    /// Whether a file has been made whose name may not be on the disk yet.
    private var isNameNew = false
    private var byteCount = 0
    /// Octets appended since the start.
    private(set) var appendedByteCount = 0
    /// Batches that could not be written.
    private(set) var failureCount: UInt64 = 0

    /// Something could not be brought to the disk.
    func noteFailure() { failureCount &+= 1 }

    /// Opens the log in a folder, which is made when it is not there. One process at a time.
    ///
    /// - Throws: ``RecordLogError`` when the folder cannot be used.
    package init(
        folder: String, fileByteCountMax: Int = RecordLog.fileByteCountMax,
        fileCountMax: Int = RecordLog.fileCountMax
    ) throws(RecordLogError) {
        self.folder = URL(filePath: folder)
        self.fileByteCountMax = fileByteCountMax
        self.fileCountMax = max(1, fileCountMax)
        do {
            try FileManager.default.createDirectory(
                at: self.folder, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            files = try FileManager.default.contentsOfDirectory(atPath: folder)
                .compactMap(Self.number).sorted().map { File(number: $0) }
        } catch {
            throw RecordLogError(.unusable, "the log's folder cannot be used", cause: error)
        }
    }

    private static func number(_ name: String) -> UInt64? {
        guard name.hasPrefix("records-"), name.hasSuffix(".log") else { return nil }
        return UInt64(name.dropFirst(8).dropLast(4), radix: 16)
    }

    private func url(_ number: UInt64) -> URL {
        let digits = String(number, radix: 16)
        let name = "records-\(String(repeating: "0", count: 16 - digits.count))\(digits).log"
        return folder.appending(path: name)
    }

    /// Where the next batch goes.
    var end: Position { Position(file: files.last?.number ?? 0, offset: byteCount) }

    /// Gives every whole batch, the oldest first, and continues behind the last one. A file's rest
    /// from the first damaged frame on is left out, and cut off the newest file.
    ///
    /// - Parameter body: is told where each batch begins, and when it came, on the log's time.
    /// - Throws: ``RecordLogError`` when a file cannot be read.
    func replay(
        _ body: (_ at: Position, _ wallNanoseconds: UInt64, AggregatorV1.RecordRequest) -> Void
    ) throws(RecordLogError) {
        for index in files.indices {
            let number = files[index].number
            let octets: [UInt8]
            do { octets = [UInt8](try Data(contentsOf: url(number))) } catch {
                throw RecordLogError(.unusable, "a file of the log cannot be read", cause: error)
            }
            var position = 0
            files[index].lastWall = 0
            while let frame = RecordFrame(octets[position...]) {
                files[index].lastWall = max(files[index].lastWall, frame.wallNanoseconds)
                if let request = try? AggregatorV1.RecordRequest(decoding: frame.payload) {
                    body(Position(file: number, offset: position), frame.wallNanoseconds, request)
                }
                position += RecordFrame.headerByteCount + frame.payload.count
            }
            if index == files.count - 1 { try resume(number, at: position) }
        }
    }

    /// When the newest batch came, on the log's time; 0 without one.
    ///
    /// - Throws: ``RecordLogError`` when a file cannot be read.
    func newestWallNanoseconds() throws(RecordLogError) -> UInt64 {
        for file in files.reversed() {
            let octets: [UInt8]
            do { octets = [UInt8](try Data(contentsOf: url(file.number))) } catch {
                throw RecordLogError(.unusable, "a file of the log cannot be read", cause: error)
            }
            var (position, newest) = (0, 0 as UInt64)
            while let frame = RecordFrame(octets[position...]) {
                newest = max(newest, frame.wallNanoseconds)
                position += RecordFrame.headerByteCount + frame.payload.count
            }
            if newest > 0 { return newest }
        }
        return 0
    }

    private func resume(_ number: UInt64, at position: Int) throws(RecordLogError) {
        do {
            let handle = try FileHandle(forWritingTo: url(number))
            try handle.truncate(atOffset: UInt64(position))
            try handle.seek(toOffset: UInt64(position))
            file = handle
            byteCount = position
        } catch {
            throw RecordLogError(.unusable, "a file of the log cannot be continued", cause: error)
        }
    }

    /// Appends a batch. One that cannot be written is counted and no more: reporting goes on.
    func append(_ request: AggregatorV1.RecordRequest, wallNanoseconds: UInt64) {
        do {
            let frame = RecordFrame(
                wallNanoseconds: wallNanoseconds, payload: try request.encoded())
            let octets = frame.octets
            if file == nil || byteCount + octets.count > fileByteCountMax { try begin() }
            try file?.write(contentsOf: octets)
            byteCount += octets.count
            appendedByteCount += octets.count
            files[files.count - 1].lastWall = wallNanoseconds
        } catch {
            failureCount &+= 1
            // What follows a torn frame could not be read: the next batch begins another file.
            if let file { full.append(file) }
            file = nil
        }
    }

    private func begin() throws {
        if let file { full.append(file) }
        file = nil
        let number = (files.last?.number ?? 0) &+ 1
        guard
            FileManager.default.createFile(
                atPath: url(number).path, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw RecordLogError(.unusable, "a file of the log cannot be made") }
        file = try FileHandle(forWritingTo: url(number))
        isNameNew = true
        files.append(File(number: number))
        byteCount = 0
        while files.count > fileCountMax { try removeOldest() }
    }

    private func removeOldest() throws {
        try FileManager.default.removeItem(at: url(files.removeFirst().number))
    }

    /// Deletes the files whose batches all came before the given time and place. The newest stays.
    func forget(before wallNanoseconds: UInt64, _ position: Position) {
        while files.count > 1, let oldest = files.first, oldest.lastWall < wallNanoseconds,
            oldest.number < position.file
        {
            do { try removeOldest() } catch {
                failureCount &+= 1
                return
            }
        }
    }

    // MARK: Checkpoints

    private static let checkpointName = "checkpoint"

    /// Where its checkpoint is.
    var checkpointPath: String { folder.appending(path: Self.checkpointName).path }

    /// The checkpoint; nil when there is none.
    ///
    /// - Throws: ``RecordLogError`` `damaged` for one that cannot be used.
    func checkpoint() throws(RecordLogError) -> Checkpoint? {
        guard FileManager.default.fileExists(atPath: checkpointPath) else { return nil }
        do {
            let size = try FileManager.default.attributesOfItem(atPath: checkpointPath)[.size]
            guard (size as? Int ?? .max) <= Checkpoint.byteCountMax else {
                throw RecordLogError(.damaged, "the checkpoint is too long")
            }
            let octets = [UInt8](try Data(contentsOf: URL(filePath: checkpointPath)))
            return try Checkpoint(decoding: octets)
        } catch {
            throw RecordLogError(.damaged, "the checkpoint cannot be read", cause: error)
        }
    }

    /// Puts a checkpoint in place of the one before, whole or not at all. Blocks: never on a
    /// reactor.
    ///
    /// - Throws: ``RecordLogError``; the one before is there still, or both are whole and the disk
    ///   does not say which of them will be there.
    static func write(_ checkpoint: Checkpoint, to path: String) throws(RecordLogError) {
        let new = path + ".new"
        do {
            guard
                FileManager.default.createFile(
                    atPath: new, contents: nil, attributes: [.posixPermissions: 0o600])
            else { throw RecordLogError(.unusable, "the checkpoint's file cannot be made") }
            let handle = try FileHandle(forWritingTo: URL(filePath: new))
            try handle.write(contentsOf: Data(checkpoint.octets))
            try handle.synchronize()
            try handle.close()
        } catch {
            throw RecordLogError(.unusable, "the checkpoint cannot be written", cause: error)
        }
        guard unsafe rename(new, path) == 0 else {
            throw RecordLogError(.unusable, "the checkpoint cannot be put in place")
        }
        let folder = URL(filePath: path).deletingLastPathComponent().path
        guard DiskWait(files: [], folder: folder).synchronize() else {
            throw RecordLogError(.unusable, "the checkpoint's name may not be on the disk")
        }
    }

    /// What to wait for until the disk has all that was appended since the last time.
    func diskWait() -> DiskWait {
        var wait = DiskWait(files: full.map { .init(copying: $0.fileDescriptor) })
        if let file { wait.files.append(.init(copying: file.fileDescriptor)) }
        if isNameNew { wait.folder = folder.path }
        full = []
        isNameNew = false
        return wait
    }
}

private import Foundation
internal import Messages

/// What the aggregator has acknowledged, in files of its own: appended before the answer, read
/// again at the start, the oldest file deleted when there are too many.
///
/// It survives the end of the process, however it ends. What the system had not yet written when
/// the host itself stops is lost, as far as no ``synchronize()`` came after it.
package final class RecordLog {
    /// Octets in a file (16 MiB); a further batch begins the next.
    package static let fileByteCountMax = 16 << 20
    /// Files that are kept: 256 MiB, some four million records.
    package static let fileCountMax = 16

    private let folder: URL
    private let fileByteCountMax: Int
    private let fileCountMax: Int
    private var numbers: [UInt64] = []
    private var file: FileHandle?
    private var byteCount = 0
    /// Batches that could not be written.
    private(set) var failureCount: UInt64 = 0

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
            numbers = try FileManager.default.contentsOfDirectory(atPath: folder)
                .compactMap(Self.number).sorted()
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

    /// Gives every whole batch, the oldest first, and continues behind the last one. A file's rest
    /// from the first damaged frame on is left out, and cut off the newest file.
    ///
    /// - Throws: ``RecordLogError`` when a file cannot be read.
    func replay(
        _ body: (_ wallNanoseconds: UInt64, AggregatorV1.RecordRequest) -> Void
    ) throws(RecordLogError) {
        for number in numbers {
            let octets: [UInt8]
            do { octets = [UInt8](try Data(contentsOf: url(number))) } catch {
                throw RecordLogError(.unusable, "a file of the log cannot be read", cause: error)
            }
            var position = 0
            while let frame = RecordFrame(octets[position...]) {
                position += RecordFrame.headerByteCount + frame.payload.count
                if let request = try? AggregatorV1.RecordRequest(decoding: frame.payload) {
                    body(frame.wallNanoseconds, request)
                }
            }
            if number == numbers.last { try resume(number, at: position) }
        }
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
        } catch {
            failureCount &+= 1
        }
    }

    private func begin() throws {
        try file?.close()
        file = nil
        let number = (numbers.last ?? 0) &+ 1
        guard
            FileManager.default.createFile(
                atPath: url(number).path, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw RecordLogError(.unusable, "a file of the log cannot be made") }
        file = try FileHandle(forWritingTo: url(number))
        numbers.append(number)
        byteCount = 0
        while numbers.count > fileCountMax {
            try FileManager.default.removeItem(at: url(numbers.removeFirst()))
        }
    }

    /// Waits until the host has what was appended. Blocks: never on a reactor.
    package func synchronize() {
        do { try file?.synchronize() } catch { failureCount &+= 1 }
    }
}

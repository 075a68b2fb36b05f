internal import Foundation
internal import Messages

/// A file of NDJSON that is to be imported.
struct PatientsSource {
    /// What is read of it at a time.
    static let pieceByteCount = 256 << 10
    /// How far the first resource is looked for.
    private static let headByteCountMax = 1 << 20

    let path: String
    let importID: String
    /// The resource type of its first line; empty when that cannot be told.
    let firstType: String

    /// - Parameters:
    ///   - name: the import's id; by default it is made of the file's path, size and time of
    ///     change.
    ///   - isAgain: makes an id that was never used.
    init(_ path: String, name: String?, isAgain: Bool) throws(CLIError) {
        self.path = path
        let file = try Self.open(path)
        defer { try? file.close() }
        let attributes = (try? FileManager.default.attributesOfItem(atPath: path)) ?? [:]
        let size = (attributes[.size] as? NSNumber)?.uint64Value ?? 0
        let time = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        var id = name ?? "file-" + Self.hash("\(path)\0\(size)\0\(time)")
        if isAgain {
            id += "-" + String(UInt64.random(in: .min ... .max), radix: 36)
        }
        importID = id
        let head = (try? file.read(upToCount: Self.headByteCountMax)) ?? Data()
        firstType = Self.type(of: head)
    }

    /// Patients before encounters before everything else, otherwise as they were given.
    static func inOrder(_ sources: [PatientsSource]) -> [PatientsSource] {
        func rank(_ source: PatientsSource) -> Int {
            switch source.firstType {
            case "Patient": 0
            case "Encounter": 1
            default: 2
            }
        }
        return sources.enumerated().sorted {
            (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
        }.map(\.element)
    }

    /// The file, at the line behind a number of lines.
    func file(behind lineCount: UInt64) throws(CLIError) -> (handle: FileHandle, rest: Data) {
        let file = try Self.open(path)
        var left = lineCount
        do {
            while left > 0, let piece = try file.read(upToCount: Self.pieceByteCount),
                !piece.isEmpty
            {
                var start = piece.startIndex
                while left > 0, let end = piece[start...].firstIndex(of: 0x0A) {
                    left -= 1
                    start = piece.index(after: end)
                }
                if left == 0 { return (file, piece[start...]) }
            }
        } catch {
            throw CLIError(.file, "cannot read \(path)", cause: error)
        }
        return (file, Data())
    }

    /// What an import's id is made of.
    static func isIDOctet(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    private static func open(_ path: String) throws(CLIError) -> FileHandle {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw CLIError(.file, "cannot read \(path)")
        }
        return file
    }

    private static func type(of head: Data) -> String {
        let line = head.split(separator: 0x0A, omittingEmptySubsequences: true).first
        guard let line, let value = try? JSONValue(parsing: String(decoding: line, as: UTF8.self)),
            case .string(let type) = value["resourceType"]
        else { return "" }
        return type
    }

    /// FNV-1a, 64 bits, in hexadecimal digits: a name, not a secret.
    private static func hash(_ text: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for octet in text.utf8 { hash = (hash ^ UInt64(octet)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

private import Foundation
package import Logging

/// Writes one JSON object a line to standard error.
package struct JSONLogHandler: LogHandler {
    private let label: String
    /// Metadata of every line.
    package var metadata: Logger.Metadata = [:]
    /// Lines below are left out.
    package var logLevel: Logger.Level = .info

    /// Makes a handler for a logger of this label.
    package init(label: String) { self.label = label }

    /// The metadata of a key.
    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes a line.
    package func log(
        level: Logger.Level, message: Logger.Message, metadata: Logger.Metadata?, source: String,
        file: String, function: String, line: UInt
    ) {
        var fields = [
            "time": Date.now.ISO8601Format(.iso8601(timeZone: .gmt, includingFractionalSeconds: true)),
            "level": level.rawValue, "service": label, "message": message.description,
        ]
        for (key, value) in self.metadata.merging(metadata ?? [:], uniquingKeysWith: { $1 }) {
            fields[key] = value.description
        }
        guard var octets = try? JSONEncoder.sorted.encode(fields) else { return }
        octets.append(UInt8(ascii: "\n"))
        try? FileHandle.standardError.write(contentsOf: octets)
    }
}

extension JSONEncoder {
    fileprivate static var sorted: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}

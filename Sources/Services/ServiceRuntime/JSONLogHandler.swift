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

    /// Writes a line. An error that comes with it is named by its type: its text is not ours.
    package func log(event: LogEvent) {
        var fields = [
            "time": Date.now.ISO8601Format(
                .iso8601(timeZone: .gmt, includingFractionalSeconds: true)),
            "level": event.level.rawValue, "service": label, "message": event.message.description,
        ]
        if let error = event.error { fields["error"] = "\(type(of: error))" }
        for (key, value) in metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 }) {
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

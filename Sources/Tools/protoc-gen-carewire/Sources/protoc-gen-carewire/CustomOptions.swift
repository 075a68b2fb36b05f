import SwiftProtobuf
import SwiftProtobufPluginLibrary

// The options of carewire/options.proto. They reach the plugin as unknown fields, because the
// generator does not link their generated code.

extension FieldDescriptor {
    /// `(carewire.phi)`: the field's Swift type is `PHI<…>`.
    var isPHI: Bool { options.unknownFields.flag(50001) }
}

extension MethodDescriptor {
    /// `(carewire.synchronous)`: the server's handler never waits.
    var isSynchronous: Bool { options.unknownFields.flag(50002) }

    /// `(carewire.priority)`: the Swift name of the lane; nil when the method names none.
    var priority: String? {
        get throws {
            let lanes = [nil, "emergency", "write", "read", "prefetch", "telemetry"]
            let number = options.unknownFields.number(50003)
            guard let lane = lanes.indices.first(where: { $0 == number }) else {
                throw GeneratorError("\(fullName): (carewire.priority) has no value \(number)")
            }
            return lanes[lane]
        }
    }

    /// Whether a call may be made again when its outcome is not known.
    var isIdempotent: Bool { options.idempotencyLevel != .idempotencyUnknown }

    /// Whether a call changes nothing.
    var isRead: Bool { options.idempotencyLevel == .noSideEffects }
}

extension UnknownStorage {
    /// The boolean field of this number; the last one counts, false when there is none.
    fileprivate func flag(_ number: UInt64) -> Bool { self.number(number) != 0 }

    /// The varint field of this number; the last one counts, 0 when there is none.
    fileprivate func number(_ number: UInt64) -> UInt64 {
        var bytes = [UInt8](data)[...]
        var result: UInt64 = 0
        while let tag = Self.varint(&bytes) {
            switch tag & 7 {
            case 0:
                guard let value = Self.varint(&bytes) else { return result }
                result = tag >> 3 == number ? value : result
            case 1: bytes = bytes.dropFirst(8)
            case 2: bytes = bytes.dropFirst(Int(clamping: Self.varint(&bytes) ?? .max))
            case 5: bytes = bytes.dropFirst(4)
            default: return result
            }
        }
        return result
    }

    private static func varint(_ bytes: inout ArraySlice<UInt8>) -> UInt64? {
        var result: UInt64 = 0
        var shift: UInt64 = 0
        while let byte = bytes.popFirst() {
            result |= UInt64(byte & 0x7F) << shift
            shift += 7
            if byte < 0x80 {
                return result
            }
        }
        return nil
    }
}

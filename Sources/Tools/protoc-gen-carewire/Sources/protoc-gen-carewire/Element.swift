import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// The type of one value of a field: of the field itself, or of a list's or map's element.
struct Element {
    enum Kind {
        /// The Swift type, and whether JSON writes it as a string.
        case integer(type: String, isWide: Bool)
        /// `Float` or `Double`.
        case floatingPoint(type: String)
        case bool
        case string
        case bytes
        case enumeration(EnumDescriptor)
        case message(Descriptor)
    }

    let kind: Kind
    let isPHI: Bool

    init(_ field: FieldDescriptor) throws {
        self.kind = try Self.kind(of: field)
        self.isPHI = field.isPHI
        switch kind {
        case .string, .bytes: break
        default:
            guard !isPHI else {
                throw GeneratorError("\(field.fullName): (carewire.phi) is for strings and bytes")
            }
        }
    }

    private static func kind(of field: FieldDescriptor) throws -> Kind {
        switch field.type {
        case .int32, .sint32, .sfixed32: .integer(type: "Int32", isWide: false)
        case .uint32, .fixed32: .integer(type: "UInt32", isWide: false)
        case .int64, .sint64, .sfixed64: .integer(type: "Int64", isWide: true)
        case .uint64, .fixed64: .integer(type: "UInt64", isWide: true)
        case .float: .floatingPoint(type: "Float")
        case .double: .floatingPoint(type: "Double")
        case .bool: .bool
        case .string: .string
        case .bytes: .bytes
        case .enum: .enumeration(field.enumType)
        case .message: .message(field.messageType)
        case .group: throw GeneratorError("\(field.fullName): groups are not supported")
        }
    }

    /// The Swift type, wrapped when it is patient data.
    var type: String { isPHI ? "PHI<\(bareType)>" : bareType }

    private var bareType: String {
        switch kind {
        case .integer(let type, _), .floatingPoint(let type): type
        case .bool: "Bool"
        case .string: "String"
        case .bytes: "[UInt8]"
        case .enumeration(let enumeration): Names.type(enumeration)
        case .message(let message): Names.type(message)
        }
    }

    /// The proto3 default.
    var defaultValue: String {
        let value =
            switch kind {
            case .integer, .floatingPoint: "0"
            case .bool: "false"
            case .string: "\"\""
            case .bytes: "[]"
            case .enumeration(let enumeration):
                "." + Names.enumCase(enumeration.values[0].name, of: enumeration.name)
            case .message: "nil"
            }
        return isPHI ? "PHI(\(value))" : value
    }

    /// Whether C and Swift lay a list of these out alike.
    var isPlainNumber: Bool {
        switch kind {
        case .integer, .floatingPoint: true
        case .bool, .string, .bytes, .enumeration, .message: false
        }
    }

    /// Whether building the C value can fail, because it takes memory of the arena.
    var buildThrows: Bool {
        switch kind {
        case .integer, .floatingPoint, .bool, .enumeration: false
        case .string, .bytes, .message: true
        }
    }

    /// The Swift value of a C value. For a message, `source` is a pointer that is not nil.
    func copied(from source: String) -> String {
        let value =
            switch kind {
            case .integer, .floatingPoint: source
            case .bool: "\(source) != 0"
            case .string: "WireCopy.text(\(source))"
            case .bytes: "WireCopy.bytes(\(source))"
            case .enumeration:
                "\(bareType)(rawValue: Int32(truncatingIfNeeded: \(source).rawValue))"
            case .message: "\(bareType)(copying: \(source))"
            }
        return isPHI ? "PHI(\(value))" : value
    }

    /// The C value of a Swift value.
    func built(from value: String) -> String {
        let bare = isPHI ? "\(value).revealed" : value
        return switch kind {
        case .integer, .floatingPoint: bare
        case .bool: "\(bare) ? 1 : 0"
        case .string: "arena.text(\(bare))"
        case .bytes: "arena.bytes(\(bare))"
        case .enumeration: ".init(rawValue: .init(truncatingIfNeeded: \(bare).rawValue))"
        case .message: "\(bare).build(in: arena)"
        }
    }
}

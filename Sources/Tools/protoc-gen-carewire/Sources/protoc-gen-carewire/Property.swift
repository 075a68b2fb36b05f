import SwiftProtobufPluginLibrary

/// The stored properties of a message: a oneof is one property.
enum Property {
    case field(Field)
    case oneof(OneofDescriptor, members: [Field])

    /// In the order of the .proto file.
    static func all(of message: Descriptor) throws -> [Property] {
        var properties: [Property] = []
        for descriptor in message.fields {
            let field = try Field(descriptor)
            guard case .choice(let oneof) = field.shape else {
                properties.append(.field(field))
                continue
            }
            if oneof.fields.first === descriptor {
                properties.append(.oneof(oneof, members: try oneof.fields.map { try Field($0) }))
            }
        }
        return properties
    }

    var name: String {
        switch self {
        case .field(let field): field.name
        case .oneof(let oneof, _): Names.property(oneof.name)
        }
    }

    var type: String {
        switch self {
        case .field(let field): field.type
        case .oneof(let oneof, _):
            "\(Names.type(oneof.containingType)).\(Names.oneofType(oneof.name))?"
        }
    }

    var defaultValue: String {
        switch self {
        case .field(let field): field.defaultValue
        case .oneof: "nil"
        }
    }
}

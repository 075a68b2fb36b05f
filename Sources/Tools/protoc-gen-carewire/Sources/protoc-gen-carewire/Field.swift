import SwiftProtobufPluginLibrary

/// A field with everything the generators want to know of it.
struct Field {
    /// How many values the field has, and whether its absence can be told.
    enum Shape {
        /// One value, at its default when absent.
        case plain
        /// A message: absent or there.
        case message
        /// proto3 `optional`, which is a oneof of one member in C.
        case optional(OneofDescriptor)
        /// A member of a oneof.
        case choice(OneofDescriptor)
        case repeated
        case map(key: Element, value: Element)
    }

    let descriptor: FieldDescriptor
    let element: Element
    let shape: Shape
    /// The Swift property or, for a oneof's member, case.
    let name: String
    /// The member of the C struct.
    let member: String

    init(_ descriptor: FieldDescriptor) throws {
        self.descriptor = descriptor
        self.element = try Element(descriptor)
        self.name = Names.property(descriptor.name)
        self.member = CNames.member(descriptor)
        if descriptor.isMap, let entry = descriptor.messageType.mapKeyAndValue {
            self.shape = .map(key: try Element(entry.key), value: try Element(entry.value))
        } else if descriptor.isRepeated {
            self.shape = .repeated
        } else if let oneof = descriptor.realContainingOneof {
            self.shape = .choice(oneof)
        } else if let oneof = descriptor.containingOneof {
            self.shape = .optional(oneof)
        } else if case .message = element.kind {
            self.shape = .message
        } else {
            self.shape = .plain
        }
    }

    /// The property's type.
    var type: String {
        switch shape {
        case .plain, .choice: element.type
        case .message, .optional: element.type + "?"
        case .repeated: "[\(element.type)]"
        case .map(let key, let value): "[\(key.type): \(value.type)]"
        }
    }

    /// The property's value in a new message.
    var defaultValue: String {
        switch shape {
        case .plain, .choice: element.defaultValue
        case .message, .optional: "nil"
        case .repeated: "[]"
        case .map: "[:]"
        }
    }

    /// The name in JSON.
    var jsonName: String { descriptor.jsonName ?? descriptor.name }
}

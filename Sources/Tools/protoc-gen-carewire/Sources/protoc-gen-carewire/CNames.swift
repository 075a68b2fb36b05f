import SwiftProtobufPluginLibrary

/// How protoc-c calls things in C.
enum CNames {
    /// `Carewire__Patient__V1__Patient`.
    static func type(_ message: Descriptor) -> String {
        components(message.fullName).map { camel($0) }.joined(separator: "__")
    }

    /// `carewire__patient__v1__patient__descriptor`.
    static func descriptor(_ message: Descriptor) -> String {
        components(message.fullName).map { lower($0) }.joined(separator: "__") + "__descriptor"
    }

    /// The function in descriptors.h that gives the descriptor's address.
    static func descriptorFunction(_ message: Descriptor) -> String {
        descriptor(message) + "_pointer"
    }

    /// The struct's member for a field.
    static func member(_ field: FieldDescriptor) -> String {
        let name = field.name.lowercased()
        return keywords.contains(name) ? name + "_" : name
    }

    /// The struct's member that says which field of a oneof is set.
    static func caseMember(_ oneof: OneofDescriptor) -> String {
        oneof.name.lowercased() + "_case"
    }

    private static func components(_ fullName: String) -> [String] {
        fullName.split(separator: ".").map { String($0) }
    }

    private static func camel(_ name: String) -> String {
        name.split(separator: "_").map { Names.upperFirst(String($0)) }.joined()
    }

    private static func lower(_ name: String) -> String {
        var result = ""
        var wasUpper = true
        for character in name {
            if character.isUppercase && !wasUpper {
                result += "_"
            }
            result += character.lowercased()
            wasUpper = character.isUppercase
        }
        return result
    }

    /// What protoc-c gives an underscore, of the names a field could have.
    private static let keywords: Set<String> = [
        "and", "auto", "bool", "break", "case", "catch", "char", "class", "const", "continue",
        "default", "delete", "do", "double", "else", "enum", "explicit", "export", "extern",
        "false", "float", "for", "friend", "goto", "if", "inline", "int", "long", "mutable",
        "namespace", "new", "not", "operator", "or", "private", "protected", "public", "register",
        "return", "short", "signed", "sizeof", "static", "struct", "switch", "template", "this",
        "throw", "true", "try", "typedef", "typename", "union", "unsigned", "using", "virtual",
        "void", "volatile", "while", "xor",
    ]
}

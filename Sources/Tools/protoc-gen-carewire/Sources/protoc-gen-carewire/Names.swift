import SwiftProtobufPluginLibrary

/// How things of a .proto file are called in Swift.
enum Names {
    /// The last two components of a package: "carewire.patient.v1" is `PatientV1`.
    static func namespace(ofPackage package: String) -> String {
        package.split(separator: ".").suffix(2).map { upperCamel(String($0)) }.joined()
    }

    /// "grpc/testing/messages.proto" is `Messages`.
    static func file(_ path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        return upperCamel(String(name.split(separator: ".").first ?? ""))
    }

    /// `PatientV1.Patient`, `SoapV1.Code.System`.
    static func type(_ message: Descriptor) -> String {
        scope(message.containingType, message.file) + "." + typeName(message.name)
    }

    /// `PatientV1.AdministrativeGender`.
    static func type(_ enumeration: EnumDescriptor) -> String {
        scope(enumeration.containingType, enumeration.file) + "." + typeName(enumeration.name)
    }

    private static func scope(_ containing: Descriptor?, _ file: FileDescriptor) -> String {
        containing.map { type($0) } ?? namespace(ofPackage: file.package)
    }

    /// The bare name of a type; `Any` and its like get a suffix.
    static func typeName(_ name: String) -> String {
        ["Any", "Type", "Protocol", "Self"].contains(name) ? name + "Message" : name
    }

    /// `patient_id` is `patientID`, `queue_ns` is `queueNs`.
    static func property(_ name: String) -> String {
        let words = name.split(separator: "_").map { String($0) }
        var result = words.first.map { lowerFirst($0) } ?? name
        for (index, word) in words.enumerated().dropFirst() {
            switch word {
            case "id" where index == words.count - 1: result += "ID"
            case "ids" where index == words.count - 1: result += "IDs"
            default: result += upperFirst(word)
            }
        }
        return escaped(reservedProperties.contains(result) ? result + "Field" : result)
    }

    /// `note` is `Note`: the enum of a oneof's cases.
    static func oneofType(_ name: String) -> String {
        typeName(upperCamel(name))
    }

    /// `CreatePatient` is `createPatient`, `HTTPGet` is `httpGet`.
    static func method(_ name: String) -> String {
        let characters = Array(name)
        var end = characters.prefix { $0.isUppercase }.count
        if end > 1, end < characters.count, characters[end].isLowercase {
            end -= 1
        }
        return escaped(
            String(characters[..<end]).lowercased() + String(characters[end...]))
    }

    /// `ADMINISTRATIVE_GENDER_MALE` of `AdministrativeGender` is `male`.
    static func enumCase(_ value: String, of enumeration: String) -> String {
        let words = value.split(separator: "_").map { $0.lowercased() }
        var prefix = ""
        var prefixCount = 0
        for (index, word) in words.dropLast().enumerated() {
            prefix += word
            if prefix == enumeration.lowercased() {
                prefixCount = index + 1
            }
        }
        let rest = words.dropFirst(prefixCount)
        let name = (rest.first ?? value) + rest.dropFirst().map { upperFirst($0) }.joined()
        return escaped(name.first?.isNumber == true ? "_" + name : name)
    }

    static func upperCamel(_ name: String) -> String {
        name.split(separator: "_").map { upperFirst(String($0)) }.joined()
    }

    static func upperFirst(_ word: String) -> String {
        word.prefix(1).uppercased() + word.dropFirst()
    }

    private static func lowerFirst(_ word: String) -> String {
        word.prefix(1).lowercased() + word.dropFirst()
    }

    private static func escaped(_ name: String) -> String {
        keywords.contains(name) ? "`\(name)`" : name
    }

    /// What every message already has.
    private static let reservedProperties: Set<String> = [
        "description", "debugDescription", "customMirror", "messageName",
    ]

    private static let keywords: Set<String> = [
        "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer",
        "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for",
        "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil",
        "operator", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows",
        "return", "self", "static", "struct", "subscript", "super", "switch", "throw", "throws",
        "true", "try", "typealias", "var", "where", "while",
    ]
}

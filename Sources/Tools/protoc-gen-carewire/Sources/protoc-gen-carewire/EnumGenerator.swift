import SwiftProtobufPluginLibrary

/// A Swift enum for a protobuf enum: open, so a number without a name is kept.
struct EnumGenerator {
    let enumeration: EnumDescriptor
    let access: String

    /// The values that have a case; an alias of a number has none.
    private var values: [EnumValueDescriptor] {
        enumeration.values.filter { first(withNumberOf: $0) === $0 }
    }

    private func first(withNumberOf value: EnumValueDescriptor) -> EnumValueDescriptor {
        enumeration.values.first { $0.number == value.number } ?? value
    }

    private func caseName(_ value: EnumValueDescriptor) -> String {
        Names.enumCase(value.name, of: enumeration.name)
    }

    func declaration(_ writer: inout CodeWriter) {
        writer.documentation(
            enumeration.protoSourceComments(), fallback: "The enum `\(enumeration.fullName)`.")
        let name = Names.typeName(enumeration.name)
        writer.block("\(access) enum \(name): RawRepresentable, Sendable, Hashable") { writer in
            for value in values {
                writer.documentation(
                    value.protoSourceComments(), fallback: "`\(value.name)`, \(value.number).")
                writer.line("case \(caseName(value))")
            }
            writer.line("/// A number that this version of the contract has no name for.")
            writer.line("case unrecognized(Int32)")
            writer.line()
            writer.line("/// The value of a number on the wire.")
            writer.block("\(access) init(rawValue: Int32)") { writer in
                writer.cases(of: "rawValue") { writer in
                    for value in values {
                        writer.line("case \(value.number): self = .\(caseName(value))")
                    }
                    writer.line("default: self = .unrecognized(rawValue)")
                }
            }
            writer.line()
            writer.line("/// The number on the wire.")
            writer.block("\(access) var rawValue: Int32") { writer in
                writer.cases(of: "self") { writer in
                    for value in values {
                        writer.line("case .\(caseName(value)): \(value.number)")
                    }
                    writer.line("case .unrecognized(let rawValue): rawValue")
                }
            }
        }
    }

    /// The names of the .proto file, for JSON.
    func codec(_ writer: inout CodeWriter) {
        writer.line()
        writer.block("extension \(Names.type(enumeration)): CodedEnum") { writer in
            writer.block("init?(protoName: String)") { writer in
                writer.cases(of: "protoName") { writer in
                    for value in enumeration.values {
                        let target = first(withNumberOf: value)
                        writer.line("case \"\(value.name)\": self = .\(caseName(target))")
                    }
                    writer.line("default: return nil")
                }
            }
            writer.line()
            writer.block("var protoName: String?") { writer in
                writer.cases(of: "self") { writer in
                    for value in values {
                        writer.line("case .\(caseName(value)): \"\(value.name)\"")
                    }
                    writer.line("case .unrecognized: nil")
                }
            }
        }
    }
}

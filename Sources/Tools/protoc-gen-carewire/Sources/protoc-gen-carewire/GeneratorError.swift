/// Something in a .proto file that the generator has no code for. protoc prints the message.
struct GeneratorError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

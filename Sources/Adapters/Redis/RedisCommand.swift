private import CHiredis
internal import Reactor

/// A command, and how it is written.
enum RedisCommand {
    /// What a command is answered with.
    enum Kind { case value, condition, count, status }

    case get([UInt8])
    case set([UInt8], [UInt8], milliseconds: Int64, onlyIfAbsent: Bool)
    case delete([[UInt8]])
    case ping
    case authenticate(user: String, password: String)
    case setClientName(String)

    /// Octets of keys and values.
    var byteCount: Int {
        switch self {
        case .get(let key): key.count
        case .set(let key, let value, _, _): key.count + value.count
        case .delete(let keys): keys.reduce(0) { $0 + $1.count }
        case .ping: 0
        case .authenticate(let user, let password): user.utf8.count + password.utf8.count
        case .setClientName(let name): name.utf8.count
        }
    }

    /// Whether a reply is of the kind that this command is answered with; an error always is.
    ///
    /// One that is not means that replies and commands have come apart.
    static func accepts(_ kind: Kind, _ reply: RedisReply) -> Bool {
        switch (kind, reply) {
        case (_, .error): true
        case (.value, .bytes), (.value, .null): true
        case (.condition, .status), (.condition, .null): true
        case (.count, .integer): true
        case (.status, .status): true
        case (.value, _), (.condition, _), (.count, _), (.status, _): false
        }
    }

    /// The kind of reply that it is answered with.
    var kind: Kind {
        switch self {
        case .get: .value
        case .set: .condition
        case .delete: .count
        case .ping, .authenticate, .setClientName: .status
        }
    }

    /// Adds the command to `output`; false when its bound would be passed.
    func write(to output: inout OutputBuffer) -> Bool {
        switch self {
        case .get(let key):
            Self.writeGet(key, to: &output)
        case .set(let key, let value, let milliseconds, let onlyIfAbsent):
            Self.write(
                [Self.octets("SET"), key, value, Self.octets("PX"), Self.octets("\(milliseconds)")]
                    + (onlyIfAbsent ? [Self.octets("NX")] : []), to: &output)
        case .delete(let keys):
            Self.write([Self.octets("DEL")] + keys, to: &output)
        case .ping:
            Self.write([Self.octets("PING")], to: &output)
        case .authenticate(let user, let password):
            Self.write(
                [Self.octets("AUTH"), Self.octets(user), Self.octets(password)], to: &output)
        case .setClientName(let name):
            Self.write(
                [Self.octets("CLIENT"), Self.octets("SETNAME"), Self.octets(name)], to: &output)
        }
    }

    private static func octets(_ text: String) -> [UInt8] { Array(text.utf8) }

    private static let getHead = octets("*2\r\n$3\r\nGET\r\n$")
    private static let lineEnd = octets("\r\n")

    /// GET is most of the traffic, and its form is fixed: three copies, where hiredis would format
    /// with `sprintf` into memory of its own.
    private static func writeGet(_ key: [UInt8], to output: inout OutputBuffer) -> Bool {
        let digits = decimal(key.count)
        let total = getHead.count + digits.count + key.count + 4
        guard let room = unsafe output.reserve(total) else { return false }
        var end = 0
        for part in [getHead, digits, lineEnd, key, lineEnd] {
            unsafe part.withUnsafeBytes { octets in
                guard let base = octets.baseAddress else { return }
                unsafe (room + end).copyMemory(from: base, byteCount: octets.count)
            }
            end += part.count
        }
        output.commit(total)
        return true
    }

    private static func decimal(_ number: Int) -> [UInt8] { octets(String(number)) }

    private static func write(_ arguments: [[UInt8]], to output: inout OutputBuffer) -> Bool {
        let lengths = arguments.map(\.count)
        let joined = Array(arguments.joined()) + [0]
        var command: UnsafeMutablePointer<CChar>?
        let byteCount = unsafe joined.withUnsafeBytes { octets in
            var places: [UnsafePointer<CChar>?] = unsafe []
            var start = unsafe octets.baseAddress?.assumingMemoryBound(to: CChar.self)
            for length in lengths {
                unsafe places.append(start)
                unsafe start = start?.advanced(by: length)
            }
            return unsafe redisFormatCommandArgv(
                &command, Int32(lengths.count), &places, lengths)
        }
        guard byteCount > 0, let command = unsafe command else { return false }
        defer { unsafe redisFreeCommand(command) }
        return unsafe output.append(UnsafeRawBufferPointer(start: command, count: Int(byteCount)))
    }
}

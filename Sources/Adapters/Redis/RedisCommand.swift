internal import Reactor

/// A command, and how it is written.
enum RedisCommand {
    /// What a command is answered with.
    enum Kind { case value, condition, count, status, any }

    case get([UInt8])
    case set([UInt8], [UInt8], milliseconds: Int64, onlyIfAbsent: Bool)
    case delete([[UInt8]])
    case ping
    case authenticate(user: String, password: String)
    case setClientName(String)
    /// Runs the script that Redis knows by `name`.
    case evaluate(name: [UInt8], keys: [[UInt8]], arguments: [[UInt8]])
    case loadScript(RedisScript)
    case describeServer
    /// `INFO` without a section: the server's figures.
    case describeAll

    /// Octets of keys and values.
    var byteCount: Int {
        switch self {
        case .get(let key): key.count
        case .set(let key, let value, _, _): key.count + value.count
        case .delete(let keys): keys.reduce(0) { $0 + $1.count }
        case .ping, .describeServer, .describeAll: 0
        case .authenticate(let user, let password): user.utf8.count + password.utf8.count
        case .setClientName(let name): name.utf8.count
        case .evaluate(_, let keys, let arguments):
            (keys + arguments).reduce(0) { $0 + $1.count }
        case .loadScript(let script): script.text.utf8.count
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
        case (.any, .other): false
        case (.any, _): true
        case (.value, _), (.condition, _), (.count, _), (.status, _): false
        }
    }

    /// The kind of reply that it is answered with.
    var kind: Kind {
        switch self {
        case .get, .loadScript, .describeServer, .describeAll: .value
        case .set: .condition
        case .delete: .count
        case .ping, .authenticate, .setClientName: .status
        case .evaluate: .any
        }
    }

    /// Adds the command to `output`; false when its bound would be passed.
    func write(to output: inout OutputBuffer) -> Bool {
        switch self {
        case .get(let key):
            Self.writeGet(key, to: &output)
        case .set(let key, let value, let milliseconds, let onlyIfAbsent):
            Self.write(
                Self.head(onlyIfAbsent ? 6 : 5, "SET"),
                [key, value, Self.octets("PX"), Self.octets("\(milliseconds)")]
                    + (onlyIfAbsent ? [Self.octets("NX")] : []), to: &output)
        case .delete(let keys):
            Self.write(Self.head(keys.count + 1, "DEL"), keys, to: &output)
        case .ping:
            Self.write(Self.head(1, "PING"), [], to: &output)
        case .authenticate(let user, let password):
            Self.write(
                Self.head(3, "AUTH"), [Self.octets(user), Self.octets(password)], to: &output)
        case .setClientName(let name):
            Self.write(
                Self.head(3, "CLIENT"), [Self.octets("SETNAME"), Self.octets(name)], to: &output)
        case .evaluate(let name, let keys, let arguments):
            Self.write(
                Self.head(3 + keys.count + arguments.count, "EVALSHA"),
                [name, Self.octets("\(keys.count)")] + keys + arguments, to: &output)
        case .loadScript(let script):
            Self.write(
                Self.head(3, "SCRIPT"), [Self.octets("LOAD"), Self.octets(script.text)],
                to: &output)
        case .describeServer:
            Self.write(Self.head(2, "INFO"), [Self.octets("server")], to: &output)
        case .describeAll:
            Self.write(Self.head(1, "INFO"), [], to: &output)
        }
    }

    private static func octets(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// The beginning of a command: how many parts it has, and the first of them, its name.
    private static func head(_ count: Int, _ name: String) -> [UInt8] {
        octets("*\(count)\r\n$\(name.utf8.count)\r\n\(name)\r\n")
    }

    /// GET is most of the traffic.
    private static let getHead = head(2, "GET")

    /// As ``write(_:_:to:)``, for the one part of a GET, without a list of it.
    private static func writeGet(_ key: [UInt8], to output: inout OutputBuffer) -> Bool {
        let digits = digitCount(key.count)
        let total = getHead.count + digits + key.count + 5
        guard let room = unsafe output.reserve(total) else { return false }
        var place = unsafe copy(getHead, to: room)
        unsafe place.storeBytes(of: UInt8(ascii: "$"), as: UInt8.self)
        unsafe place += 1
        var rest = key.count
        for index in 1...digits {
            unsafe place.storeBytes(
                of: UInt8(ascii: "0") + UInt8(rest % 10), toByteOffset: digits - index,
                as: UInt8.self)
            rest /= 10
        }
        unsafe place = copy(lineEnd, to: place + digits)
        unsafe place = copy(key, to: place)
        _ = unsafe copy(lineEnd, to: place)
        output.commit(total)
        return true
    }

    @inline(__always)
    @unsafe
    private static func copy(
        _ octets: [UInt8], to place: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        unsafe octets.withUnsafeBytes { octets in
            if let base = octets.baseAddress {
                unsafe place.copyMemory(from: base, byteCount: octets.count)
            }
        }
        return unsafe place + octets.count
    }

    private static let lineEnd: [UInt8] = [13, 10]

    /// A head and its parts, each with its length, copied where they go out: hiredis would format
    /// with `sprintf` into memory of its own.
    private static func write(
        _ head: [UInt8], _ parts: [[UInt8]], to output: inout OutputBuffer
    ) -> Bool {
        let total = parts.reduce(head.count) { $0 + digitCount($1.count) + $1.count + 5 }
        guard let room = unsafe output.reserve(total) else { return false }
        var end = 0
        func add(_ octets: [UInt8]) {
            unsafe octets.withUnsafeBytes { octets in
                guard let base = octets.baseAddress else { return }
                unsafe (room + end).copyMemory(from: base, byteCount: octets.count)
            }
            end += octets.count
        }
        add(head)
        for part in parts {
            unsafe room.storeBytes(of: UInt8(ascii: "$"), toByteOffset: end, as: UInt8.self)
            end += 1
            let digits = digitCount(part.count)
            var rest = part.count
            for place in 1...digits {
                let digit = UInt8(ascii: "0") + UInt8(rest % 10)
                unsafe room.storeBytes(
                    of: digit, toByteOffset: end + digits - place, as: UInt8.self)
                rest /= 10
            }
            end += digits
            add(lineEnd)
            add(part)
            add(lineEnd)
        }
        output.commit(total)
        return true
    }

    private static func digitCount(_ number: Int) -> Int {
        var (count, rest) = (1, number / 10)
        while rest > 0 { (count, rest) = (count + 1, rest / 10) }
        return count
    }
}

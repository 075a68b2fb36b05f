private import CLibPQ

/// One keyword of a connection string with its value.
struct ConnectionParameter: Equatable {
    let keyword: String
    var value: String

    /// Takes a connection string apart.
    ///
    /// - Throws: ``PostgresError`` `unavailable` when it is malformed. libpq's own words are not
    ///   kept, since they may quote the password.
    static func parse(_ text: String) throws(PostgresError) -> [ConnectionParameter] {
        guard let options = unsafe PQconninfoParse(text, nil) else {
            throw PostgresError(.unavailable, "the connection string is malformed")
        }
        defer { unsafe PQconninfoFree(options) }
        return unsafe list(options)
    }

    /// What libpq would take from the environment and its service file.
    static func defaults() -> [ConnectionParameter] {
        guard let options = unsafe PQconndefaults() else { return [] }
        defer { unsafe PQconninfoFree(options) }
        return unsafe list(options)
    }

    private static func list(_ options: UnsafePointer<PQconninfoOption>) -> [ConnectionParameter] {
        var found: [ConnectionParameter] = []
        var next = unsafe options
        while let keyword = unsafe next.pointee.keyword {
            if let value = unsafe next.pointee.val {
                unsafe found.append(
                    ConnectionParameter(
                        keyword: String(cString: keyword), value: String(cString: value)))
            }
            unsafe next += 1
        }
        return found
    }
}

/// What a pool hands to libpq: the connection string's parameters with ours, and names resolved.
struct ConnectionParameters: Equatable {
    private var list: [ConnectionParameter]

    /// - Throws: ``PostgresError`` `unavailable` when the connection string is malformed.
    init(_ configuration: PostgresConfiguration) throws(PostgresError) {
        let given = try ConnectionParameter.parse(configuration.connectionString)
        var keywords = Set(given.map(\.keyword))
        list = given
        for parameter in ConnectionParameter.defaults()
        where ["host", "hostaddr", "port"].contains(parameter.keyword)
            && keywords.insert(parameter.keyword).inserted
        {
            list.append(parameter)
        }
        // GSS negotiation would ask the name service; libpq's own names come last and may be set.
        for (keyword, value) in [
            ("gssencmode", "disable"), ("application_name", configuration.applicationName),
        ] where keywords.insert(keyword).inserted {
            list.append(ConnectionParameter(keyword: keyword, value: value))
        }
        set("client_encoding", "UTF8")
    }

    private func value(_ keyword: String) -> String? {
        list.first { $0.keyword == keyword && !$0.value.isEmpty }?.value
    }

    private mutating func set(_ keyword: String, _ value: String) {
        list.removeAll { $0.keyword == keyword }
        list.append(ConnectionParameter(keyword: keyword, value: value))
    }

    /// Hosts that the name service must be asked for: not paths, and none when `hostaddr` is given.
    var hostNames: [String] {
        if value("hostaddr") != nil { return [] }
        return hosts.filter { !$0.isEmpty && !$0.hasPrefix("/") && !$0.hasPrefix("@") }
    }

    private var hosts: [String] { Self.split(value("host") ?? "") }

    /// libpq's parameters when the names have these addresses: every address becomes one host.
    ///
    /// - Throws: ``PostgresError`` `unavailable` when a name has no address.
    func resolved(
        _ addresses: [String: [String]]
    ) throws(PostgresError) -> [ConnectionParameter] {
        if hostNames.isEmpty { return list }
        let ports = Self.split(value("port") ?? "")
        var expanded: [(host: String, address: String, port: String)] = []
        for (index, host) in hosts.enumerated() {
            let port = ports.count == 1 ? ports[0] : index < ports.count ? ports[index] : ""
            guard hostNames.contains(host) else {
                expanded.append((host, "", port))
                continue
            }
            for address in (addresses[host] ?? []).prefix(PostgresLimits.addressesPerHostMax) {
                expanded.append((host, address, port))
            }
        }
        guard !expanded.isEmpty else {
            throw PostgresError(.unavailable, "no connection: the host name has no address")
        }
        var copy = self
        copy.set("host", expanded.map(\.host).joined(separator: ","))
        copy.set("hostaddr", expanded.map(\.address).joined(separator: ","))
        if !ports.isEmpty { copy.set("port", expanded.map(\.port).joined(separator: ",")) }
        return copy.list
    }

    private static func split(_ text: String) -> [String] {
        text.isEmpty
            ? [] : text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
}

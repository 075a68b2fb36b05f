/// The methods of a server, found by the octets of their names.
public struct MethodTable: Sendable {
    /// Open addressing; a power of two, at most half full.
    private var slots: ContiguousArray<ServerMethod?> = ContiguousArray(repeating: nil, count: 16)
    private var services: Set<String> = []
    /// The methods, in the order they were added.
    public private(set) var methods: [ServerMethod] = []

    /// Makes an empty table.
    public init() {}

    /// Adds a method. Adding two of one name is a mistake of the program.
    public mutating func add(_ method: ServerMethod) {
        precondition(
            !methods.contains { $0.name.path == method.name.path }, "a method is added once")
        methods.append(method)
        services.insert(method.name.service)
        if methods.count * 2 > slots.count {
            slots = ContiguousArray(repeating: nil, count: slots.count * 2)
        }
        for index in slots.indices { slots[index] = nil }
        for method in methods { place(method) }
    }

    private mutating func place(_ method: ServerMethod) {
        var index = unsafe method.serviceOctets.withUnsafeBytes { service in
            unsafe method.nameOctets.withUnsafeBytes { unsafe Self.hash(service, $0) }
        }
        while slots[index & (slots.count - 1)] != nil { index += 1 }
        slots[index & (slots.count - 1)] = method
    }

    /// The same methods, each replaced by what `wrap` makes of it; names stay.
    public func wrapping(_ wrap: (ServerMethod) -> ServerMethod) -> MethodTable {
        var table = MethodTable()
        for method in methods { table.add(wrap(method)) }
        return table
    }

    /// The same methods with interceptors before those they apply to, the first one outermost.
    public func intercepted(by interceptors: [any ServerInterceptor]) -> MethodTable {
        wrapping { method in
            let applying = interceptors.filter { $0.applies(to: method.name) }
            return applying.isEmpty ? method : InterceptedMethod(method, applying)
        }
    }

    /// Slots of the table; see ``find(service:name:)``.
    public var slotCount: Int { slots.count }

    /// The method of these names, as they stand on the wire, and its slot, a number below
    /// ``slotCount`` that stays the same as long as nothing is added; nil when there is none.
    @unsafe
    public func find(
        service: UnsafeRawBufferPointer, name: UnsafeRawBufferPointer
    ) -> (method: ServerMethod, slot: Int)? {
        var index = unsafe Self.hash(service, name)
        while let method = slots[index & (slots.count - 1)] {
            if unsafe Self.equal(method.nameOctets, name),
                unsafe Self.equal(method.serviceOctets, service)
            {
                return (method, index & (slots.count - 1))
            }
            index += 1
        }
        return nil
    }

    /// Whether any method of this service is here.
    public func contains(service: String) -> Bool { services.contains(service) }

    /// Few octets tell methods apart: lengths, and the ends of the names.
    @inline(__always)
    private static func hash(
        _ service: UnsafeRawBufferPointer, _ name: UnsafeRawBufferPointer
    ) -> Int {
        var value = service.count &* 31 &+ name.count
        if unsafe !service.isEmpty { value = unsafe value &* 31 &+ Int(service[service.count - 1]) }
        for index in name.indices { value = unsafe value &* 31 &+ Int(name[index]) }
        return value & 0xFFFF_FFFF
    }

    @inline(__always)
    private static func equal(
        _ stored: ContiguousArray<UInt8>, _ found: UnsafeRawBufferPointer
    ) -> Bool {
        guard stored.count == found.count else { return false }
        return unsafe stored.withUnsafeBytes { stored in
            var index = 0
            while index + 8 <= stored.count {
                let left = unsafe stored.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                let right = unsafe found.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                if left != right { return false }
                index += 8
            }
            while index < stored.count {
                if unsafe stored[index] != found[index] { return false }
                index += 1
            }
            return true
        }
    }
}

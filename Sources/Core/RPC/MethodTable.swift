/// The methods of a server, found by the octets of their names.
public struct MethodTable: Sendable {
    private struct Entry {
        let service: [UInt8]
        let name: [UInt8]
        let method: ServerMethod
    }

    /// Open addressing; a power of two, at most half full.
    private var slots: [Entry?] = Array(repeating: nil, count: 16)
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
        if methods.count * 2 > slots.count { slots = Array(repeating: nil, count: slots.count * 2) }
        for index in slots.indices { slots[index] = nil }
        for method in methods { place(method) }
    }

    private mutating func place(_ method: ServerMethod) {
        let entry = Entry(
            service: Array(method.name.service.utf8), name: Array(method.name.name.utf8),
            method: method)
        var index = unsafe entry.service.withUnsafeBytes { service in
            unsafe entry.name.withUnsafeBytes { name in
                unsafe Self.hash(service, name)
            }
        }
        while slots[index & (slots.count - 1)] != nil { index += 1 }
        slots[index & (slots.count - 1)] = entry
    }

    /// The method of these names, as they stand on the wire; nil when there is none.
    @unsafe
    public func find(
        service: UnsafeRawBufferPointer, name: UnsafeRawBufferPointer
    ) -> ServerMethod? {
        var index = unsafe Self.hash(service, name)
        while let entry = slots[index & (slots.count - 1)] {
            if unsafe Self.equal(entry.name, name), unsafe Self.equal(entry.service, service) {
                return entry.method
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
        for unsafe octet in unsafe name { value = value &* 31 &+ Int(octet) }
        return value & 0xFFFF_FFFF
    }

    @inline(__always)
    private static func equal(_ stored: [UInt8], _ found: UnsafeRawBufferPointer) -> Bool {
        guard stored.count == found.count else { return false }
        return unsafe stored.withUnsafeBytes { unsafe $0.elementsEqual(found) }
    }
}

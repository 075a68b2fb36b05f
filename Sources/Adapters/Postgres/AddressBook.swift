private import Dispatch
private import Glibc
internal import Reactor

/// Resolves host names off the loop: the name service may block for many seconds.
///
/// One look-up at a time; everyone who asks meanwhile shares its answer. On the loop's thread only.
// Safety: touched on the loop's thread only; the look-up itself works on values of its own.
final class AddressBook: @unchecked Sendable {
    private let loop: EventLoop
    private var waiters: [ObjectIdentifier: ([String: [String]]) -> Void] = [:]

    init(loop: EventLoop) { self.loop = loop }

    /// Calls `body` on the loop with the addresses of `names`; at once when there are none.
    ///
    /// A second call for the same `owner` replaces its first, so an answer that never comes costs
    /// one closure per owner.
    func look(
        up names: [String], for owner: AnyObject, _ body: @escaping ([String: [String]]) -> Void
    ) {
        if names.isEmpty { return body([:]) }
        let isUnderWay = !waiters.isEmpty
        waiters[ObjectIdentifier(owner)] = body
        if isUnderWay { return }
        DispatchQueue.global().async { [self] in
            var found: [String: [String]] = [:]
            for name in Set(names) { found[name] = Self.addresses(of: name) }
            loop.submit { [found] in
                let waiting = self.waiters.values
                self.waiters = [:]
                for body in waiting { body(found) }
            }
        }
    }

    /// Numeric addresses of `name`, in the system's order of preference. Blocks.
    private static func addresses(of name: String) -> [String] {
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        unsafe hints.ai_flags = AI_ADDRCONFIG
        var list: UnsafeMutablePointer<addrinfo>?
        guard unsafe getaddrinfo(name, nil, &hints, &list) == 0 else { return [] }
        defer { unsafe freeaddrinfo(list) }
        var found: [String] = []
        var next = unsafe list
        while let entry = unsafe next {
            var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            let failure = unsafe getnameinfo(
                entry.pointee.ai_addr, entry.pointee.ai_addrlen, &text, socklen_t(text.count), nil,
                0,
                NI_NUMERICHOST)
            if failure == 0 {
                let octets = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
                found.append(String(decoding: octets, as: UTF8.self))
            }
            unsafe next = entry.pointee.ai_next
        }
        return found
    }
}

import Foundation
import Reactor
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct SocketTests {
    @Test(arguments: [
        ("127.0.0.1:80", true), ("127.255.255.254:1", true), ("[::1]:80", true),
        ("192.0.2.1:80", false), ("[2001:db8::1]:80", false), ("0.0.0.0:1", false),
        ("[::]:1", false), ("/run/x.sock", true),
    ]) func knowsWhatCannotLeaveTheMachine(text: String, isLoopback: Bool) async throws {
        guard let address = try? await SocketAddress.resolve(text).first else {
            // Without an interface for it the resolver names no IPv6 address.
            #expect(text.hasPrefix("["))
            return
        }
        #expect(address.isLoopback == isLoopback)
        #expect(address.description == text)
        #expect(address.isUnix == text.hasPrefix("/"))
    }

    @Test(arguments: ["127.0.0.1:80", "[::1]:443", "/run/x.sock"])
    func anAddressInNumbersStaysAsItIs(text: String) async {
        guard let address = try? await SocketAddress.resolve(text).first else {
            #expect(text.hasPrefix("["))
            return
        }
        #expect(address.numericDescription == text)
    }

    @Test func aNameHasItsAddressesInNumbers() async throws {
        let addresses = try await SocketAddress.resolve("localhost:80")
        #expect(addresses.allSatisfy { $0.description == "localhost:80" })
        #expect(
            addresses.allSatisfy { ["127.0.0.1:80", "[::1]:80"].contains($0.numericDescription) })
    }

    @Test(arguments: ["", "host", ":80", "host:", "host:65536", "host:-1", "host:http", "[]:80"])
    func aTextThatIsNoAddressIsRefused(text: String) async {
        let error = await #expect(throws: ReactorError.self) {
            try await SocketAddress.resolve(text)
        }
        #expect(error?.code == .unresolvable)
    }

    @Test func aNameWithoutAddressIsUnresolvable() async {
        let error = await #expect(throws: ReactorError.self) {
            try await SocketAddress.resolve("no-such-host.invalid:80")
        }
        #expect(error?.code == .unresolvable)
    }

    @Test func theLengthOfAUnixPathIsBounded() throws {
        #expect(throws: Never.self) {
            try SocketAddress(unixPath: String(repeating: "p", count: 107))
        }
        for path in ["", String(repeating: "p", count: 108)] {
            let error = #expect(throws: ReactorError.self) { try SocketAddress(unixPath: path) }
            #expect(error?.code == .overLimit)
        }
    }

    @Test func listensConnectsAndAccepts() async throws {
        let listener = try Socket.listen(on: await SocketAddress.resolve("127.0.0.1:0")[0])
        defer { Socket.close(listener) }
        #expect(Socket.accept(listener) == nil, "nobody is there")
        let port = Socket.port(of: listener)
        #expect(port != 0)
        let address = try await SocketAddress.resolve("127.0.0.1:\(port)")[0]
        let client = try Socket.connect(to: address)
        defer { Socket.close(client) }
        var server: Int32?
        while server == nil { server = Socket.accept(listener) }
        #expect(Socket.connectError(client) == 0)
        Socket.close(try #require(server))
    }

    @Test func aPortThatIsTakenIsRefused() async throws {
        let listener = try Socket.listen(on: await SocketAddress.resolve("127.0.0.1:0")[0])
        defer { Socket.close(listener) }
        let taken = try await SocketAddress.resolve("127.0.0.1:\(Socket.port(of: listener))")[0]
        let error = #expect(throws: ReactorError.self) { try Socket.listen(on: taken) }
        #expect(error?.code == .systemCall && error?.errorNumber != 0)
    }

    @Test func aUnixSocketOfAnEarlierRunIsReplaced() throws {
        let path = FileManager.default.temporaryDirectory
            .appending(path: "carewire-\(UUID().uuidString.prefix(8)).sock").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let address = try SocketAddress(unixPath: path)
        Socket.close(try Socket.listen(on: address))
        let listener = try Socket.listen(on: address)
        defer { Socket.close(listener) }
        #expect(Socket.port(of: listener) == 0)
        let client = try Socket.connect(to: address)
        defer { Socket.close(client) }
        let server = try #require(Socket.accept(listener))
        Socket.close(server)
    }

    @Test func theEndOfTheOtherSideIsTold() {
        let pair = SocketPair()
        Socket.shutdownWrite(pair.far)
        var space = [UInt8](repeating: 0, count: 1)
        let transfer = unsafe space.withUnsafeMutableBytes {
            unsafe Socket.read(pair.near, into: $0)
        }
        #expect(transfer == .end)
    }

    // MARK: Unix sockets

    private func temporaryPath() -> String {
        FileManager.default.temporaryDirectory
            .appending(path: "carewire-\(UUID().uuidString.prefix(8)).sock").path
    }

    @Test func aUnixSocketThatStillAnswersIsLeftAlone() throws {
        let path = temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let address = try SocketAddress(unixPath: path)
        let listener = try Socket.listen(on: address)
        defer { Socket.close(listener) }
        let error = #expect(throws: ReactorError.self) { try Socket.listen(on: address) }
        #expect(error?.code == .systemCall && error?.errorNumber != 0)
        let client = try Socket.connect(to: address)
        Socket.close(client)
    }

    @Test func aFileAtTheUnixPathIsNotRemoved() throws {
        let path = temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let content = Data("somebody's notes".utf8)
        try content.write(to: URL(filePath: path))
        let address = try SocketAddress(unixPath: path)
        let error = #expect(throws: ReactorError.self) { try Socket.listen(on: address) }
        #expect(error?.code == .systemCall && error?.errorNumber != 0)
        #expect(try Data(contentsOf: URL(filePath: path)) == content)
    }

    // MARK: Through the loop and its sources

    @Test func aLoopListensConnectsAndAccepts() async throws {
        let loop = EventLoop(name: "test")
        let listener = try loop.listen(on: SocketAddress(loopbackPort: 0))
        #expect(loop.accept(listener) == .none)
        let address = try await loop.resolve("127.0.0.1:\(loop.port(of: listener))")[0]
        let near = EventSource(loop: loop, descriptor: try loop.connect(to: address))
        var outcome = loop.accept(listener)
        while outcome == .none { outcome = loop.accept(listener) }
        guard case .connection(let descriptor) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        let far = EventSource(loop: loop, descriptor: descriptor)
        #expect(loop.connectError(near.descriptor) == 0)
        #expect(near.remoteAddress == address.numericDescription)
        #expect(far.remoteAddress.hasPrefix("127.0.0.1:"))
        #expect(EventSource(loop: loop).remoteAddress == "")
        #expect(unsafe [UInt8]([1, 2]).withUnsafeBytes { unsafe near.write($0) } == .bytes(2))
        near.shutdownWrite()
        var space = [UInt8](repeating: 0, count: 8)
        var transfer = Socket.Transfer.wouldBlock
        while transfer == .wouldBlock {
            transfer = unsafe space.withUnsafeMutableBytes { unsafe far.read(into: $0) }
        }
        #expect(transfer == .bytes(2) && space.prefix(2) == [1, 2])
        for source in [near, far] {
            source.closeDescriptor()
            source.closeDescriptor()
            #expect(source.descriptor == -1)
        }
        loop.close(listener)
    }
}

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
}

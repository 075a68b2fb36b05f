import Reactor
import Testing

@testable import Redis

struct RedisCommandTests {
    private func written(_ command: RedisCommand) -> String {
        var output = OutputBuffer(countMax: 1 << 20)
        let isWritten = command.write(to: &output)
        #expect(isWritten)
        return unsafe String(decoding: output.bytes, as: UTF8.self)
    }

    @Test func writesEveryCommandAsRedisWantsIt() {
        #expect(written(.get(Array("key".utf8))) == "*2\r\n$3\r\nGET\r\n$3\r\nkey\r\n")
        #expect(
            written(.set([0x6B], [13, 10], milliseconds: 1500, onlyIfAbsent: false))
                == "*5\r\n$3\r\nSET\r\n$1\r\nk\r\n$2\r\n\r\n\r\n$2\r\nPX\r\n$4\r\n1500\r\n")
        #expect(
            written(.set([0x6B], [], milliseconds: 1, onlyIfAbsent: true))
                == "*6\r\n$3\r\nSET\r\n$1\r\nk\r\n$0\r\n\r\n$2\r\nPX\r\n$1\r\n1\r\n$2\r\nNX\r\n")
        #expect(
            written(.delete([[0x61], [0x62]])) == "*3\r\n$3\r\nDEL\r\n$1\r\na\r\n$1\r\nb\r\n")
        #expect(written(.ping) == "*1\r\n$4\r\nPING\r\n")
        #expect(
            written(.authenticate(user: "u", password: "p w"))
                == "*3\r\n$4\r\nAUTH\r\n$1\r\nu\r\n$3\r\np w\r\n")
        #expect(
            written(.setClientName("n")) == "*3\r\n$6\r\nCLIENT\r\n$7\r\nSETNAME\r\n$1\r\nn\r\n")
        #expect(
            written(
                .evaluate(
                    name: Array("0a".utf8), keys: [[0x6B]],
                    arguments: [[], [UInt8](repeating: 0x61, count: 12)]))
                == "*6\r\n$7\r\nEVALSHA\r\n$2\r\n0a\r\n$1\r\n1\r\n$1\r\nk\r\n$0\r\n\r\n"
                + "$12\r\naaaaaaaaaaaa\r\n")
        #expect(
            written(.loadScript(RedisScript("return 1")))
                == "*3\r\n$6\r\nSCRIPT\r\n$4\r\nLOAD\r\n$8\r\nreturn 1\r\n")
        #expect(written(.describeServer) == "*2\r\n$4\r\nINFO\r\n$6\r\nserver\r\n")
    }

    @Test func aScriptMayAnswerAnythingKnown() {
        for reply: RedisReply in [.bytes([1]), .status("OK"), .integer(1), .null, .array([])] {
            #expect(RedisCommand.accepts(.any, reply))
        }
        #expect(!RedisCommand.accepts(.any, .other))
        #expect(!RedisCommand.accepts(.value, .array([])))
    }

    @Test func keysMayHoldAnyOctets() {
        let key: [UInt8] = [0, 13, 10, 255, 36]
        var output = OutputBuffer(countMax: 1 << 20)
        let isWritten = RedisCommand.get(key).write(to: &output)
        #expect(isWritten)
        let octets = unsafe Array(output.bytes)
        #expect(octets == Array("*2\r\n$3\r\nGET\r\n$5\r\n".utf8) + key + [13, 10])
    }

    @Test func writesNothingBeyondTheBound() {
        var output = OutputBuffer(countMax: 40)
        var areWritten: [Bool] = []
        for command in [
            RedisCommand.get([0x61]), .get([UInt8](repeating: 0x61, count: 30)),
            .set([0x61], [], milliseconds: 1, onlyIfAbsent: false),
        ] {
            areWritten.append(command.write(to: &output))
        }
        #expect(areWritten == [true, false, false])
        #expect(unsafe Array(output.bytes) == Array("*2\r\n$3\r\nGET\r\n$1\r\na\r\n".utf8))
    }
}

import Reactor
import TestSupport
import Testing

/// A buffer in a class: a test cannot hand the buffer itself to an expectation.
private final class Output {
    private var buffer: OutputBuffer

    init(countMax: Int) { buffer = OutputBuffer(countMax: countMax) }

    var count: Int { buffer.count }
    var isEmpty: Bool { buffer.isEmpty }
    var content: [UInt8] { unsafe Array(buffer.bytes) }

    func append(_ bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBytes { unsafe buffer.append($0) }
    }

    /// Reserves room for `reserved` octets and keeps only those given.
    func commit(_ bytes: [UInt8], reserving reserved: Int) -> Bool {
        guard let room = unsafe buffer.reserve(reserved) else { return false }
        for (index, octet) in bytes.enumerated() {
            unsafe room.storeBytes(of: octet, toByteOffset: index, as: UInt8.self)
        }
        buffer.commit(bytes.count)
        return true
    }

    func consume(_ count: Int) { buffer.consume(count) }
    func reset() { buffer.reset() }
    func rest() { buffer.rest() }
    func write(to descriptor: Int32) -> Socket.Transfer { buffer.write(to: descriptor) }
}

@Suite struct OutputBufferTests {
    @Test(arguments: [1, 100, 64 * 1024, 64 * 1024 + 1, 300_000]) func holdsItsBoundExactly(
        bound: Int
    ) {
        let output = Output(countMax: bound)
        #expect(!output.append([UInt8](repeating: 1, count: bound + 1)))
        #expect(output.isEmpty, "what is refused leaves nothing")
        #expect(output.append([UInt8](repeating: 1, count: bound)))
        #expect(!output.append([2]))
        #expect(output.append([]))
        output.consume(1)
        #expect(output.append([3]))
        #expect(!output.append([4]))
        #expect(output.count == bound)
        #expect(output.content.last == 3)
    }

    @Test func aBufferOfNothingTakesNothing() {
        let output = Output(countMax: 0)
        #expect(!output.append([1]))
        #expect(output.append([]) && output.isEmpty)
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>) func givesBackWhatWasPutIn(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let bound = 200_000
        let output = Output(countMax: bound)
        var model: [UInt8] = []
        var next: UInt8 = 0
        for _ in 0..<600 {
            let count = random.below(random.below(10) == 0 ? 120_000 : 4_000)
            let bytes = (0..<count).map { next &+ UInt8(truncatingIfNeeded: $0) }
            switch random.below(5) {
            case 0, 1:
                if output.append(bytes) { model += bytes }
            case 2:
                let kept = Array(bytes.prefix(random.below(count + 1)))
                if output.commit(kept, reserving: count) { model += kept }
            case 3:
                let consumed = random.below(model.count + 1)
                output.consume(consumed)
                model.removeFirst(consumed)
            default:
                if random.below(20) == 0 {
                    output.reset()
                    model = []
                }
            }
            next &+= 17
            guard output.count == model.count, output.count <= bound else { break }
        }
        #expect(output.content == model, "seed \(seed)")
    }

    @Test func restsOnlyWhenNothingWaitsAndGoesOnAfterwards() {
        let output = Output(countMax: 100_000)
        output.rest()
        for round in 0..<5 as Range<UInt8> {
            #expect(output.append([round, 1, 2]))
            output.rest()
            #expect(output.content == [round, 1, 2])
            output.consume(3)
            output.rest()
            output.rest()
            #expect(output.isEmpty && output.content.isEmpty)
        }
        #expect(output.append([UInt8](repeating: 9, count: 100_000)))
        #expect(!output.append([9]))
    }

    @Test func writesInPiecesWhatTheSocketTakes() {
        let pair = SocketPair()
        pair.limitSendBuffer(to: 8_192)
        let output = Output(countMax: 4 << 20)
        let sent = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 / 3) }
        #expect(output.append(sent))
        var received: [UInt8] = []
        var blockCount = 0
        while output.write(to: pair.near) == .wouldBlock {
            blockCount += 1
            #expect(output.count < sent.count)
            received += pair.readAll(from: pair.far)
        }
        received += pair.readAll(from: pair.far)
        #expect(received == sent)
        #expect(blockCount > 10)
        #expect(output.isEmpty)
        #expect(output.write(to: pair.near) == .bytes(0), "nothing waits")
    }

    @Test func aBrokenSocketIsTold() {
        let pair = SocketPair()
        Socket.shutdownWrite(pair.near)
        let output = Output(countMax: 10)
        #expect(output.append([1]))
        guard case .failed = output.write(to: pair.near) else {
            Issue.record("a write to a closed socket succeeded")
            return
        }
        #expect(output.count == 1)
    }
}

import Testing

@testable import Reactor

@Suite struct SpareBuffersTests {
    @Test func theScratchIsLentToSeveralAtOnce() {
        let spares = SpareBuffers()
        for _ in 0..<3 {
            let (first, second) = unsafe (spares.takeScratch(), spares.takeScratch())
            #expect(unsafe first.baseAddress != second.baseAddress)
            #expect(first.count == SpareBuffers.scratchByteCount)
            #expect(second.count == SpareBuffers.scratchByteCount)
            unsafe spares.giveScratch(first)
            unsafe spares.giveScratch(second)
            let again = unsafe spares.takeScratch()
            #expect(unsafe again.baseAddress == first.baseAddress, "the first one stays")
            unsafe spares.giveScratch(again)
        }
    }

    @Test func whatIsGivenBackIsTakenAgain() {
        let spares = SpareBuffers()
        let memory = unsafe (0..<(SpareBuffers.spareCountMax + 5)).map { _ in
            unsafe spares.takeSpare()
        }
        #expect(unsafe Set(memory).count == memory.count)
        for index in unsafe memory.indices { unsafe spares.giveSpare(memory[index]) }
        let again = unsafe (0..<SpareBuffers.spareCountMax).map { _ in unsafe spares.takeSpare() }
        #expect(unsafe Set(again) == Set(memory.prefix(SpareBuffers.spareCountMax)))
        for index in unsafe again.indices { unsafe spares.giveSpare(again[index]) }
    }

    @Test func outputBuffersOfALoopShareThem() {
        let spares = SpareBuffers()
        var first = OutputBuffer(countMax: 1 << 20, spares: spares)
        var second = OutputBuffer(countMax: 1 << 20, spares: spares)
        let place = unsafe first.reserve(10)
        first.rest()
        let other = unsafe second.reserve(10)
        let capacities = [first.capacity, second.capacity]
        #expect(unsafe place == other)
        #expect(capacities == [0, SpareBuffers.spareByteCount])
        _ = unsafe second.reserve(300_000)
        let grown = second.capacity
        second.rest()
        let rested = second.capacity
        #expect(grown >= 300_000 && rested == 0)
        #expect(unsafe first.reserve(10) == place, "what grew was given back to the others")
    }
}

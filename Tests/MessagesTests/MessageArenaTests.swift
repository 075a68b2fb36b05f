import Testing

@testable import Messages

@Suite struct MessageArenaTests {
    @Test func anArenaGrowsForALargeMessageAndGivesBackAfterwards() throws {
        let arena = MessageArena()
        #expect(arena.reservedByteCount == 0)
        let message = EchoV1.EchoRequest(data: [UInt8](repeating: 7, count: 5 << 20))
        #expect(try unsafe message.prepare(in: arena).byteCount == 5 << 20 + 5)
        #expect(arena.reservedByteCount >= 5 << 20)
        arena.reset()
        #expect(arena.reservedByteCount <= MessageArena.keptByteCountMax)
    }

    @Test func anArenaKeepsOneChunkForTheNextMessage() throws {
        let arena = MessageArena()
        let message = EchoV1.EchoRequest(data: [UInt8](repeating: 7, count: 50_000))
        for _ in 0..<3 {
            _ = try unsafe message.prepare(in: arena)
        }
        arena.reset()
        let kept = arena.reservedByteCount
        #expect(kept >= 50_000)
        _ = try unsafe message.prepare(in: arena)
        #expect(arena.reservedByteCount == kept)
    }

    @Test func aMessageAboveTheLimitIsRefusedAndTheArenaStaysUsable() throws {
        let arena = MessageArena(byteCountLimit: 20_000)
        let large = EchoV1.EchoRequest(data: [UInt8](repeating: 7, count: 30_000))
        let small = EchoV1.EchoRequest(data: [1, 2, 3])
        do {
            _ = try unsafe large.prepare(in: arena)
            Issue.record("the limit was passed")
        } catch {
            #expect(error.code == .tooLarge)
        }
        #expect(try unsafe small.prepare(in: arena).byteCount == 5)
        let octets = try large.encoded()
        let code = unsafe octets.withUnsafeBytes { buffer -> MessageError.Code? in
            do throws(MessageError) {
                _ = try unsafe EchoV1.EchoRequest(decoding: buffer, arena: arena)
                return nil
            } catch {
                return error.code
            }
        }
        #expect(code == .tooLarge)
    }

    @Test func wipingOverwritesWhatWasUsedBeforeAReset() throws {
        let arena = MessageArena()
        let memory = try unsafe arena.array(100, of: UInt8.self)
        unsafe memory.update(repeating: 0x53, count: 100)
        arena.reset()
        #expect(unsafe memory[99] == 0x53)
        arena.wipe()
        #expect(unsafe UnsafeBufferPointer(start: memory, count: 100).allSatisfy { $0 == 0 })
    }

    @Test func aWipedArenaCanBeUsedAgain() throws {
        let arena = MessageArena()
        arena.wipe()
        for _ in 0..<3 {
            let prepared = try unsafe Samples.rich.prepare(in: arena)
            #expect(unsafe prepared.byteCount > 0)
            arena.wipe()
        }
    }

    @Test func sixtyFourMebibytesAreTheLimitOfEveryArena() {
        let arena = MessageArena(byteCountLimit: .max)
        let message = EchoV1.EchoRequest(data: [UInt8](repeating: 7, count: 65 << 20))
        do {
            _ = try unsafe message.prepare(in: arena)
            Issue.record("the limit was passed")
        } catch {
            #expect(error.code == .tooLarge)
        }
    }
}

@Suite struct EncodedFieldTests {
    /// The lengths at which the length's own octets change.
    @Test(arguments: [0, 1, 127, 128, 16_383, 16_384, 300_000])
    func aSubMessageThatIsEncodedAlreadyStandsInItsPlace(byteCount: Int) throws {
        let name = PHI(String(repeating: "x", count: byteCount))
        let patient = PatientV1.Patient(patientID: name, version: 7)
        let whole = PatientV1.GetPatientResponse(patient: patient, source: .cache)
        let arena = MessageArena()
        let prepared = try unsafe PatientV1.GetPatientResponse(source: .cache).prepare(
            in: arena, adding: 1, encoded: patient.encoded())
        let octets = unsafe [UInt8](
            unsafeUninitializedCapacity: prepared.byteCount
        ) { buffer, count in
            if let start = buffer.baseAddress { unsafe prepared.write(to: start) }
            count = unsafe prepared.byteCount
        }
        #expect(octets.count == (try whole.encoded().count))
        #expect(try PatientV1.GetPatientResponse(decoding: octets) == whole)
    }
}

/// A ttRPC frame as it stands on the wire, taken apart by hand.
package struct RawFrame: Equatable, Sendable, CustomStringConvertible {
    package var streamID: UInt32
    package var type: UInt8
    package var flags: UInt8
    package var data: [UInt8]

    /// A frame of its parts.
    package init(streamID: UInt32, type: UInt8, flags: UInt8 = 0, data: [UInt8] = []) {
        self.streamID = streamID
        self.type = type
        self.flags = flags
        self.data = data
    }

    /// Length, stream id, type, flags, data.
    package var octets: [UInt8] {
        let length = UInt32(data.count)
        let numbers = [length, streamID].flatMap { number in
            [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
        }
        return numbers + [type, flags] + data
    }

    package var description: String {
        "stream \(streamID), type \(type), flags \(flags), \(data.count) octets \(data.prefix(64))"
    }
}

extension RawPeer {
    /// The next frame.
    ///
    /// - Throws: ``EndedError`` when the connection ends first.
    package func receiveFrame() async throws -> RawFrame {
        let header = try await receive(10)
        let numbers = [0, 4].map { start in
            header[start..<start + 4].reduce(0 as UInt32) { $0 << 8 | UInt32($1) }
        }
        return RawFrame(
            streamID: numbers[1], type: header[8], flags: header[9],
            data: try await receive(Int(numbers[0])))
    }
}

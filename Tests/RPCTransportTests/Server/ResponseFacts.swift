import Messages
import RPC
import TestSupport
import Testing

/// Everything that both sides can have.
let allCapabilities = "1;cancel,ping,goaway,window,trailer"

/// A unary Request of "Hi" that offers extensions.
func offeringRequest(
    _ streamID: UInt32, _ offer: String = allCapabilities, names: [UInt8] = echoNames
) -> [UInt8] {
    let pair = metadata("x-ttx", offer)
    return RawFrame(streamID: streamID, type: 1, data: names + pair + hiPayload).octets
}

/// Field 5 of a Request: a short pair.
func metadata(_ key: String, _ value: String) -> [UInt8] {
    let pair =
        [0x0A, UInt8(key.utf8.count)] + text(key) + [0x12, UInt8(value.utf8.count)]
        + text(value)
    return [0x2A, UInt8(pair.count)] + pair
}

/// What a Response says, its extension fields included. Read by hand.
struct Facts {
    /// Nanoseconds.
    struct Timing { var queue = 0, run = 0, downstream = 0 }

    var code: Int32 = 0
    var payload: [UInt8] = []
    var capabilities: String?
    var trailers: [String] = []
    var timing: Timing?

    init(_ frame: RawFrame) throws {
        #expect(frame.type == 2)
        let response = try Ttrpc.Response(decoding: frame.data)
        code = response.status?.code ?? 0
        payload = response.payload
        for (field, octets) in Self.fields(frame.data) {
            switch field {
            case 1001: capabilities = String(decoding: octets, as: UTF8.self)
            case 1002:
                let pair = Self.fields(octets)
                trailers.append(
                    pair.map { String(decoding: $0.1, as: UTF8.self) }.joined(separator: "="))
            case 1003: timing = Self.timing(octets)
            default: continue
            }
        }
    }

    private static func timing(_ octets: [UInt8]) -> Timing {
        var timing = Timing()
        var place = 0
        while place < octets.count {
            let field = octets[place] >> 3
            place += 1
            let value = varint(octets, &place)
            switch field {
            case 1: timing.queue = value
            case 2: timing.run = value
            default: timing.downstream = value
            }
        }
        return timing
    }

    /// Fields of the length-delimited kind.
    private static func fields(_ octets: [UInt8]) -> [(Int, [UInt8])] {
        var found: [(Int, [UInt8])] = []
        var place = 0
        while place < octets.count {
            let tag = varint(octets, &place)
            let length = varint(octets, &place)
            guard tag & 7 == 2, place + length <= octets.count else { return found }
            found.append((tag >> 3, Array(octets[place..<place + length])))
            place += length
        }
        return found
    }

    private static func varint(_ octets: [UInt8], _ place: inout Int) -> Int {
        var value = 0
        var shift = 0
        while place < octets.count {
            value |= Int(octets[place] & 127) << shift
            place += 1
            if octets[place - 1] < 128 { return value }
            shift += 7
        }
        return value
    }
}

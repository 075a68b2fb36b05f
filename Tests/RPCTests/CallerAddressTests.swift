import RPC
import Testing

/// Where calls come from, in numbers.
@Suite struct CallerAddressTests {
    @Test func fourOctetsAreIPv4() {
        #expect(CallerAddress(octets: [192, 0, 2, 7]) == .v4(0xC000_0207))
        #expect(CallerAddress(octets: [255, 255, 255, 255]) == .v4(.max))
    }

    @Test func sixteenOctetsAreIPv6() {
        var octets = [UInt8](repeating: 0, count: 16)
        octets[0] = 0x20
        octets[1] = 0x01
        octets[15] = 7
        #expect(CallerAddress(octets: octets) == .v6(high: 0x2001_0000_0000_0000, low: 7))
        octets = [UInt8](repeating: 0, count: 15) + [1]
        #expect(CallerAddress(octets: octets) == .v6(high: 0, low: 1))
    }

    @Test func whatStandsForIPv4IsIPv4() {
        let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF, 192, 0, 2, 7]
        #expect(CallerAddress(octets: mapped) == .v4(0xC000_0207))
    }

    @Test(arguments: [0, 1, 3, 5, 15, 17]) func otherNumbersOfOctetsAreUnknown(count: Int) {
        #expect(CallerAddress(octets: [UInt8](repeating: 9, count: count)) == .unknown)
    }
}

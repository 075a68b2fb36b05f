import PHIProtection
import Testing

/// Vectors of public standards: they show that the construction is the named one.
@Suite struct KnownAnswerTests {
    /// RFC 5869, appendix A.1 to A.3.
    @Test func derivesKeysAsInRFC5869() throws {
        let first = try KeyDerivation.hkdf(
            secret: [UInt8](repeating: 0x0b, count: 22), salt: Array(0x00...0x0c),
            info: Array(0xf0...0xf9), byteCount: 42)
        #expect(
            Fixtures.hex(first)
                == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
                + "34007208d5b887185865")
        let second = try KeyDerivation.hkdf(
            secret: Array(0x00...0x4f), salt: Array(0x60...0xaf), info: Array(0xb0...0xff),
            byteCount: 82)
        #expect(
            Fixtures.hex(second)
                == "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
                + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
                + "cc30c58179ec3e87c14c01d5c1f3434f1d87")
        let third = try KeyDerivation.hkdf(
            secret: [UInt8](repeating: 0x0b, count: 22), salt: [], info: [], byteCount: 42)
        #expect(
            Fixtures.hex(third)
                == "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
                + "9d201395faa4b61a96c8")
    }

    @Test func derivedKeysHaveBoundedLength() throws {
        let most = KeyDerivation.outputByteCountMax
        #expect(
            try KeyDerivation.hkdf(secret: [1], salt: [2], info: [3], byteCount: most).count == most
        )
        for byteCount in [0, -1, most + 1] {
            let error = #expect(throws: PHIError.self) {
                try KeyDerivation.hkdf(secret: [1], salt: [2], info: [3], byteCount: byteCount)
            }
            #expect(error?.code == .limitExceeded)
        }
    }

    /// The kept contexts give what OpenSSL's HKDF gives, call after call.
    @Test func keptContextsDeriveTheSameKeys() throws {
        let salt = Array("salt".utf8)
        let deriver = KeyDeriver(salt: salt)
        for (number, byteCount) in [1, 31, 32, 33, 63, 64, 64].enumerated() {
            let secret = (0..<(32 + number)).map { UInt8($0 * 5 + number) }
            let info = [UInt8](repeating: UInt8(number), count: 40 * number)
            let octets = try unsafe SecretOctets(count: secret.count) {
                unsafe $0.copyBytes(from: secret)
                return true
            }
            let derived = try deriver.derive(from: octets, info: info, byteCount: byteCount)
            #expect(
                try unsafe derived.withBytes { unsafe Array($0) }
                    == KeyDerivation.hkdf(
                        secret: secret, salt: salt, info: info, byteCount: byteCount))
        }
        let secret = try SecretOctets.random(count: 32)
        for byteCount in [-1, 0, 65] {
            #expect(throws: PHIError.self) {
                try deriver.derive(from: secret, info: [], byteCount: byteCount)
            }
        }
    }

    /// RFC 4231, sections 4.2 to 4.4 and 4.7; each twice, since the context is kept.
    @Test(arguments: [
        (
            [UInt8](repeating: 0x0b, count: 20), Array("Hi There".utf8),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            [UInt8](repeating: 0xaa, count: 20), [UInt8](repeating: 0xdd, count: 50),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
        ),
        (
            [UInt8](repeating: 0xaa, count: 131),
            Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
    ])
    func authenticatesAsInRFC4231(key: [UInt8], message: [UInt8], code: String) throws {
        let context = try KeyedHMAC(testKey: key)
        for _ in 0..<2 { #expect(try Fixtures.hex(context.code(message)) == code) }
    }

    /// "The Galois/Counter Mode of Operation" (submitted to NIST), appendix B, test cases 13, 14,
    /// 16.
    @Test(arguments: [
        (
            String(repeating: "00", count: 32), String(repeating: "00", count: 12), "", "", "",
            "530f8afbc74536b9a963b4f1c4cb738b"
        ),
        (
            String(repeating: "00", count: 32), String(repeating: "00", count: 12), "",
            String(repeating: "00", count: 16), "cea7403d4d606b6e074ec5d3baf39d18",
            "d0d1c8a799996bf0265b98b5d48ab919"
        ),
        (
            "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
            "cafebabefacedbaddecaf888", "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
            "76fc6ece0f4e1768cddf8853bb2d551b"
        ),
    ])
    func encryptsAsInTheGCMSpecification(
        key: String, nonce: String, data: String, plaintext: String, ciphertext: String, tag: String
    ) throws {
        let cipher = try unsafe Fixtures.octets(key).withUnsafeBytes {
            try unsafe AES256GCM(key: $0)
        }
        var tagOctets = [UInt8](repeating: 0, count: 16)
        var text = Fixtures.octets(plaintext)
        let nonce = Fixtures.octets(nonce)
        let data = Fixtures.octets(data)
        for _ in 0..<2 {
            text = Fixtures.octets(plaintext)
            let isSealed = unsafe text.withUnsafeMutableBytes { text in
                unsafe data.withUnsafeBytes { data in
                    unsafe cipher.seal(text, nonce: nonce, associatedData: data, tag: &tagOctets)
                }
            }
            #expect(isSealed)
            #expect(Fixtures.hex(text) == ciphertext)
            #expect(Fixtures.hex(tagOctets) == tag)
        }
        var opened = [UInt8](repeating: 0xFF, count: text.count)
        let isOpened = unsafe opened.withUnsafeMutableBytes { opened in
            unsafe text.withUnsafeBytes { text in
                unsafe data.withUnsafeBytes { data in
                    unsafe cipher.open(
                        text, nonce: nonce, associatedData: data, tag: tagOctets, into: opened)
                }
            }
        }
        #expect(isOpened)
        #expect(Fixtures.hex(opened) == plaintext)
    }
}

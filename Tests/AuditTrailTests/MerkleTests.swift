import Testing

@testable import AuditTrail

/// The hash tree, against known roots and against its own definition.
@Suite struct MerkleTests {
    /// Inputs and roots that implementations of certificate transparency share.
    static let inputs = [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ]
    static let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    private static func leaf(_ text: String, _ hasher: AuditHasher) throws -> AuditHash {
        let octets = [MerkleTree.leafPrefix] + (try #require(Hexadecimal.octets(text)))
        return try #require(unsafe octets.withUnsafeBytes { unsafe hasher.sha256($0) })
    }

    @Test func rootsAreTheKnownOnes() throws {
        let hasher = try AuditHasher(key: Fixtures.key())
        var tree = MerkleTree()
        #expect(
            try tree.root(hasher).text
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        for (input, root) in zip(Self.inputs, Self.roots) {
            try tree.append(Self.leaf(input, hasher), hasher)
            #expect(try tree.root(hasher).text == root)
        }
    }

    @Test func everyPathLeadsToTheRootAndNoOtherDoes() throws {
        let hasher = try AuditHasher(key: Fixtures.key())
        var tree = MerkleTree()
        var leaves: [AuditHash] = []
        for count in 1...33 {
            let leaf = try Self.leaf(Hexadecimal.text([UInt8(count)]), hasher)
            leaves.append(leaf)
            try tree.append(leaf, hasher)
            let root = try tree.root(hasher)
            for index in 0..<count {
                let path = try #require(try MerklePath(of: index, in: leaves, hasher))
                let size = UInt64(count)
                func found(_ leaf: AuditHash, _ index: Int, _ size: UInt64) throws -> AuditHash? {
                    try path.root(from: leaf, index: UInt64(index), count: size, hasher)
                }
                #expect(try found(leaves[index], index, size) == root)
                if count > 1 {
                    #expect(try found(leaves[(index + 1) % count], index, size) != root)
                    #expect(try found(leaves[index], (index + 1) % count, size) != root)
                }
                #expect(try found(leaves[index], count, size) == nil)
                let short = MerklePath(steps: Array(path.steps.dropLast()))
                let long = MerklePath(steps: path.steps + [root])
                for other in [short, long] where other != path {
                    #expect(
                        try other.root(
                            from: leaves[index], index: UInt64(index), count: size, hasher) != root)
                }
            }
            #expect(try MerklePath(of: count, in: leaves, hasher) == nil)
        }
    }

    @Test func theChainIsTheCodeOfPreviousHashNumberAndRecord() throws {
        // RFC 4231, test case 1, through the same code path as the chain's key.
        let key = try AuditKey(testKey: [UInt8](repeating: 0x0B, count: 32))
        let hasher = try AuditHasher(key: key)
        let previous = try hasher.genesis(Fixtures.stream())
        let state = ChainState(sequence: 41, hash: previous)
        let record = try Fixtures.record(42).octets
        var message = previous.octets
        message += [0, 0, 0, 0, 0, 0, 0, 42]
        let code = try AuditHasher.code(key: key.chainKey, message + record)
        #expect(try state.next(record, hasher) == code)
    }
}

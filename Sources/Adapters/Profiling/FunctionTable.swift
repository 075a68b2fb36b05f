/// The functions that a program's own file names: the symbol table of an ELF file of 64 bits.
///
/// The file is somebody's octets: whatever is in it, nothing outside is read, and what cannot be
/// understood has no names.
@safe
struct FunctionTable {
    /// Symbols that are looked at.
    static let symbolMax = 8_000_000
    /// Octets of one name.
    static let nameByteCountMax = 16 * 1024

    private struct Section {
        let offset: Int
        let byteCount: Int
    }

    private let file: UnsafeRawBufferPointer
    private let symbols: Section
    private let names: Section

    /// Sizes and places in the file. Source: System V ABI, "ELF-64 Object File Format", version
    /// 1.5, figures 2, 5 and 8.
    private enum Layout {
        static let magic: UInt32 = 0x464C_457F
        static let headerByteCount = 64
        static let sectionByteCount = 64
        static let symbolByteCount = 24
        static let symbolTableType: UInt32 = 2
        static let functionKinds: Set<UInt8> = [2, 10]
    }

    /// The table of a file; nil when it has none.
    ///
    /// - Parameter file: stays where it is for as long as the table.
    @unsafe
    init?(_ file: UnsafeRawBufferPointer) {
        unsafe self.file = file
        guard file.count >= Layout.headerByteCount,
            unsafe file.loadUnaligned(as: UInt32.self) == Layout.magic,
            // 64 bits, the least significant octet first.
            unsafe file[4] == 2, unsafe file[5] == 1
        else { return nil }
        let start = unsafe file.loadUnaligned(fromByteOffset: 40, as: UInt64.self)
        let count = unsafe Int(file.loadUnaligned(fromByteOffset: 60, as: UInt16.self))
        guard let sections = unsafe Self.range(file, start, count * Layout.sectionByteCount),
            let own = unsafe Self.symbolTable(file, sections, count)
        else { return nil }
        (symbols, names) = own
    }

    @unsafe
    private static func range(
        _ file: UnsafeRawBufferPointer, _ offset: UInt64, _ byteCount: Int
    ) -> Section? {
        guard offset <= UInt64(file.count), byteCount <= file.count - Int(offset) else {
            return nil
        }
        return Section(offset: Int(offset), byteCount: byteCount)
    }

    @unsafe
    private static func symbolTable(
        _ file: UnsafeRawBufferPointer, _ sections: Section, _ count: Int
    ) -> (Section, Section)? {
        func section(_ index: Int) -> Section? {
            let header = sections.offset + index * Layout.sectionByteCount
            let offset = unsafe file.loadUnaligned(fromByteOffset: header + 24, as: UInt64.self)
            let size = unsafe file.loadUnaligned(fromByteOffset: header + 32, as: UInt64.self)
            guard let size = Int(exactly: size) else { return nil }
            return unsafe range(file, offset, size)
        }
        for index in 0..<count {
            let header = sections.offset + index * Layout.sectionByteCount
            let type = unsafe file.loadUnaligned(fromByteOffset: header + 4, as: UInt32.self)
            guard type == Layout.symbolTableType else { continue }
            let link = unsafe Int(file.loadUnaligned(fromByteOffset: header + 40, as: UInt32.self))
            guard link < count, let symbols = section(index), let names = section(link) else {
                return nil
            }
            return (symbols, names)
        }
        return nil
    }

    /// The functions at these places, which are counted from the beginning of the program; those
    /// that are in none are left out.
    func names(at places: Set<UInt64>) -> [UInt64: String] {
        let sorted = places.sorted()
        var found: [UInt64: String] = [:]
        let count = min(symbols.byteCount / Layout.symbolByteCount, Self.symbolMax)
        for index in 0..<count {
            let symbol = symbols.offset + index * Layout.symbolByteCount
            guard unsafe Layout.functionKinds.contains(file[symbol + 4] & 0xF) else { continue }
            let start = unsafe file.loadUnaligned(fromByteOffset: symbol + 8, as: UInt64.self)
            let size = unsafe file.loadUnaligned(fromByteOffset: symbol + 16, as: UInt64.self)
            var place = Self.firstIndex(in: sorted, notBelow: start)
            guard place < sorted.count, sorted[place] &- start < max(size, 1) else { continue }
            let offset = unsafe file.loadUnaligned(fromByteOffset: symbol, as: UInt32.self)
            guard let name = name(at: Int(offset)) else { continue }
            while place < sorted.count, sorted[place] &- start < max(size, 1) {
                found[sorted[place]] = name
                place += 1
            }
        }
        return found
    }

    /// The first index of a value that is not below `value`.
    private static func firstIndex(in sorted: [UInt64], notBelow value: UInt64) -> Int {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func name(at offset: Int) -> String? {
        guard offset < names.byteCount else { return nil }
        let limit = min(names.byteCount - offset, Self.nameByteCountMax)
        let start = names.offset + offset
        let octets = unsafe file[start..<(start + limit)]
        guard let end = unsafe octets.firstIndex(of: 0), end > start else { return nil }
        return unsafe String(decoding: file[start..<end], as: UTF8.self)
    }
}

private import CProfiling
private import Glibc

/// Names for places in this process's memory.
enum Symbols {
    private static let program = "/proc/self/exe"
    /// What a place is called that nobody names.
    static let unknown = "[unknown]"
    /// What a place of the program is called when its file names no functions.
    static let unnamed = "[program]"

    /// The function at each place. Reads the program's own file: up to some tenths of a second.
    static func names(of places: Set<UInt64>) -> [UInt64: String] {
        let base = UInt64(cprof_program_base())
        let end = UInt64(cprof_program_end())
        let own = places.filter { $0 >= base && $0 < end }
        let symbols = ownSymbols(at: Set(own.map { $0 - base }))
        var spelled: [String: String] = [:]
        var names: [UInt64: String] = [:]
        for place in places {
            let symbol =
                own.contains(place)
                ? symbols[place - base] ?? unnamed : exportedSymbol(at: place)
            if spelled[symbol] == nil { spelled[symbol] = FunctionName.spelled(symbol) }
            names[place] = spelled[symbol]
        }
        return names
    }

    private static func ownSymbols(at places: Set<UInt64>) -> [UInt64: String] {
        let descriptor = unsafe open(program, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return [:] }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_size > 0,
            let memory = unsafe mmap(
                nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0),
            unsafe memory != MAP_FAILED
        else { return [:] }
        defer { unsafe munmap(memory, Int(status.st_size)) }
        let file = unsafe UnsafeRawBufferPointer(start: memory, count: Int(status.st_size))
        return unsafe FunctionTable(file)?.names(at: places) ?? [:]
    }

    /// The function of a shared library, or the library in brackets.
    private static func exportedSymbol(at place: UInt64) -> String {
        var library: UnsafePointer<CChar>?
        if let name = unsafe cprof_exported_name(UInt(place), &library) {
            return unsafe String(cString: name)
        }
        guard let library = unsafe library else { return unknown }
        let path = unsafe String(cString: library)
        return "[\(path.split(separator: "/").last ?? "library")]"
    }
}

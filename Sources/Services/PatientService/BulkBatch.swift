/// Rows that one transaction of an import writes, sealed.
package struct BulkBatch: Sendable {
    /// A patient and the place of its line in the batch.
    package struct Patient: Sendable {
        let place: Int32
        let sealed: SealedPatient
    }

    /// An entry and the place of its line in the batch.
    package struct Entry: Sendable {
        let place: Int32
        let sealed: SealedEntry
        /// Whether its month is to be found by its code.
        let isSource: Bool
    }

    var patients: [Patient] = []
    var entries: [Entry] = []

    var isEmpty: Bool { patients.isEmpty && entries.isEmpty }
    var rowCount: Int { patients.count + entries.count }

    /// How many rows the line at each place has.
    var rowCounts: [Int32: Int] {
        var counts: [Int32: Int] = [:]
        for patient in patients { counts[patient.place, default: 0] += 1 }
        for entry in entries { counts[entry.place, default: 0] += 1 }
        return counts
    }

    /// The rows of the lines at some places.
    func only(_ places: Set<Int32>) -> BulkBatch {
        BulkBatch(
            patients: patients.filter { places.contains($0.place) },
            entries: entries.filter { places.contains($0.place) })
    }
}

/// What a patient's entry is named by: the patient and the code of an ``EntryName``.
package struct BulkSource: Sendable, Hashable {
    /// HMAC of the patient id, 32 octets.
    let pseudonym: [UInt8]
    /// 16 octets.
    let code: [UInt8]
}

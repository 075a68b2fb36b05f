/// The terminology that comes with this module: written for it from general medical vocabulary.
///
/// The constants are the data file itself, cut at its sections.
enum BuiltInTerms {
    /// The first file.
    static var file: [UInt8] {
        let parts = [
            assertion, assertion2, assertion3, assertion4, past, assertion5, assertion6, groups,
            symptoms1,
            symptoms2, signs,
            disorders1, disorders2, further, symptoms3, signs2, disorders3, treatment, further2,
            further3, assertion7,
        ]
        return Array(parts.joined(separator: "\n").utf8)
    }

    /// The second file, which adds to the first: a phrase that both have is this one's.
    static var widerFile: [UInt8] {
        Array([wider1, wider2, wider3, wider4, wider5, escalation].joined(separator: "\n").utf8)
    }

    /// The third file: emergencies as patients, parents and triage nurses tell them. Its phrases go
    /// before those of the others, for missing an emergency costs most.
    static var layFile: [UInt8] {
        Array([lay1, lay2, lay3].joined(separator: "\n").utf8)
    }

    /// The third file, which adds to both: wordings of every field of care. It has the version of
    /// the second, whose first line says it.
    static var widestFile: [UInt8] {
        let version = String(wider1.prefix { !$0.isNewline })
        return Array([version, wider8, wider9, wider10].joined(separator: "\n").utf8)
    }

    /// The file of the hospital's fields, which adds to those before it. It has the version of
    /// the second, whose first line says it.
    static var hospitalFile: [UInt8] {
        let version = String(wider1.prefix { !$0.isNewline })
        return Array([version, wider6, wider7, wider11].joined(separator: "\n").utf8)
    }
}

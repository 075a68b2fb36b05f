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
        Array([wider1, wider2, wider3, wider4, wider5].joined(separator: "\n").utf8)
    }
}

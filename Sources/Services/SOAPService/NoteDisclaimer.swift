package import Messages

/// What every answer about a note carries: that nothing in it is advice.
package enum NoteDisclaimer {
    /// The version of the words; a change of them is a new version.
    package static let version = "2026-11"
    /// The words.
    package static let text = """
        This record is machine-read for documentation only. It is no diagnosis and no medical \
        advice; a missing alert is no all-clear. A qualified clinician decides.
        """

    /// Both, as the contract says them.
    package static var message: SoapV1.Disclaimer {
        SoapV1.Disclaimer(text: text, version: version)
    }
}

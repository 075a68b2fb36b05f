import Messages
import Testing

@Suite struct PrintingTests {
    private func everyPrintedForm(_ value: some Any) -> [String] {
        var dumped = ""
        dump(value, to: &dumped)
        var printed = ""
        print(value, to: &printed)
        var debugPrinted = ""
        debugPrint(value, to: &debugPrinted)
        return [
            dumped, printed, debugPrinted, String(describing: value), String(reflecting: value),
            "\(value)", "\([value])", "\(Optional(value) as Any)", "\((value, value))",
            "\(["key": value])",
        ]
    }

    private func expectSilence(_ value: some Any, _ hidden: String...) {
        for form in everyPrintedForm(value) {
            for word in hidden {
                #expect(!form.contains(word))
            }
        }
    }

    @Test func patientDataNeverPrints() {
        expectSilence(PHI("Secretina"), "Secretina")
        expectSilence(PHI([83, 45, 67] as [UInt8]), "83", "45")
        expectSilence([PHI("Secretina"): PHI("Secky")], "Secretina", "Secky")
        expectSilence(TestV1.Choices.Choice.secret(PHI("Secretina")), "Secretina")
        #expect("\(PHI("Secretina"))" == "‹PHI›")
        #expect(String(reflecting: PHI("Secretina")) == "‹PHI›")
    }

    @Test func aMessagePrintsItsNameAndNoField() {
        expectSilence(
            Samples.secrets, "PAT-SECRET", "Secretina", "Secky", "83", "patientID", "pages")
        expectSilence(Samples.rich, "aspen", "Secretina", "grüß", "whispered")
        #expect("\(Samples.secrets)" == "carewire.test.v1.Secrets")
        #expect(String(reflecting: Samples.leaf) == "carewire.test.v1.Leaf")
    }

    @Test func patientDataIsComparedAndHashedByItsValue() {
        #expect(PHI("a") == PHI("a"))
        #expect(PHI("a") != PHI("b"))
        #expect(Set([PHI("a"), PHI("a"), PHI("b")]).count == 2)
    }
}

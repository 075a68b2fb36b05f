import Testing

@testable import AuditTrail

/// What a record may hold, and its octets.
@Suite struct AuditRecordTests {
    @Test func aRecordComesBackFromItsOctets() throws {
        let record = try Fixtures.record(5)
        #expect(try AuditRecord(octets: record.octets) == record)
        let largest = try Fixtures.largestRecord()
        #expect(largest.octets.count == AuditRecord.byteCountMax)
        #expect(try AuditRecord(octets: largest.octets) == largest)
    }

    @Test func patientsAreFoundWithoutReadingTheRest() throws {
        let addresses: [AuditAddress] = [
            .none, .local, .v4(7), .v6(AuditID(high: 1, low: 2)),
        ]
        for address in addresses {
            for var record in [try Fixtures.record(5), try Fixtures.largestRecord()] {
                record.address = address
                let patients = record.patients.flatMap(\.octets)
                #expect(Self.patients(in: record.octets) == patients)
            }
        }
        let octets = try Fixtures.record(5).octets
        for count in 0..<(octets.count - 2) {
            #expect(Self.patients(in: Array(octets.prefix(count))) == nil)
        }
    }

    private static func patients(in octets: [UInt8]) -> [UInt8]? {
        unsafe octets.withUnsafeBytes {
            unsafe AuditRecord.patients(in: $0).map { unsafe Array($0) }
        }
    }

    @Test func theOctetsAreTheseAndStayThese() throws {
        var record = AuditRecord(
            eventID: AuditID(high: 0x0102_0304_0506_0708, low: 0x090A_0B0C_0D0E_0F10),
            timeNanoseconds: 0x1112_1314_1516_1718, action: .update, interaction: .update,
            operation: AuditToken("U"), actor: try AuditIdentifier("a"),
            service: try AuditIdentifier("s"))
        record.outcome = .minorFailure
        record.reason = AuditToken("conflict")
        record.address = .v4(0xC000_0207)
        record.resource = AuditResource(.encounter, .number(0x21), version: 2)
        record.itemCount = 1
        let expected =
            "01550704000000020102030405060708090a0b0c0d0e0f10"
            + "000000000000000000000000000000001112131415161718"
            + "000000000000000200000001" + "04c0000207" + "080000000000000021"
            + "0155" + "08636f6e666c696374" + "00" + "0161" + "0173" + "00" + "00"
        #expect(Hexadecimal.text(record.octets) == expected)
    }

    @Test func aFormGivesTheOctetsOfTheVeryRecord() throws {
        let addresses: [AuditAddress] = [
            .none, .local, .v4(7), .v6(AuditID(high: 1, low: 2)),
        ]
        for address in addresses {
            for reason in [nil, AuditToken("because")] {
                var model = try Fixtures.record(5)
                model.address = address
                model.reason = reason
                try model.setCriteria([])
                let nobody = try AuditPseudonym([UInt8](repeating: 0, count: 32))
                try model.setPatients([nobody])
                model.resource = AuditResource(.patient, .pseudonym(nobody))
                let form = try AuditRecordForm(of: model)
                let facts = AuditRecordForm.Facts(
                    eventID: AuditID(high: 11, low: 12), traceID: AuditID(high: 13, low: 14),
                    timeNanoseconds: 0x0102_0304_0506_0708, version: 0x1122_3344_5566_7788,
                    patient: try AuditPseudonym(Array(1...32)))
                var record = model
                record.eventID = facts.eventID
                record.traceID = facts.traceID
                record.timeNanoseconds = facts.timeNanoseconds
                record.resource = AuditResource(
                    .patient, .pseudonym(facts.patient), version: facts.version)
                try record.setPatients([facts.patient])
                #expect(form.octets(of: facts) == record.octets)
                var (byForm, byRecord) = (AuditFrames(), AuditFrames())
                byForm.append(form, facts)
                byForm.append(form, facts)
                byRecord.append(record)
                byRecord.append(record)
                #expect(byForm.octets == byRecord.octets && byForm.recordCount == 2)
            }
        }
    }

    @Test func onlyARecordAboutOnePatientHasAForm() throws {
        var record = try Fixtures.largestRecord()
        #expect(throws: AuditError.self) { try AuditRecordForm(of: record) }
        try record.setCriteria([])
        #expect(throws: AuditError.self) { try AuditRecordForm(of: record) }
        var nobody = try Fixtures.record(5)
        nobody.resource = .none
        #expect(throws: AuditError.self) { try AuditRecordForm(of: nobody) }
    }

    @Test func everyTruncationIsRefused() throws {
        for record in [try Fixtures.record(1), try Fixtures.largestRecord()] {
            let octets = record.octets
            for count in 0..<octets.count {
                #expect(
                    failureCode { () throws(AuditError) in
                        try AuditRecord(octets: Array(octets.prefix(count)))
                    } == .malformed)
            }
            #expect(
                failureCode { () throws(AuditError) in try AuditRecord(octets: octets + [0]) }
                    == .malformed)
        }
    }

    @Test func noBitFlipIsTakenForTheSameRecord() throws {
        var record = try Fixtures.record(1)
        try record.setCriteria([
            AuditCriterion(field: AuditToken("birthdate"), blinded: AuditID(high: 3, low: 4))
        ])
        record.reason = AuditToken("repeated")
        let octets = record.octets
        for bit in 0..<octets.count * 8 {
            var changed = octets
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            guard let other = try? AuditRecord(octets: changed) else { continue }
            // What decodes is another record, with exactly these octets: the form is canonical.
            #expect(other != record && other.octets == changed, "bit \(bit)")
        }
    }

    @Test(arguments: [
        "", "two words", "Jörg", "a/b", "x'", "a\n", String(repeating: "a", count: 49),
    ])
    func aTokenIsAShortWord(text: String) {
        #expect(
            failureCode { () throws(AuditError) in try AuditToken(checking: text) } == .badValue)
    }

    @Test(arguments: ["", "John Q Public", "a,b", "é", String(repeating: "a", count: 129)])
    func anIdentifierHasNoRoomForASentence(text: String) {
        #expect(failureCode { () throws(AuditError) in try AuditIdentifier(text) } == .badValue)
    }

    @Test func errorsDoNotRepeatWhatTheyRefuse() throws {
        do throws(AuditError) {
            _ = try AuditIdentifier("Jane Roe")
            Issue.record("a name was taken")
        } catch { #expect(!"\(error)".contains("Roe")) }
    }

    @Test(arguments: ["192.0.2.7", "2001:db8::7", "::1"])
    func anAddressComesBackFromItsText(text: String) throws {
        #expect(try AuditAddress(text).text == text)
        #expect(
            failureCode { () throws(AuditError) in try AuditAddress("\(text):80x") } == .badValue)
    }

    @Test(arguments: [0, 31, 33]) func pseudonymsHaveOneLength(count: Int) {
        let octets = [UInt8](repeating: 1, count: count)
        #expect(failureCode { () throws(AuditError) in try AuditPseudonym(octets) } == .badValue)
    }

    @Test func aSearchNamesEveryPatientInAsManyRecordsAsItTakes() throws {
        let patients = try (0..<150).map { number in
            try AuditPseudonym([UInt8](repeating: UInt8(number), count: 32))
        }
        let record = try Fixtures.record(1)
        let records = record.naming(patients)
        #expect(records.map(\.patients.count) == [64, 64, 22])
        #expect(records.flatMap(\.patients) == patients)
        #expect(Set(records.map(\.eventID)) == [record.eventID])
        #expect(record.naming([]).map(\.patients) == [[]])
        var one = record
        #expect(
            failureCode { () throws(AuditError) in try one.setPatients(patients) }
                == .limitExceeded)
        #expect(one == record)
    }

    @Test func purposesAreKnownByTheirCodes() {
        for purpose in AuditPurpose.allCases {
            #expect(
                purpose.code.map { AuditPurpose(code: $0) == purpose } ?? (purpose == .unstated))
        }
        #expect(AuditPurpose(code: "BTG") == .breakGlass)
        #expect(AuditPurpose(code: "btg") == nil)
    }
}

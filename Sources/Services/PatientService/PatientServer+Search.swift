internal import Messages
internal import RPC

/// Searches over all patients, by blind index.
extension PatientServer {
    func find(
        _ request: PatientV1.FindPatientsRequest, _ context: CallContext
    ) async throws -> PatientV1.FindPatientsResponse {
        let blind = try blindIndex(request.key)
        let access = try admitMany(.search, context)
        let countMax = try ChartValidation.pageSize(
            request.pageSize, standard: PatientLimits.patientPageDefault,
            max: PatientLimits.patientPageMax)
        let bound = try vault.question(
            PatientV1.FindPatientsRequest(key: request.key), context.method.name)
        let behind = try position(request.pageToken, bound)?.pseudonym ?? []
        let found = try await asked("postgres.read", access, context) {
            try await store.find(
                blind, behind: behind, countMax: countMax, deadline: access.deadline)
        }
        let shown = Self.within(found) { $0.demographics.count + $0.history.count }
        var response = PatientV1.FindPatientsResponse()
        var seen: [[UInt8]] = []
        var leftOut: [[UInt8]] = []
        for sealed in shown {
            let patient = try await open(found: sealed, access, context)
            if patient.isForTreatmentOnly, !access.isForTreatment {
                leftOut.append(sealed.pseudonym)
                continue
            }
            response.patients.append(patient)
            seen.append(sealed.pseudonym)
        }
        if let last = shown.last, shown.count == countMax || shown.count < found.count {
            let behind = EntryPosition(
                month: .last, occurredAt: 0, pseudonym: last.pseudonym,
                code: EntryPosition.newest.code)
            response.nextPageToken = try vault.token(behind: behind, of: bound)
        }
        try await observed("audit.append", context) {
            try await noteLeftOut(leftOut, access)
            try await note(
                seen.isEmpty ? .notFound : .success, patients: seen,
                count: seen.count, criteria: Self.criteria(request.key, blind), access)
        }
        return response
    }

    private static func criteria(
        _ key: PatientV1.FindPatientsRequest.Key?, _ blind: [UInt8]
    ) -> [AuditNote.Criterion] {
        let field =
            switch key {
            case .identifier: "identifier"
            case .nameAndBirthDate: "name-birthdate"
            case nil: "none"
            }
        return [AuditNote.Criterion(field: field, blinded: blind)]
    }

    private func blindIndex(_ key: PatientV1.FindPatientsRequest.Key?) throws -> [UInt8] {
        switch key {
        case .identifier(let identifier):
            guard let blind = try vault.identifierIndex(identifier) else {
                throw ChartValidation.refusal("identifier", "must have a value")
            }
            return blind
        case .nameAndBirthDate(let key):
            guard BirthDate.isWellFormed(key.birthDate.revealed),
                let blind = try vault.nameIndex(key.familyName, birthDate: key.birthDate)
            else {
                throw ChartValidation.refusal(
                    "name_and_birth_date", "must have both, the date as it was recorded")
            }
            return blind
        case nil: throw ChartValidation.refusal("key", "must be there")
        }
    }

    func find(
        _ request: PatientV1.FindEntriesRequest, _ context: CallContext
    ) async throws -> PatientV1.FindEntriesResponse {
        let access = try admitMany(.search, context)
        let countMax = try ChartValidation.pageSize(
            request.pageSize, standard: PatientLimits.findPageDefault,
            max: PatientLimits.findPageMax)
        let key = try searchKey(request.key)
        let bound = try vault.question(
            PatientV1.FindEntriesRequest(key: request.key), context.method.name)
        let search = EntrySearch(
            key: key, behind: try position(request.pageToken, bound) ?? .newest,
            countMax: countMax)
        let found = try await asked("postgres.read", access, context) {
            try await chart.find(search, deadline: access.deadline)
        }
        let page = Self.within(found) { $0.entry.content.count }
        var response = PatientV1.FindEntriesResponse()
        var shown: [FoundEntry] = []
        var isExcluded: [[UInt8]: Bool] = [:]
        for item in page {
            let result = try await open(item, access, context)
            let patient = item.subject.pseudonym
            if isExcluded[patient] == nil {
                isExcluded[patient] = try await self.isExcluded(
                    access.about(patient, result.patientID.revealed), context)
            }
            if isExcluded[patient] == true { continue }
            response.results.append(result)
            shown.append(item)
        }
        if let last = page.last, page.count == countMax || page.count < found.count {
            response.nextPageToken = try vault.token(
                behind: EntryPosition(of: last.entry), of: bound)
        }
        try await observed("audit.append", context) {
            try await noteLeftOut(isExcluded.filter(\.value).map(\.key), access)
            try await note(
                shown.isEmpty ? .notFound : .success, patients: Self.patients(of: shown),
                count: shown.count, criteria: key.criteria,
                item: AuditNote.Item(kind: key.kind), access)
        }
        return response
    }

    /// Whose entries they are, and in whose charts, each patient once, in the order of the entries.
    private static func patients(of found: [FoundEntry]) -> [[UInt8]] {
        var seen: Set<[UInt8]> = []
        return found.flatMap { [$0.entry.pseudonym, $0.subject.pseudonym] }
            .filter { seen.insert($0).inserted }
    }

    private func searchKey(_ key: PatientV1.FindEntriesRequest.Key?) throws -> EntrySearch.Key {
        switch key {
        case .labTest(let key):
            guard let code = key.code, let test = try vault.testIndex(code) else {
                throw ChartValidation.refusal("lab_test.code", "must have a code")
            }
            guard (0...8).contains(key.status.rawValue) else {
                throw ChartValidation.refusal(
                    "lab_test.status", "is one of the contract's values")
            }
            if key.onlyAbnormal { return .abnormalTest(test, status: key.status.rawValue) }
            let status = key.status == .unspecified ? .final : key.status
            return .test(test, status: status.rawValue)
        case .providerID(let id):
            guard let provider = try vault.providerIndex(id) else {
                throw ChartValidation.refusal("provider_id", "must not be empty")
            }
            return .provider(provider)
        case .openEncounters(let status):
            guard (1...5).contains(status.rawValue) else {
                throw ChartValidation.refusal("open_encounters", "is a status that is no end")
            }
            return .openEncounters(status: status.rawValue)
        case .reasonWords(let text):
            try ChartValidation.text(text, "reason_words", PatientLimits.displayByteCountMax)
            let words = try vault.wordIndexes(text)
            guard (1...PatientLimits.questionWordMax).contains(words.count) else {
                throw ChartValidation.refusal(
                    "reason_words", "has 1 to \(PatientLimits.questionWordMax) words")
            }
            return .reasonWords(words)
        case nil: throw ChartValidation.refusal("key", "must be there")
        }
    }

    // MARK: What was found

    /// A patient that a search found. One that does not open is noted as damaged and refused.
    private func open(
        found sealed: SealedPatient, _ access: Access, _ context: CallContext
    ) async throws -> PatientV1.Patient {
        let subject = SealedSubject(
            pseudonym: sealed.pseudonym, version: sealed.version, envelope: sealed.subject,
            key: sealed.key)
        return try await notingDamage(sealed.version, access.about(sealed.pseudonym)) {
            let patientID = try vault.open(subject)
            return try vault.open(sealed, patientID: patientID)
        }
    }

    private func open(
        _ found: FoundEntry, _ access: Access, _ context: CallContext
    ) async throws -> PatientV1.EntryOfPatient {
        let entry = found.entry
        return try await notingDamage(entry.version, access.about(entry.pseudonym)) {
            let patientID = try vault.open(found.subject)
            return PatientV1.EntryOfPatient(
                patientID: PHI(patientID), entry: try vault.open(entry))
        }
    }
}

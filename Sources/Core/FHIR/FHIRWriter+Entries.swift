internal import Messages

extension FHIRWriter {
    static func write(
        _ encounter: PatientV1.Encounter, _ patient: JSONValue, _ startedAt: Int64,
        into object: inout Written
    ) {
        object.add("status", FHIRCodes.encounterStatus.code(encounter.status) ?? "unknown")
        object.add(
            "class",
            .object { coding in
                if let code = FHIRCodes.encounterClass.code(encounter.encounterClass) {
                    coding.add("system", FHIRSystem.actCode)
                    coding.add("code", code)
                } else {
                    coding.add("system", FHIRSystem.nullFlavor)
                    coding.add("code", "UNK")
                }
            })
        object.add("type", list: encounter.types.map { concept($0) })
        object.add("subject", patient)
        object.add(
            "participant",
            list: [.object { $0.add("individual", practitioner(encounter.providerID)) }])
        object.add(
            "period",
            .object { period in
                period.add("start", FHIRTime.text(ofMicroseconds: startedAt))
                // Source: FHIR R4, invariant per-1.
                if let end = encounter.endedAtUs, end >= startedAt {
                    period.add("end", FHIRTime.text(ofMicroseconds: end))
                }
            })
        object.add(
            "reasonCode", list: [.object { $0.add("text", encounter.reason.revealed) }])
        object.add(
            "location",
            list: [
                encounter.location.revealed.isEmpty
                    ? nil
                    : .object { place in
                        place.add(
                            "location",
                            .object { $0.add("display", encounter.location.revealed) })
                    }
            ])
    }

    static func write(
        _ condition: PatientV1.Condition, _ patient: JSONValue, _ time: String?,
        into object: inout Written
    ) {
        // Source: FHIR R4, invariant con-5.
        let isError = condition.verificationStatus == .enteredInError
        let clinical = FHIRCodes.clinicalStatus.code(condition.clinicalStatus)
        if isError, let clinical {
            object.add("extension", list: [own("clinical-status", code: clinical)])
        }
        if !isError {
            object.add("clinicalStatus", concept(FHIRSystem.conditionClinical, clinical))
        }
        object.add(
            "verificationStatus",
            concept(
                FHIRSystem.conditionVerification,
                FHIRCodes.verificationStatus.code(condition.verificationStatus)))
        object.add("code", concept(condition.code))
        object.add("subject", patient)
        object.add("onsetDateTime", time)
        object.add("note", list: [.object { $0.add("text", condition.note.revealed) }])
    }

    static func write(
        _ allergy: PatientV1.Allergy, _ patient: JSONValue, _ time: String?,
        into object: inout Written
    ) {
        let statuses = AllergyStatuses(allergy)
        object.add("extension", list: statuses.extensions)
        object.add(
            "clinicalStatus", concept(FHIRSystem.allergyClinical, statuses.clinical))
        object.add(
            "verificationStatus",
            concept(FHIRSystem.allergyVerification, statuses.verification))
        object.add("criticality", FHIRCodes.criticality.code(allergy.criticality))
        object.add("code", concept(allergy.code))
        object.add("patient", patient)
        object.add("onsetDateTime", time)
        object.add(
            "reaction",
            list: allergy.reactions.map { words in
                words.revealed.isEmpty
                    ? nil
                    : .object { reaction in
                        reaction.add(
                            "manifestation", list: [.object { $0.add("text", words.revealed) }])
                    }
            })
    }

    static func write(
        _ medication: PatientV1.Medication, _ patient: JSONValue, _ time: String?,
        into object: inout Written
    ) {
        object.add("status", FHIRCodes.medicationStatus.code(medication.status) ?? "unknown")
        if FHIRCodes.intents.contains(medication.intent) {
            object.add("intent", medication.intent)
        } else {
            object.add("_intent", .object { $0.add("extension", list: [intent(medication)]) })
        }
        object.add("medicationCodeableConcept", concept(medication.code))
        object.add("subject", patient)
        object.add("authoredOn", time)
        object.add("requester", practitioner(medication.requesterID))
        object.add(
            "dosageInstruction",
            list: [.object { $0.add("text", medication.dosage.revealed) }])
    }

    /// In the place of an intent that FHIR has no code for, or that nobody gave.
    private static func intent(_ medication: PatientV1.Medication) -> JSONValue {
        if !medication.intent.isEmpty { return own("intent", text: medication.intent) }
        return .object {
            $0.add("url", FHIRSystem.dataAbsentExtension)
            $0.add("valueCode", "unknown")
        }
    }
}

import CircuitBreaking
import Messages
import RPC
import SOAPService
import Testing

@Suite struct HandOffTests {
    @Test(
        arguments: [.unavailable, .deadlineExceeded, .internalError, .invalidArgument]
            as [StatusCode])
    func aNoteThatTheEHRDoesNotTakeIsStoredAndRepeated(code: StatusCode) async throws {
        try await onLoop {
            let practice = try Practice()
            practice.ehr.become(.refuses(code))
            let response = try await practice.process()
            #expect(response.ehrHandOff == .pending)
            #expect(try await practice.getNote(response.noteID).ehrHandOff == .pending)
            #expect(practice.audits.first == "create success")
            practice.ehr.become(.well)
            #expect(await practice.workAfter(.zero).claimedCount == 0)
            let round = await practice.workAfter(.seconds(2))
            #expect(round == HandOffWorker.Round(claimedCount: 1, deliveredCount: 1))
            #expect(try await practice.getNote(response.noteID).ehrHandOff == .done)
            #expect(practice.ehr.documents[response.noteID]?.text == PHI(Practice.text))
            #expect(practice.audits.contains("export success"))
        }
    }

    @Test func anEHRThatHangsHoldsNobodyUp() async throws {
        try await onLoop {
            let practice = try Practice()
            practice.ehr.become(.hangs)
            let response = try await practice.process()
            #expect(response.ehrHandOff == .pending)
            #expect(practice.store.current.notes.count == 1)
            let totals = try #require(practice.server.breakers().first?.snapshot.totals)
            #expect(totals.slowFailureCount == 1, "it took more than its share of the hand-off")
        }
    }

    @Test func aGatewayThatNamesARestGetsIt() async throws {
        try await onLoop {
            let practice = try Practice()
            practice.ehr.become(.rests(.seconds(3_600)))
            for index in 0..<3 {
                let response = try await practice.process(
                    Practice.request(patient: "PAT0\(index + 10)", key: "k\(index)"))
                #expect(response.ehrHandOff == .pending)
            }
            #expect(practice.ehr.submitted.count == 1)
            let totals = try #require(practice.server.breakers().first?.snapshot.totals)
            #expect(totals.throttledCount == 1)
            #expect(totals.failureCount == 0)
        }
    }

    @Test func afterManyFailuresNobodyWaitsAnyLonger() async throws {
        try await onLoop {
            let practice = try Practice()
            practice.ehr.become(.refuses(.unavailable))
            for index in 0..<30 {
                let response = try await practice.process(
                    Practice.request(patient: "PAT0\(index + 10)", key: "k\(index)"))
                #expect(response.ehrHandOff == .pending)
            }
            #expect(practice.ehr.submitted.count == 10)
            #expect(practice.store.current.notes.count == 30)
        }
    }

    @Test func aDeliveryThatCouldNotBeNotedIsRepeatedUnderTheSameID() async throws {
        try await onLoop {
            let practice = try Practice()
            practice.store.fail(.complete)
            let response = try await practice.process()
            #expect(response.ehrHandOff == .done)
            #expect(practice.store.current.handOffs.count == 1)
            #expect(await practice.workAfter(.seconds(2)).isOutage)
            practice.store.heal()
            #expect(await practice.workAfter(.seconds(2)).deliveredCount == 1)
            #expect(practice.ehr.documents.count == 1)
            #expect(Set(practice.ehr.submitted) == [response.noteID])
            #expect(practice.store.current.handOffs.isEmpty)
        }
    }

    @Test func repeatsComeLessAndLessOften() async throws {
        try await onLoop {
            let practice = try Practice()
            practice.ehr.become(.refuses(.unavailable))
            _ = try await practice.process()
            #expect(await practice.workAfter(.seconds(2)).claimedCount == 1)
            for wait in [1, 2, 4, 8, 16, 32, 60, 60] {
                #expect(await practice.workAfter(.milliseconds(wait * 1000 - 1)).claimedCount == 0)
                let round = await practice.workAfter(.milliseconds(1))
                #expect(round == HandOffWorker.Round(claimedCount: 1, isOutage: true))
            }
        }
    }

    @Test func aRoundIsBoundedAndTheLongestWaitingComeFirst() async throws {
        try await onLoop {
            let practice = try Practice()
            practice.ehr.become(.refuses(.internalError))
            for index in 0..<20 {
                practice.store.change { $0.now += .milliseconds(1) }
                _ = try await practice.process(
                    Practice.request(patient: "PAT0\(index + 10)", key: "k\(index)"))
            }
            practice.ehr.become(.well)
            let rounds = [
                await practice.workAfter(.seconds(3)), await practice.workAfter(.zero),
                await practice.workAfter(.zero), await practice.workAfter(.zero),
            ]
            #expect(rounds.map(\.deliveredCount) == [8, 8, 4, 0])
            #expect(practice.store.current.handOffs.isEmpty)
            #expect(practice.ehr.documents.count == 20)
        }
    }

    @Test func aStoreThatIsDownIsAnOutage() async throws {
        try await onLoop {
            let practice = try Practice()
            practice.store.fail(.claim)
            #expect(await practice.workAfter(.zero) == HandOffWorker.Round(isOutage: true))
        }
    }

    @Test func aDamagedNoteIsAuditedAndNotHandedOver() async throws {
        try await onLoop {
            let practice = try Practice()
            practice.ehr.become(.refuses(.unavailable))
            _ = try await practice.process()
            practice.store.change { state in
                for place in state.handOffs.keys { state.handOffs[place]?.note.content[60] ^= 1 }
            }
            practice.ehr.become(.well)
            let round = await practice.workAfter(.seconds(2))
            #expect(round == HandOffWorker.Round(claimedCount: 1))
            #expect(practice.audits.last == "export damaged")
            #expect(practice.ehr.documents.isEmpty)
        }
    }

    @Test func documentsOfOnePatientGoInTheirOrder() async throws {
        try await onLoop {
            let practice = try Practice()
            practice.ehr.become(.refuses(.unavailable))
            var ids: [String] = []
            for index in 0..<4 {
                ids.append(try await practice.process(Practice.request(key: "k\(index)")).noteID)
            }
            // Those behind the first do not even try.
            #expect(practice.ehr.submitted == [ids[0]])
            practice.ehr.become(.well)
            for _ in ids { #expect(await practice.workAfter(.seconds(2)).deliveredCount == 1) }
            #expect(practice.ehr.submitted == [ids[0]] + ids)
            let next = try await practice.process(Practice.request(key: "next"))
            #expect(next.ehrHandOff == .done)
        }
    }

    @Test func aDocumentThatTheEHRNeverTakesHoldsUpNoOtherForEver() async throws {
        try await onLoop {
            let practice = try Practice()
            practice.ehr.become(.refuses(.invalidArgument))
            let first = try await practice.process()
            for _ in 0..<SOAPLimits.refusalCountMax {
                #expect(await practice.workAfter(.seconds(60)).claimedCount == 1)
            }
            #expect(try await practice.getNote(first.noteID).ehrHandOff == .refused)
            practice.ehr.become(.well)
            let second = try await practice.process(Practice.request(key: "second"))
            #expect(second.ehrHandOff == .done)
            #expect(await practice.workAfter(.seconds(3_000)).claimedCount == 0)
            #expect(await practice.workAfter(.seconds(600)).deliveredCount == 1)
            #expect(try await practice.getNote(first.noteID).ehrHandOff == .done)
        }
    }

    @Test func anOutcomeIsKnownBeforeItIsWrittenDown() async throws {
        try await onLoop {
            let practice = try Practice()
            let context = Practice.context()
            let response = try await practice.server.process(Practice.request(), context: context)
            #expect(response.ehrHandOff == .done)
            #expect(practice.store.current.handOffs.count == 1)
            #expect(try await practice.getNote(response.noteID).ehrHandOff == .done)
            // The patient's next document does not wait for it.
            let next = try await practice.server.process(
                Practice.request(key: "next"), context: context)
            #expect(next.ehrHandOff == .done)
            await practice.server.settleNow()
            #expect(practice.store.current.handOffs.isEmpty)
            #expect(practice.store.current.steps.count { $0 == .complete } == 1)
            #expect(practice.audits.count { $0 == "export success" } == 2)
        }
    }

    @Test func theWorkerWorksUntilItIsCancelled() async throws {
        try await onLoop {
            let practice = try Practice()
            practice.ehr.become(.refuses(.unavailable))
            _ = try await practice.process()
            practice.ehr.become(.well)
            // Every rest lets the store's time pass; the fourth is the last.
            let rests = Counter()
            try await practice.server.handOffWorker.run { _ in
                practice.store.change { $0.now += .seconds(1) }
                if rests.next() == 4 { throw CancellationError() }
            }
            #expect(practice.store.current.handOffs.isEmpty)
            #expect(practice.ehr.documents.count == 1)
        }
    }
}

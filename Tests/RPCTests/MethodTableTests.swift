import Messages
import RPC
import TestSupport
import Testing

@Suite struct MethodTableTests {
    private func find(_ table: MethodTable, _ service: String, _ name: String) -> MethodName? {
        unsafe text(service).withUnsafeBytes { service in
            unsafe text(name).withUnsafeBytes { name in
                unsafe table.find(service: service, name: name)?.method.name
            }
        }
    }

    private func method(_ service: String, _ name: String) -> ServerMethod {
        ServerMethod(MethodName(service: service, name: name), isSynchronous: true)
    }

    private func table(_ names: [(String, String)]) -> MethodTable {
        var table = MethodTable()
        for (service, name) in names { table.add(method(service, name)) }
        return table
    }

    @Test func findsWhatWasAddedAndNothingElse() {
        let table = table([("a.B", "Get"), ("a.B", "Put"), ("a.C", "Get")])
        #expect(find(table, "a.B", "Get")?.path == "a.B/Get")
        #expect(find(table, "a.C", "Get")?.path == "a.C/Get")
        for (service, name) in [
            ("a.B", "get"), ("a.B", "Gets"), ("a.B", "Ge"), ("a.C", "Put"), ("", ""), ("a.B", ""),
            ("", "Get"), ("a.BG", "et"), ("a.B/Get", ""), ("a.B", "Get\0"),
        ] {
            #expect(find(table, service, name) == nil)
        }
    }

    @Test func anEmptyTableFindsNothing() {
        #expect(find(MethodTable(), "a", "b") == nil)
        #expect(!MethodTable().contains(service: "a"))
    }

    @Test func namesOfOneHashAreToldApart() {
        // "Aa" and "BB" are the classical pair of hashes by 31; so is every string of them.
        let twins = ["Aa", "BB"]
        let names = twins.flatMap { a in twins.flatMap { b in twins.map { a + b + $0 } } }
        let table = table(names.map { ("service", $0) } + names.map { ("servicf", $0) })
        for name in names {
            #expect(find(table, "service", name)?.path == "service/" + name)
            #expect(find(table, "servicf", name)?.path == "servicf/" + name)
        }
        #expect(find(table, "service", "AaAaCC") == nil)
    }

    @Test func holdsManyMethods() {
        let names = (0..<40).flatMap { service in (0..<10).map { ("pkg.S\(service)", "M\($0)") } }
        let table = table(names)
        for (service, name) in names {
            #expect(find(table, service, name)?.path == service + "/" + name)
        }
        #expect(find(table, "pkg.S40", "M1") == nil)
        #expect(table.methods.map(\.name.path) == names.map { $0.0 + "/" + $0.1 })
    }

    @Test func knowsItsServices() {
        let table = table([("a.B", "Get"), ("a.C", "Get")])
        #expect(table.contains(service: "a.B") && table.contains(service: "a.C"))
        #expect(!table.contains(service: "a.D"))
    }

    @Test func everyGeneratedMethodIsFound() {
        let names = Catalogue.methods.map(\.name)
        let table = table(names.map { ($0.service, $0.name) })
        for name in names { #expect(find(table, name.service, name.name)?.path == name.path) }
        #expect(names.contains(PatientV1.PatientService.getPatient))
    }

    @Test func addingOneNameTwiceIsAMistakeOfTheProgram() async {
        await #expect(processExitsWith: .failure) {
            var table = MethodTable()
            let name = MethodName(service: "a", name: "b")
            table.add(ServerMethod(name, isSynchronous: true))
            table.add(ServerMethod(name, isSynchronous: true))
        }
    }
}

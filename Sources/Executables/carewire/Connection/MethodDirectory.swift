internal import Messages
internal import RPC

/// Finds methods by what people call them.
enum MethodDirectory {
    /// Every method with the shape of its request.
    static var listing: String {
        Catalogue.methods.map { method in
            "\(method.name.path)\n    \(method.requestSkeleton.text(pretty: false))"
        }.joined(separator: "\n")
    }

    /// The program that serves a method; nil when several do, or none.
    static func program(of method: MethodName) -> String? {
        SuiteService.named(lastComponent(of: method.service))?.rawValue
    }

    /// The method that is meant: a service by its full name or any name its program goes by, a
    /// method by its name, by its verb where the service is what it acts on (`patient get`), or by
    /// the beginning of its name that fits no other.
    static func find(service: String, method: String?) throws(CLIError) -> CatalogueMethod {
        let methods = Catalogue.methods.filter { isNamed(service, $0.name.service) }
        guard !methods.isEmpty else {
            throw CLIError(.usage, "there is no service \(service); `carewire call` lists all")
        }
        let names = methods.map(\.name.name).joined(separator: ", ")
        guard let method else {
            throw CLIError(.usage, "which method of \(service)? There are \(names)")
        }
        let plain = method.lowercased()
        let subject = service.lowercased().split(separator: "-").first ?? ""
        for name in [plain, plain + subject] {
            if let exact = methods.first(where: { $0.name.name.lowercased() == name }) {
                return exact
            }
        }
        let fitting = methods.filter { $0.name.name.lowercased().hasPrefix(plain) }
        guard fitting.count == 1 else {
            throw CLIError(
                .usage, "\(service) has no method \(method), or several; it has \(names)")
        }
        return fitting[0]
    }

    private static func isNamed(_ name: String, _ service: String) -> Bool {
        let last = lastComponent(of: service)
        if name == service || name.lowercased() == last.lowercased() { return true }
        guard let meant = SuiteService.named(name) else { return false }
        return meant == SuiteService.named(last)
    }

    private static func lastComponent(of service: String) -> String {
        service.split(separator: ".").last.map(String.init) ?? service
    }
}

private import Dispatch
package import Foundation
private import Glibc
private import Synchronization

/// A headless Chromium, driven by its own protocol over two pipes: messages in JSON, each ended by
/// a zero octet. Source: Chrome DevTools Protocol, `--remote-debugging-pipe`.
///
/// What a page logs as an error, what it throws, and what it fails to load is collected. A machine
/// without Chromium is an error, not a reason to skip.
package final class Browser: Sendable {
    /// How long any answer may take.
    private static let patienceSeconds = 30.0
    private static let names = ["chromium", "chromium-browser", "google-chrome"]

    private struct State {
        var number = 0
        var session: String?
        var waiters: [Int: CheckedContinuation<Data, any Error>] = [:]
        var complaints: [String] = []
        var isClosed = false
    }

    private struct Failure: Error, CustomStringConvertible { let description: String }

    private let input: FileHandle
    private let output: FileHandle
    private let processID: pid_t
    private let profile: URL
    private let state = Mutex(State())

    /// Starts one with a page of its own.
    package static func start() async throws -> Browser {
        let browser = try Browser()
        do {
            try await browser.openPage()
            return browser
        } catch {
            browser.close()
            throw error
        }
    }

    private init() throws {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let found = path.split(separator: ":").flatMap { folder in
            Self.names.map { "\(folder)/\($0)" }
        }.first { FileManager.default.isExecutableFile(atPath: $0) }
        guard let found else {
            throw Failure(description: "Chromium is not installed (Debian: apt install chromium)")
        }
        profile = FileManager.default.temporaryDirectory.appending(
            path: "browser-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: profile, withIntermediateDirectories: true)
        let (toBrowser, fromBrowser) = (Pipe(), Pipe())
        input = toBrowser.fileHandleForWriting
        output = fromBrowser.fileHandleForReading
        for handle in [input, output] { _ = fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC) }
        processID = try Self.spawn(
            found,
            [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--no-first-run", "--disable-extensions", "--disable-background-networking",
                "--remote-debugging-pipe", "--hide-scrollbars",
                "--user-data-dir=\(profile.path)", "about:blank",
            ], reading: toBrowser.fileHandleForReading.fileDescriptor,
            writing: fromBrowser.fileHandleForWriting.fileDescriptor)
        try toBrowser.fileHandleForReading.close()
        try fromBrowser.fileHandleForWriting.close()
        let thread = Thread { [weak self, output] in
            Self.read(output) { self?.take($0) }
            self?.fail()
        }
        thread.name = "browser"
        thread.start()
    }

    /// What pages have complained about so far: errors logged, thrown, or of the network.
    package var complaints: [String] { state.withLock { $0.complaints } }

    /// Ends it.
    package func close() {
        let isFirst = state.withLock { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
        guard isFirst else { return }
        kill(processID, SIGKILL)
        while waitpid(processID, nil, 0) < 0, errno == EINTR {}
        try? input.close()
        try? FileManager.default.removeItem(at: profile)
    }

    /// Makes the page so many CSS pixels wide and high.
    package func resize(width: Int, height: Int, isDark: Bool = false) async throws {
        _ = try await send(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": width, "height": height, "deviceScaleFactor": 1,
                "mobile": width < 600,
            ])
        _ = try await send(
            "Emulation.setEmulatedMedia",
            [
                "features": [
                    ["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]
                ]
            ])
    }

    /// Goes to an address and waits until the page is there.
    package func open(_ address: String) async throws {
        _ = try await send("Page.navigate", ["url": address])
        _ = try await evaluate(
            """
            new Promise(done=>{const look=()=>document.readyState==="complete"\
            &&location.href!=="about:blank"?done(true):setTimeout(look,20);look()})
            """)
    }

    /// The value of an expression in the page, awaited when it is a promise, as text.
    package func evaluate(_ expression: String) async throws -> String {
        let answer = try await send(
            "Runtime.evaluate",
            ["expression": "Promise.resolve(\(expression)).then(String)", "awaitPromise": true])
        guard let result = answer["result"] as? [String: Any] else {
            throw Failure(description: "no result of \(expression)")
        }
        if answer["exceptionDetails"] != nil {
            throw Failure(description: "\(expression): \(result["description"] ?? "failed")")
        }
        return result["value"] as? String ?? ""
    }

    /// A picture of the page as it is, in PNG; of all of it when it is longer than the window.
    package func picture(isWhole: Bool = false) async throws -> Data {
        let answer = try await send(
            "Page.captureScreenshot", ["format": "png", "captureBeyondViewport": isWhole])
        guard let text = answer["data"] as? String, let data = Data(base64Encoded: text) else {
            throw Failure(description: "no picture")
        }
        return data
    }

    private func openPage() async throws {
        let target = try await send("Target.createTarget", ["url": "about:blank"])
        let session = try await send(
            "Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])
        state.withLock { $0.session = session["sessionId"] as? String }
        for domain in ["Page", "Runtime", "Log", "Network"] {
            _ = try await send("\(domain).enable")
        }
    }

    private func send(
        _ method: String, _ parameters: [String: Any] = [:]
    ) async throws -> [String: Any] {
        let (number, session) = state.withLock { state in
            state.number += 1
            return (state.number, state.session)
        }
        var message: [String: Any] = ["id": number, "method": method, "params": parameters]
        if let session { message["sessionId"] = session }
        let octets = try JSONSerialization.data(withJSONObject: message) + [0]
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.patienceSeconds) { [weak self] in
            self?.answer(number, .failure(Failure(description: "\(method) was not answered")))
        }
        let data = try await withCheckedThrowingContinuation { waiter in
            let isOpen = state.withLock { state in
                if !state.isClosed { state.waiters[number] = waiter }
                return !state.isClosed
            }
            guard isOpen else {
                return waiter.resume(throwing: Failure(description: "the browser has ended"))
            }
            do { try input.write(contentsOf: octets) } catch { answer(number, .failure(error)) }
        }
        let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        guard let result = object?["result"] as? [String: Any] else {
            throw Failure(description: "\(method): \(String(decoding: data, as: UTF8.self))")
        }
        return result
    }

    private func answer(_ number: Int, _ result: Result<Data, any Error>) {
        state.withLock { $0.waiters.removeValue(forKey: number) }?.resume(with: result)
    }

    private func fail() {
        let waiters = state.withLock { state in
            defer { state.waiters = [:] }
            state.isClosed = state.isClosed
            return state.waiters
        }
        for waiter in waiters.values {
            waiter.resume(throwing: Failure(description: "the browser has ended"))
        }
    }

    private func take(_ message: Data) {
        guard let object = try? JSONSerialization.jsonObject(with: message) as? [String: Any]
        else { return }
        if let number = object["id"] as? Int { return answer(number, .success(message)) }
        let parameters = object["params"] as? [String: Any] ?? [:]
        guard let text = Self.complaint(object["method"] as? String ?? "", parameters) else {
            return
        }
        state.withLock { $0.complaints.append(text) }
    }

    private static func complaint(_ method: String, _ parameters: [String: Any]) -> String? {
        switch method {
        case "Runtime.exceptionThrown":
            return "thrown: \(parameters["exceptionDetails"] ?? "")"
        case "Runtime.consoleAPICalled":
            let kind = parameters["type"] as? String ?? ""
            return kind == "error" || kind == "warning"
                ? "console: \(parameters["args"] ?? "")" : nil
        case "Log.entryAdded":
            let entry = parameters["entry"] as? [String: Any] ?? [:]
            let level = entry["level"] as? String ?? ""
            return level == "error" || level == "warning"
                ? "log: \(entry["text"] ?? "") \(entry["url"] ?? "")" : nil
        default:
            return nil
        }
    }

    private static func read(_ handle: FileHandle, _ body: (Data) -> Void) {
        var rest = Data()
        // What is there, at once: reading a number of octets would wait for all of them.
        while case let piece = handle.availableData, !piece.isEmpty {
            rest += piece
            while let end = rest.firstIndex(of: 0) {
                body(Data(rest[rest.startIndex..<end]))
                rest = Data(rest[rest.index(after: end)...])
            }
        }
    }

    /// Starts the program with the two pipes as its descriptors 3 and 4.
    private static func spawn(
        _ path: String, _ arguments: [String], reading: Int32, writing: Int32
    ) throws -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        // Above 4 first: a pipe may happen to be 3 or 4 already.
        for (from, to) in [(reading, Int32(103)), (writing, 104), (103, 3), (104, 4)] {
            unsafe posix_spawn_file_actions_adddup2(&actions, from, to)
        }
        for descriptor in [Int32(103), 104] {
            unsafe posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
            unsafe posix_spawn_file_actions_addopen(
                &actions, descriptor, "/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY, 0)
        }
        let copies = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
        defer { for index in unsafe copies.indices { unsafe free(copies[index]) } }
        var processID: pid_t = 0
        let status = unsafe posix_spawn(&processID, path, &actions, nil, copies, environ)
        guard status == 0 else { throw Failure(description: "\(path): errno \(status)") }
        return processID
    }
}

internal import AuditKeeping
internal import AuditTrail
internal import Dispatch
private import Glibc
internal import PHIProtection
package import ServiceRuntime

/// The audit of one process: chosen and opened by its settings before it serves, shared by its
/// loops.
///
/// - `CAREWIRE_AUDIT`: `journal` (default) or `postgres`.
/// - `CAREWIRE_AUDIT_FOLDER`: the journal's folder, of mode 0700; by default one named for the
///   service in ``standardFolder``. Its parents are made when they are missing. Of several
///   instances that share the setting, the later ones take `FOLDER.1`, `FOLDER.2` and so on; what
///   one of them left behind unshipped, the next start ships.
/// - `CAREWIRE_ANCHORS`: the address of metrics-service, which keeps the trail's heads.
/// - `CAREWIRE_AUDIT_ANCHOR`: seconds between two heads, 1 to 3,600; 60 by default.
package final class AuditRuntime: Sendable {
    /// Where journals are unless the settings say otherwise.
    package static let standardFolder = "/var/lib/carewire/audit"
    /// Instances that may share one setting on one machine.
    package static let instanceCountMax = 8
    /// Seconds between two heads, unless the settings say otherwise.
    package static let anchorIntervalDefault = 60

    /// Which sink the settings chose.
    enum Sink: Sendable {
        case journal(JournalSink, folders: [String])
        case database
    }

    let name: String
    let service: AuditIdentifier
    let key: AuditKey
    let sink: Sink
    let counters = AuditCounters()
    let denials: DenialLog

    private init(_ name: String, _ service: AuditIdentifier, _ key: AuditKey, _ sink: Sink) {
        self.name = name
        self.service = service
        self.key = key
        self.sink = sink
        denials = DenialLog(counters: counters)
    }

    /// Opens the sink. Blocks: before the service serves. The part on loop 0 closes it.
    ///
    /// - Throws: ``ServiceError`` with code `badSetting` or `missingSetting`, also for a journal
    ///   that cannot be opened: one that was changed is left as it is.
    package static func open(
        _ name: String, _ settings: ServiceSettings
    ) throws(ServiceError) -> AuditRuntime {
        do {
            let service = try AuditIdentifier(ServiceContext.identity(of: name))
            let ring = try KeyRing(contentsOfFile: settings.requiredText("keyring"))
            let key = try AuditKey(ring: ring, tenant: settings.text("tenant") ?? "default")
            switch settings.text("audit") ?? "journal" {
            case "journal":
                let folder = settings.text("audit.folder") ?? "\(standardFolder)/\(name)"
                makeParents(of: folder)
                let folders = (0..<instanceCountMax).map { $0 == 0 ? folder : "\(folder).\($0)" }
                return AuditRuntime(
                    name, service, key,
                    .journal(JournalSink(try firstFree(folders, name, key)), folders: folders))
            case "postgres": return AuditRuntime(name, service, key, .database)
            default: throw ServiceError(.badSetting, "CAREWIRE_AUDIT is journal or postgres")
            }
        } catch let error as ServiceError {
            throw error
        } catch let error as AuditError {
            throw ServiceError(.badSetting, "the audit: \(error.message)", cause: error)
        } catch {
            throw ServiceError(.badSetting, "the audit has no key", cause: error)
        }
    }

    private static func firstFree(
        _ folders: [String], _ name: String, _ key: AuditKey
    ) throws(AuditError) -> AuditJournal {
        for folder in folders.dropLast() {
            do throws(AuditError) {
                return try journal(name, in: folder, key)
            } catch {
                guard error.code == .inUse else { throw error }
            }
        }
        return try journal(name, in: folders.last ?? standardFolder, key)
    }

    /// Every folder is a trail of its own: the first start gives it a name that no other has.
    private static func journal(
        _ name: String, in folder: String, _ key: AuditKey
    ) throws(AuditError) -> AuditJournal {
        let stream: AuditIdentifier
        do throws(AuditError) {
            stream = try AuditVerifier(key: key).stream(ofFolder: folder)
        } catch {
            stream = try newStream(name)
        }
        return try AuditJournal.open(
            AuditJournalConfiguration(folder: folder, stream: stream), key: key)
    }

    /// A trail's name that nobody has.
    static func newStream(_ name: String) throws(AuditError) -> AuditIdentifier {
        var random = SystemRandomNumberGenerator()
        let id = AuditID(high: random.next(), low: random.next())
        return try AuditIdentifier("\(name)/\(Hexadecimal.text(id.octets))")
    }

    private static func makeParents(of folder: String) {
        var path = ""
        for part in folder.split(separator: "/").dropLast() {
            path += (folder.hasPrefix("/") || !path.isEmpty ? "/" : "") + part
            // What cannot be made is found when the journal is opened.
            _ = unsafe mkdir(path, 0o755)
        }
    }

    /// Closes the journal, on a thread that may block.
    func close() async {
        guard case .journal(let sink, _) = sink else { return }
        await Self.blocking { sink.journal.close() }
    }

    /// Opens a journal anew that has stopped, because its disk was full or failed, or because too
    /// much was not shipped. Nil when there is nothing to do.
    func reopen() async -> Result<Void, AuditError>? {
        guard case .journal(let sink, _) = sink,
            let code = sink.journal.snapshot.refusal?.code, code == .failed || code == .closed
        else { return nil }
        let key = key
        return await Self.blocking {
            do throws(AuditError) {
                let stopped = sink.journal
                stopped.close()
                sink.replace(
                    with: try AuditJournal.open(
                        AuditJournalConfiguration(folder: stopped.folder, stream: stopped.stream),
                        key: key))
                return .success(())
            } catch {
                return .failure(error)
            }
        }
    }

    /// Journals that other instances have left behind, opened; whoever gets one closes it.
    func leftBehind() async -> [AuditJournal] {
        guard case .journal(_, let folders) = sink else { return [] }
        let (name, key) = (name, key)
        return await Self.blocking {
            folders.filter { unsafe access($0, F_OK) == 0 }.compactMap {
                // In use, or damaged: then it is found when it is its turn to be written.
                try? Self.journal(name, in: $0, key)
            }
        }
    }

    /// Runs what may block on a thread that may.
    static func blocking<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: body()) }
        }
    }
}

internal import AuditTrail
internal import Foundation
internal import PHIProtection

/// What lies in files beside a suite that is tried out.
extension ClusterProbe {
    /// What is read of one log, at most; the newest.
    private static let logByteCountMax = 64 << 20

    func searchLogs(for words: [String]) async throws -> LogSearch? {
        guard let folder else { return nil }
        let files = FileManager.default
        let names = (try? files.contentsOfDirectory(atPath: folder.logs.path)) ?? []
        guard !names.isEmpty else { return nil }
        var byteCount = 0
        var found: [String] = []
        for name in names.sorted() {
            let file = folder.logs.appending(path: name)
            guard let handle = try? FileHandle(forReadingFrom: file) else { continue }
            defer { try? handle.close() }
            let length = try handle.seekToEnd()
            let start = length - min(length, UInt64(Self.logByteCountMax))
            try handle.seek(toOffset: start)
            let data = try handle.read(upToCount: Self.logByteCountMax) ?? Data()
            byteCount += data.count
            if words.contains(where: { data.firstRange(of: Data($0.utf8)) != nil }) {
                found.append(name)
            }
        }
        return LogSearch(fileCount: names.count, byteCount: byteCount, foundIn: found)
    }

    func verifyTrails() async throws -> [TrailFinding]? {
        guard let folder, FileManager.default.fileExists(atPath: folder.keyRing.path) else {
            return nil
        }
        let key = try AuditKey(
            ring: KeyRing(contentsOfFile: folder.keyRing.path), tenant: "default")
        var findings: [TrailFinding] = []
        for service in [SuiteService.patientService, .soapService] {
            let path = folder.audit(service.rawValue).path
            guard FileManager.default.fileExists(atPath: path) else { continue }
            let verdict = try AuditVerifier(key: key).verify(folder: path, anchors: [])
            findings.append(
                TrailFinding(
                    service: service.rawValue, recordCount: verdict.recordCount,
                    fault: verdict.fault?.text))
        }
        return findings
    }
}

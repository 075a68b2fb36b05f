internal import Messages
internal import PHIProtection

/// What of patients lies in the cache: values sealed under a secret that lives as long as the
/// cache's epoch.
extension PatientVault {
    private static let cacheTable = "patient-cache"
    private static let secretTable = "patient-cache-epoch"
    private static let secretName = Array("patient-cache".utf8)
    private static let versionByteCount = 8

    // MARK: Names

    /// The key of a patient in an epoch: another epoch's are never asked for again.
    func cacheKey(_ key: [UInt8], epoch: UInt64) -> [UInt8] {
        key + Array(":\(epoch)".utf8)
    }

    /// A patient's name in tables and its key in an epoch, written over what is in the arrays;
    /// false when they cannot be made.
    func writeNames(
        of patientID: String, epoch: UInt64, pseudonym: inout [UInt8], cacheKey key: inout [UInt8]
    ) -> Bool {
        guard names.writePseudonym(patientID, to: &pseudonym),
            unsafe names.writeCacheKey(patientID, to: &cacheName)
        else { return false }
        if unsafe cacheKeyEnd.epoch != epoch {
            unsafe cacheKeyEnd = (epoch, Array(":\(epoch)".utf8))
        }
        let end = Self.cachePrefix.count + 2 * Pseudonymizer.nameByteCount
        let count = unsafe end + cacheKeyEnd.octets.count
        if key.count != count { key = [UInt8](repeating: 0, count: count) }
        unsafe key.withUnsafeMutableBytes { key in
            unsafe key.copyBytes(from: Self.cachePrefix)
            var place = Self.cachePrefix.count
            unsafe cacheName.withUnsafeBytes { name in
                // A name is 32 octets: four at a time become eight digits.
                for index in stride(from: 0, to: name.count, by: 4) {
                    let octets = unsafe UInt32(
                        bigEndian: name.loadUnaligned(fromByteOffset: index, as: UInt32.self))
                    unsafe key.storeBytes(
                        of: Self.hexadecimalDigits(octets).bigEndian, toByteOffset: place,
                        as: UInt64.self)
                    place += 8
                }
            }
            unsafe UnsafeMutableRawBufferPointer(rebasing: key[end...])
                .copyBytes(from: cacheKeyEnd.octets)
        }
        return true
    }

    /// A patient's name in tables, written over what is in the array; false when it cannot be made.
    func writePseudonym(of patientID: String, to pseudonym: inout [UInt8]) -> Bool {
        names.writePseudonym(patientID, to: &pseudonym)
    }

    /// A mark or token that nobody else puts into the cache.
    func cacheMark(_ kind: UInt8) -> [UInt8] { [kind] + uniqueOctets() }

    // MARK: The secret

    /// A new secret, sealed.
    func makeCacheSecret() throws(PatientServiceError) -> [UInt8] {
        try translated { () throws(PHIError) in
            try cacheSealer.seal(SubjectKey(drawnFor: Self.secretName), for: secretPlace)
        }
    }

    /// Opens a secret.
    func openCacheSecret(_ envelope: [UInt8]) throws(PatientServiceError) -> SubjectKey {
        try translated { () throws(PHIError) in
            try cacheSealer.openSubjectKey(envelope, at: secretPlace)
        }
    }

    /// Whether a rotation of keys has left the secret behind.
    func isUnderActiveKey(_ envelope: [UInt8]) -> Bool {
        PHISealer.keyID(of: envelope) == cacheSealer.activeKeyID
    }

    /// Wipes what was derived from a secret that is used no more.
    func forgetCacheSecret(_ secret: SubjectKey) {
        cacheSealer.forget(subjectNamed: secret.name)
    }

    private var secretPlace: SealPlace {
        place(Self.secretTable, .secret, Self.secretName, 0)
    }

    // MARK: Values

    /// A cached value: ``CachedOctets/value``, the version in clear (8 octets, big-endian), then
    /// the sealed patient, bound to the key and the version. That there is no such patient is
    /// version 0.
    func sealForCache(
        _ patient: PatientV1.Patient?, key: [UInt8], secret: SubjectKey
    ) throws(PatientServiceError) -> [UInt8] {
        let version = patient?.version ?? 0
        var value: [UInt8] = [CachedOctets.value]
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            value.append(UInt8(truncatingIfNeeded: version >> shift))
        }
        let place = place(Self.cacheTable, .content, key, version)
        value += try seal(patient ?? PatientV1.Patient(), cacheSealer, place, secret)
        return value
    }

    /// Opens a cached value, which is for this key; nil means that there was no such patient.
    /// - Throws: ``PatientServiceError`` with code `damaged` when it is not what this service put
    ///   there.
    func openFromCache(
        _ value: [UInt8], key: [UInt8], secret: SubjectKey
    ) throws(PatientServiceError) -> CachedPatient? {
        let start = 1 + Self.versionByteCount
        let version = value.prefix(start).dropFirst().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let place = place(Self.cacheTable, .content, key, version)
        let octets = try translated { () throws(PHIError) in
            try cacheSealer.open(Array(value.dropFirst(start)), at: place, under: secret)
        }
        return version == 0 ? nil : CachedPatient(version: version, octets: octets)
    }

    /// Opens a cached value into `octets`, which the caller wipes, and gives its version; 0 means
    /// that there was no such patient. Nil when it is not what this service put there.
    func openFromCache(
        _ value: UnsafeRawBufferPointer, key: [UInt8], secret: SubjectKey,
        into octets: inout [UInt8]
    ) -> UInt64? {
        let start = 1 + Self.versionByteCount
        let count = value.count - start - PHISealer.overheadByteCount
        guard count >= 0 else { return nil }
        let version = unsafe UInt64(
            bigEndian: value.loadUnaligned(fromByteOffset: 1, as: UInt64.self))
        let place = place(Self.cacheTable, .content, key, version)
        // The array keeps its memory from one read to the next. What is sealed is copied, to be
        // written over, since zeros would be appended one by one.
        octets.removeAll(keepingCapacity: true)
        unsafe octets.append(
            contentsOf: UnsafeRawBufferPointer(rebasing: value[start..<start + count]))
        let isOpen = unsafe octets.withUnsafeMutableBytes { target in
            do throws(PHIError) {
                try unsafe cacheSealer.open(
                    UnsafeRawBufferPointer(rebasing: value[start...]), at: place, under: secret,
                    into: target)
                return true
            } catch { return false }
        }
        return isOpen ? version : nil
    }

    /// Decodes what the cache had.
    /// - Throws: ``PatientServiceError`` with code `damaged`.
    func patient(_ cached: CachedPatient) throws(PatientServiceError) -> PatientV1.Patient {
        do {
            return try PatientV1.Patient(decoding: cached.octets)
        } catch {
            throw PatientServiceError(.damaged, "a cached value cannot be decoded", cause: error)
        }
    }
}

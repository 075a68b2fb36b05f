/// A key ring where it lies, and the two changes that it may see.
///
/// A change writes the whole new ring to a file beside it (the ring's name and `.new`), reads it
/// back, waits until it is on disk, takes the old one's owner and mode over, and renames it into
/// its place: readers find the old ring or the new one, never a part. The ring file is locked
/// meanwhile, so a change never loses another's key. A file that a crash left behind is removed by
/// the next change.
///
/// The old file is overwritten after a key was destroyed, as far as the file system overwrites in
/// place; a copying file system, a drive's spare blocks and backups may still hold it. Where that
/// matters, the ring belongs on an encrypted or volatile file system.
package struct KeyRingFile: Sendable {
    /// What came of a rotation.
    package enum OnRotate: Sendable, Hashable {
        /// New data is sealed under `keyID` as soon as the services have looked at the file.
        case rotated(from: UInt32, to: UInt32)
        /// Somebody else is changing the ring. Nothing was done; try again.
        case busy
    }

    /// What came of destroying a key.
    package enum OnDestroy: Sendable, Hashable {
        /// Everything sealed under the key is unreadable, now and for ever, in every copy.
        case destroyed
        /// Somebody else is changing the ring. Nothing was done; try again.
        case busy
        /// The second id is not the first. Nothing was done.
        case notConfirmed
        /// The ring has no such key. Nothing was done.
        case unknownKey
        /// New data is sealed under this key: rotate first. Nothing was done.
        case keyIsActive
        /// The active key is younger than ``settlingSeconds``: a service may still seal under the
        /// old one. Nothing was done; try again after `seconds`.
        case stillInUse(seconds: Int64)
    }

    /// How long after a rotation no key can be destroyed, in seconds: ten times as long as a
    /// service may take to look at its ring (``KeyRingWatch/intervalMax``).
    package static let settlingSeconds: Int64 = 600
    /// How often a changer that finds the file replaced under its hands begins anew.
    static let attemptCountMax = 3

    /// Where the ring lies; a symbolic link is followed.
    package let path: String

    /// The ring at `path`; nothing is read yet.
    package init(path: String) {
        self.path = path
    }

    /// Adds a random key with the next id and makes it the active one.
    /// - Parameter nowSeconds: the time, in seconds since 1970; noted with the key.
    /// - Throws: ``PHIError`` with code `badKeyRing` or `exposedKeyRing` when the ring cannot be
    ///   read or written, `limitExceeded` when it is full. The file is then as it was, except after
    ///   the message that the folder cannot be written to disk.
    package func rotate(nowSeconds: Int64) throws(PHIError) -> OnRotate {
        guard let locked = try LockedKeyRing.take(path) else { return .busy }
        let next = try locked.ring.rotated(madeAtSeconds: nowSeconds)
        try locked.replace(with: next)
        return .rotated(from: locked.ring.activeKeyID, to: next.activeKeyID)
    }

    /// Removes a key that is not active. What was sealed under it, and was not sealed anew, is lost
    /// for ever: in the store, in every backup and replica.
    /// - Parameters:
    ///   - confirmation: the id once more.
    ///   - nowSeconds: the time, in seconds since 1970.
    /// - Throws: ``PHIError`` as ``rotate(nowSeconds:)``.
    package func destroy(
        _ keyID: UInt32, confirmation: UInt32, nowSeconds: Int64
    ) throws(PHIError) -> OnDestroy {
        guard keyID == confirmation else { return .notConfirmed }
        guard let locked = try LockedKeyRing.take(path) else { return .busy }
        let ring = locked.ring
        guard ring.holds(keyID) else { return .unknownKey }
        guard keyID != ring.activeKeyID else { return .keyIsActive }
        if let madeAtSeconds = ring.entries.first(where: \.isActive)?.madeAtSeconds {
            let (age, overflows) = nowSeconds.subtractingReportingOverflow(madeAtSeconds)
            if !overflows, age < Self.settlingSeconds {
                return .stillInUse(seconds: Self.settlingSeconds - max(0, age))
            }
        }
        try locked.replace(with: ring.without(keyID))
        locked.overwriteOldFile()
        return .destroyed
    }
}

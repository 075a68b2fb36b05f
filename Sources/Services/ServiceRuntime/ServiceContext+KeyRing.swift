internal import Logging
package import PHIProtection

extension ServiceContext {
    /// Holds the text of a ring's file when the ring is in neither a file nor a key server.
    static let keyRingVariable = "CAREWIRE_KEYRING_TEXT"

    /// The key ring, from exactly one source; each loop has a watch of its own, to be stopped when
    /// the service ends.
    ///
    /// - `CAREWIRE_KEYRING` names a file of mode 0600, or `unix:` and the path of a key server's
    ///   socket (`carewire keys serve`). It is looked at every `CAREWIRE_KEYRING_LOOK` seconds (1
    ///   to 60, 10 by default): a rotated ring is used without a restart.
    /// - `CAREWIRE_KEYRING_TEXT` holds the text of such a file. It is taken out of the environment
    ///   when the process begins, and is not followed: a rotation needs a restart.
    ///
    /// - Throws: ``ServiceError`` with code `missingSetting` when there is no source, `badSetting`
    ///   when there are two, and for a ring that cannot be used.
    package func keyRing() throws(ServiceError) -> KeyRingWatch {
        let watch = try keyRingWatch()
        let interval = try settings.number("keyring.look", default: 10, in: 1...60)
        let logger = logger
        watch.start(on: loop, every: .seconds(interval)) { look in
            switch look {
            case .nothing: break
            case .reloaded(let ring):
                logger.notice("key ring: key \(ring.activeKeyID) seals from now on")
            case .refused(let error):
                logger.error("key ring: the old one stays: \(error.message)")
            }
        }
        return watch
    }

    private func keyRingWatch() throws(ServiceError) -> KeyRingWatch {
        let setting = settings.text("keyring")
        do throws(PHIError) {
            guard let given = try KeyRing.taken(fromEnvironment: Self.keyRingVariable) else {
                guard let setting else {
                    throw PHIError(.badKeyRing, "neither it nor \(Self.keyRingVariable) is set")
                }
                return try KeyRingWatch(KeyRingSource(setting: setting))
            }
            guard setting == nil else {
                throw PHIError(.badKeyRing, "\(Self.keyRingVariable) is set as well; one is enough")
            }
            return try KeyRingWatch(.environment, given: given)
        } catch {
            throw ServiceError(.badSetting, "CAREWIRE_KEYRING: \(error.message)", cause: error)
        }
    }

    /// The ledger of `CAREWIRE_KEY_LEDGER`, a file that every instance has for itself: what the
    /// loops of this process seal is counted in it, over all its runs. Nil when the setting is
    /// absent; then each loop counts for itself, anew with each run, which is logged.
    ///
    /// - Throws: ``ServiceError`` with code `badSetting` for a file that cannot be used.
    package func keyLedger() throws(ServiceError) -> KeyUsageLedger? {
        guard let path = settings.text("key.ledger") else {
            if loopIndex == 0 {
                logger.warning("CAREWIRE_KEY_LEDGER is not set: seals are counted by run only")
            }
            return nil
        }
        do throws(PHIError) {
            return try KeyUsageLedger.shared(atPath: path)
        } catch {
            throw ServiceError(.badSetting, "CAREWIRE_KEY_LEDGER: \(error.message)", cause: error)
        }
    }
}

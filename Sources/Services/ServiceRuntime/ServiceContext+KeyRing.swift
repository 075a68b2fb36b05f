private import Logging
package import PHIProtection

extension ServiceContext {
    /// The key ring of `CAREWIRE_KEYRING`, looked at every `CAREWIRE_KEYRING_LOOK` seconds (1 to
    /// 60, 10 by default): a rotated one is used without a restart. Each loop has its own; stop it
    /// when the service ends.
    ///
    /// - Throws: ``ServiceError`` with code `badSetting`, also for a ring that cannot be used.
    package func keyRing() throws(ServiceError) -> KeyRingWatch {
        let path = try settings.requiredText("keyring")
        let watch: KeyRingWatch
        do { watch = try KeyRingWatch(path: path) } catch {
            throw ServiceError(.badSetting, "CAREWIRE_KEYRING: \(error.message)", cause: error)
        }
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
}

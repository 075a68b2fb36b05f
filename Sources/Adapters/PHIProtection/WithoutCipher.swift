#if CAREWIRE_WITHOUT_CIPHER
    private import Glibc

    /// What a build with this condition has instead of encryption: nothing, so that the same paths
    /// can be measured with it and without (`bench encryption`). Envelopes keep their form; no
    /// other build opens one, since its tag is empty.
    enum WithoutCipher {
        /// A process that does not say by this variable that it measures gets no key ring, and so
        /// does not start.
        private static let variable = "CAREWIRE_MEASURES_WITHOUT_CIPHER"

        static func requireMeasuring() throws(PHIError) {
            guard unsafe getenv(variable) != nil else {
                throw PHIError(.badKeyRing, "this build encrypts nothing and is for measuring only")
            }
        }

        /// Stands where a derived key would.
        static func workingKey(byteCount: Int) throws(PHIError) -> SecretOctets {
            try unsafe SecretOctets(count: byteCount) { _ in true }
        }
    }
#endif

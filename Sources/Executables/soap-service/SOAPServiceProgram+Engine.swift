import Foundation
import SOAPService
import ServiceRuntime
import Synchronization

extension SOAPServiceProgram {
    /// One for all loops: its tables are large, and it does not change.
    private static let made = Mutex<NoteScreener?>(nil)

    /// Reads notes. `CAREWIRE_TEXT_PROFILE` is conservative, balanced (the default) or aggressive
    /// and changes how fast, never what; `CAREWIRE_TEXT_CODES` is the file of an ICD-10-CM order
    /// table, `CAREWIRE_TEXT_TERMS` one of further terms.
    static func screener(_ settings: ServiceSettings) throws -> NoteScreener {
        try made.withLock { made in
            if let made { return made }
            let screener = try make(settings)
            made = screener
            return screener
        }
    }

    private static func make(_ settings: ServiceSettings) throws -> NoteScreener {
        let codes = settings.text("text.codes").map { URL(filePath: $0) }
        let terms = settings.text("text.terms").map { URL(filePath: $0) }
        do {
            return try NoteScreener(
                profile: settings.text("text.profile"),
                codes: codes.map { file in
                    (
                        file.deletingPathExtension().lastPathComponent,
                        Array(try Data(contentsOf: file))
                    )
                }, terms: terms.map { Array(try Data(contentsOf: $0)) })
        } catch let error as SOAPServiceError {
            throw ServiceError(.badSetting, error.message, cause: error)
        } catch {
            throw ServiceError(
                .badSetting, "CAREWIRE_TEXT_CODES or CAREWIRE_TEXT_TERMS cannot be read",
                cause: error)
        }
    }
}

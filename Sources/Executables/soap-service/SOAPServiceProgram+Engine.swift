import ClinicalText
import Foundation
import SOAPService
import ServiceRuntime
import Synchronization

extension SOAPServiceProgram {
    /// One engine for all loops: its tables are large, and it does not change.
    private static let engine = Mutex<ClinicalEngine?>(nil)

    /// Reads notes. `CAREWIRE_TEXT_PROFILE` is conservative, balanced (the default) or aggressive
    /// and changes how fast, never what; `CAREWIRE_TEXT_CODES` is the file of an ICD-10-CM order
    /// table, `CAREWIRE_TEXT_TERMS` one of further terms.
    static func screener(_ settings: ServiceSettings) throws -> NoteScreener {
        NoteScreener(
            try engine.withLock { engine in
                if let engine { return engine }
                let made = try make(settings)
                engine = made
                return made
            })
    }

    private static func make(_ settings: ServiceSettings) throws -> ClinicalEngine {
        let name = settings.text("text.profile") ?? ClinicalEngine.Profile.balanced.rawValue
        guard let profile = ClinicalEngine.Profile(rawValue: name) else {
            throw ServiceError(
                .badSetting, "CAREWIRE_TEXT_PROFILE is conservative, balanced or aggressive")
        }
        do {
            var codes: CodeTable?
            if let path = settings.text("text.codes") {
                let file = URL(filePath: path)
                codes = try CodeTable(
                    orderFile: Array(Data(contentsOf: file)),
                    name: file.deletingPathExtension().lastPathComponent)
            }
            var terms = Terminology.builtIn
            if let path = settings.text("text.terms") {
                terms = try Terminology(file: Array(Data(contentsOf: URL(filePath: path))))
            }
            return ClinicalEngine(terminology: terms, codeTable: codes, profile: profile)
        } catch let error as ClinicalTextError {
            throw ServiceError(.badSetting, "clinical text: \(error.message)", cause: error)
        } catch {
            throw ServiceError(
                .badSetting, "CAREWIRE_TEXT_CODES or CAREWIRE_TEXT_TERMS cannot be read",
                cause: error)
        }
    }
}

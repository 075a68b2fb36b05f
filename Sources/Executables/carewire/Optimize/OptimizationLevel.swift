internal import ArgumentParser
internal import ClinicalText

/// How much the reading of notes is optimised; what it finds is the same.
enum OptimizationLevel: String, CaseIterable, ExpressibleByArgument {
    case conservative, balanced, aggressive

    /// The engine's profile of that level.
    var profile: ClinicalEngine.Profile {
        switch self {
        case .conservative: .conservative
        case .balanced: .balanced
        case .aggressive: .aggressive
        }
    }
}

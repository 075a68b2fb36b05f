import Glibc

/// What libFuzzer calls with each input. The environment names the target.
enum Fuzz {
    /// The environment variable that names the target.
    static let variable = "CAREWIRE_FUZZ"

    /// The targets.
    enum Target: String, CaseIterable {
        case frames, requests, responses, control, server, client, `guard`, messages, json, notes
    }

    /// The chosen target.
    static let target: Target = {
        let name = unsafe getenv(variable).map { unsafe String(cString: $0) }
        guard let target = Target(rawValue: name ?? "") else {
            preconditionFailure("\(variable) must be one of \(Target.allCases)")
        }
        return target
    }()

    static func run(_ input: UnsafeRawBufferPointer) {
        switch target {
        case .frames: unsafe FrameTarget.run(input)
        case .requests: unsafe RequestTarget.run(input)
        case .responses: unsafe ResponseTarget.run(input)
        case .control: unsafe ControlTarget.run(input)
        case .server: unsafe ServerTarget.run(input)
        case .client: unsafe ClientTarget.run(input)
        case .guard: unsafe GuardTarget.run(input)
        case .messages: unsafe MessageTarget.run(input)
        case .json: unsafe JSONTarget.run(input)
        case .notes: unsafe ClinicalTextTarget.run(input)
        }
    }
}

/// The entry that libFuzzer expects.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ octets: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    unsafe Fuzz.run(UnsafeRawBufferPointer(start: octets, count: count))
    return 0
}

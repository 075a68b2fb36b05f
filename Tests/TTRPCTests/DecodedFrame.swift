import TTRPC
import TestSupport

/// What a decoder at a frame's border makes of these octets.
func decodedFrame(_ hexadecimal: String) -> FrameDecoder.OnBytes {
    var decoder = FrameDecoder()
    let octets = octets(hexadecimal)
    let (outcome, _) = unsafe octets.withUnsafeBytes { unsafe decoder.next($0) }
    return outcome
}

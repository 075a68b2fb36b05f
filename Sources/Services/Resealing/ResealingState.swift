/// How far values are sealed anew after a rotation, as all instances of the service share it.
package struct ResealingState: Sendable, Equatable {
    /// The key under which the pass seals; 0 before the first.
    package var keyID: UInt32 = 0
    /// Number of the pass, from 1.
    package var pass: Int64 = 0
    /// Whether the pass is under way.
    package var isRunning = false
    /// The table that is being walked, by its place in the plan.
    package var place = 0
    /// The last row that was looked at.
    package var behind = ResealRow.Name()
    /// Rows looked at in this pass, or the last one.
    package var examinedCount: Int64 = 0
    /// Values sealed anew in it.
    package var resealedCount: Int64 = 0
    /// Values in it that did not open.
    package var unreadableCount: Int64 = 0
    /// Rows whose tokens were written anew in it.
    package var renewedCount: Int64 = 0
    /// The key for which a whole pass found nothing to do, begun long enough after the rotation
    /// (``KeyRingFile/settlingSeconds``): no value is under a key before it any more. 0 for none.
    package var cleanKeyID: UInt32 = 0

    /// The version of tokens that a whole pass has found everywhere, or brought there. 0 for none,
    /// and where there are no tokens.
    package var cleanTokenVersion: Int64 = 0

    /// Nothing done yet.
    package init() {}
}

/// Whose an item is. Items of two tenants never travel in one batch, never share a slot, and their
/// keys are different keys even if they look alike.
public struct Tenant: Sendable, Hashable {
    /// A name of the operator's choice, such as a facility's; never a patient's data.
    public let name: String

    /// A tenant of this name.
    public init(_ name: String) { self.name = name }

    /// For those who have one tenant only.
    public static let only = Tenant("")
}

internal import LatencyBudget

/// The operations that a service reports on, numbered in the order in which they were met.
struct OperationNames {
    /// Names told apart; further ones are all called ``other``.
    static let nameCountMax = PackedHop.operationCountMax - 1
    static let other = "other"

    /// In the order of their numbers.
    private(set) var names: [String] = []
    private var numbers: [String: Int] = [:]
    /// Who came after each the last time. Mostly it does so again, and to compare with one name is
    /// cheaper than to hash.
    private var successors: [Int] = []
    private var last = 0

    mutating func number(of name: String) -> Int {
        if last < successors.count {
            let next = successors[last]
            if names[next] == name {
                last = next
                return next
            }
        }
        let number = find(name)
        successors[last] = number
        last = number
        return number
    }

    private mutating func find(_ name: String) -> Int {
        if let number = numbers[name] { return number }
        let isTooMany = names.count >= Self.nameCountMax
        if isTooMany, let number = numbers[Self.other] { return number }
        let number = names.count
        let kept = isTooMany ? Self.other : name
        names.append(kept)
        successors.append(number)
        numbers[kept] = number
        return number
    }
}

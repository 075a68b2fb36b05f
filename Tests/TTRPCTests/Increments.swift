/// What a consumed message lets a side announce.
struct Increments: Equatable {
    var stream: UInt32 = 0
    var connection: UInt32 = 0

    static let none = Increments()
}

internal import Foundation
internal import Messages

/// Resources in memory, with the indexes that the searches need. No lock and no clock inside.
///
/// One call is one step: a conditional create looks and writes in the same call, so that whoever
/// holds the store's lock for it cannot be overtaken.
struct FHIRStore {
    /// Resources kept, deleted ones included.
    static let resourceCountMax = 200_000
    /// Octets of JSON kept (256 MiB).
    static let byteCountMax = 256 << 20
    /// What can be stored and searched.
    static let types = ["Patient", "Observation", "DocumentReference"]

    /// What became of a create.
    enum OnCreate {
        case created(StoredResource)
        /// The condition matched one resource; nothing was written.
        case existing(StoredResource)
        /// The condition matched more than one; nothing was written.
        case ambiguous
        /// The store is full.
        case full
    }

    /// What became of a read or delete.
    enum OnFind {
        case found(StoredResource)
        case deleted
        case unknown
    }

    private struct Shelf {
        var resources: [String: StoredResource] = [:]
        /// In the order of creation.
        var order: [String] = []
        var byIdentifier: [Identifier: [String]] = [:]
        var byPatient: [String: [String]] = [:]
        /// What newer documents say that they replace.
        var replaced: Set<Identifier> = []
        var createdCount = 0
        /// Of the oldest in ``order``, those that are not here any more.
        var forgottenCount = 0
    }

    /// Of which type the oldest may be forgotten.
    private static let forgettable = "DocumentReference"

    private var shelves: [String: Shelf]
    private var resourceCount = 0
    private var byteCount = 0
    private let forgetsOldest: Bool
    private let countMax: Int

    /// - Parameters:
    ///   - forgetsOldest: whether a full store makes room by forgetting its oldest documents.
    ///   - countMax: resources from which on it is full.
    init(forgetsOldest: Bool = false, countMax: Int = resourceCountMax) {
        self.forgetsOldest = forgetsOldest
        self.countMax = countMax
        shelves = Dictionary(uniqueKeysWithValues: Self.types.map { ($0, Shelf()) })
    }

    /// Stores a resource under an id of its own choice, unless `condition` matches one already.
    mutating func create(
        _ type: String, _ content: JSONValue, unless condition: SearchQuery? = nil, now: Date
    ) -> OnCreate {
        if let condition {
            let matches = search(type, condition)
            if matches.count > 1 { return .ambiguous }
            if let match = matches.first { return .existing(match) }
        }
        let size = content.byteCount
        while !hasRoom(size) {
            guard forgetsOldest, forgetOldest() else { return .full }
        }
        resourceCount += 1
        byteCount += size
        shelves[type, default: Shelf()].createdCount += 1
        let number = shelves[type]?.createdCount ?? 0
        let id = "\(type.prefix(1).lowercased())\(number)"
        var resource = StoredResource(type: type, id: id, content: content, now: now)
        resource.byteCount = size
        let replaced = resource.replaced
        // Its successor may have been there first.
        if resource.identifiers.contains(where: { shelves[type]?.replaced.contains($0) ?? false }),
            resource.status == "current"
        {
            resource.status = "superseded"
        }
        keep(resource)
        for identifier in replaced { supersede(type, identifier, now: now) }
        return .created(resource)
    }

    private func hasRoom(_ size: Int) -> Bool {
        resourceCount < countMax && byteCount + size <= Self.byteCountMax
    }

    /// False when there is none left.
    private mutating func forgetOldest() -> Bool {
        guard var shelf = shelves.removeValue(forKey: Self.forgettable) else { return false }
        defer { shelves[Self.forgettable] = shelf }
        guard shelf.forgottenCount < shelf.order.count else { return false }
        let id = shelf.order[shelf.forgottenCount]
        shelf.forgottenCount += 1
        if shelf.forgottenCount * 2 >= shelf.order.count {
            shelf.order.removeFirst(shelf.forgottenCount)
            shelf.forgottenCount = 0
        }
        guard let resource = shelf.resources.removeValue(forKey: id) else { return true }
        for identifier in resource.identifiers {
            shelf.byIdentifier[identifier]?.removeAll { $0 == id }
            if shelf.byIdentifier[identifier]?.isEmpty == true {
                shelf.byIdentifier[identifier] = nil
            }
        }
        if let patientID = resource.patientID {
            shelf.byPatient[patientID]?.removeAll { $0 == id }
        }
        resourceCount -= 1
        byteCount -= resource.byteCount
        return true
    }

    /// As a document registry does: what a newer document replaces, is superseded.
    private mutating func supersede(_ type: String, _ identifier: Identifier, now: Date) {
        shelves[type]?.replaced.insert(identifier)
        for id in shelves[type]?.byIdentifier[identifier] ?? []
        where shelves[type]?.resources[id]?.status == "current" {
            _ = setStatus(type, id, "superseded", now: now)
        }
    }

    /// Gives a resource another status, as a new version.
    mutating func setStatus(
        _ type: String, _ id: String, _ status: String, now: Date
    ) -> OnFind {
        guard var resource = shelves[type]?.resources[id] else { return .unknown }
        if resource.isDeleted { return .deleted }
        guard resource.status != status else { return .found(resource) }
        resource.status = status
        resource.version += 1
        resource.lastUpdated = now
        resource.writeMeta()
        shelves[type]?.resources[id] = resource
        return .found(resource)
    }

    /// The newest version of a resource.
    func find(_ type: String, _ id: String) -> OnFind {
        guard let resource = shelves[type]?.resources[id] else { return .unknown }
        return resource.isDeleted ? .deleted : .found(resource)
    }

    /// Deletes; a second time is no error.
    mutating func delete(_ type: String, _ id: String, now: Date) -> OnFind {
        guard let resource = shelves[type]?.resources[id] else { return .unknown }
        if resource.isDeleted { return .deleted }
        var deleted = resource
        deleted.isDeleted = true
        deleted.version += 1
        deleted.lastUpdated = now
        shelves[type]?.resources[id] = deleted
        return .found(deleted)
    }

    /// Every match, in the order of creation unless `_sort` says otherwise.
    func search(_ type: String, _ query: SearchQuery) -> [StoredResource] {
        guard let shelf = shelves[type] else { return [] }
        let ids = candidates(shelf, query)
        if ids.isEmpty { return [] }
        var matches = ids.compactMap { shelf.resources[$0] }.filter {
            !$0.isDeleted && fits($0, query)
        }
        switch query.values("_sort").last {
        case "date": matches.sort { $0.effectiveStart < $1.effectiveStart }
        case "-date": matches.sort { $0.effectiveStart > $1.effectiveStart }
        case _: break
        }
        return matches
    }

    /// How many resources carry each identifier value, for counting effects.
    func countsByIdentifier(_ type: String) -> [(value: String, count: Int)] {
        let shelf = shelves[type] ?? Shelf()
        return shelf.byIdentifier.map { ($0.key.value, $0.value.count) }
            .sorted { $0.value < $1.value }
    }

    private mutating func keep(_ resource: StoredResource) {
        shelves[resource.type]?.resources[resource.id] = resource
        shelves[resource.type]?.order.append(resource.id)
        let identifiers = resource.identifiers
        for identifier in identifiers.count > 1 ? Array(Set(identifiers)) : identifiers {
            shelves[resource.type]?.byIdentifier[identifier, default: []].append(resource.id)
        }
        if let patientID = resource.patientID {
            shelves[resource.type]?.byPatient[patientID, default: []].append(resource.id)
        }
    }

    /// Ids that an index narrows the search down to.
    private func candidates(_ shelf: Shelf, _ query: SearchQuery) -> [String] {
        for alternatives in query.tokens("identifier") {
            guard alternatives.count == 1, let system = alternatives[0].system,
                let value = alternatives[0].value
            else { continue }
            return shelf.byIdentifier[Identifier(system: system, value: value)] ?? []
        }
        for name in ["patient", "subject"] {
            for value in query.values(name) where !value.contains(",") {
                return shelf.byPatient[Self.patientID(value)] ?? []
            }
        }
        if let tokens = query.tokens("patient.identifier").first {
            return patients(tokens).flatMap { shelf.byPatient[$0] ?? [] }
        }
        return shelf.order
    }

    private func fits(_ resource: StoredResource, _ query: SearchQuery) -> Bool {
        let ids = query.values("_id").allSatisfy {
            $0.split(separator: ",").contains { $0 == resource.id }
        }
        let identifiers = query.tokens("identifier").allSatisfy { tokens in
            tokens.contains { token in resource.identifiers.contains { token.matches($0) } }
        }
        let subjects = (query.values("patient") + query.values("subject")).allSatisfy { value in
            value.split(separator: ",").contains {
                Self.patientID($0) == resource.patientID
            }
        }
        let chained = query.tokens("patient.identifier").allSatisfy { tokens in
            patients(tokens).contains { $0 == resource.patientID }
        }
        let codes = query.tokens("code").allSatisfy { tokens in
            let codings = resource.content["code"]?["coding"]?.elements ?? []
            return tokens.contains { token in
                codings.contains {
                    token.matches(
                        Identifier(
                            system: $0.string("system") ?? "", value: $0.string("code") ?? ""))
                }
            }
        }
        return ids && identifiers && subjects && chained && codes
    }

    /// Logical ids of the patients that carry one of these identifiers.
    private func patients(_ tokens: [SearchToken]) -> [String] {
        guard let shelf = shelves["Patient"] else { return [] }
        var found: [String] = []
        for token in tokens {
            if let system = token.system, let value = token.value {
                found += shelf.byIdentifier[Identifier(system: system, value: value)] ?? []
            } else {
                found += shelf.order.filter { id in
                    shelf.resources[id]?.identifiers.contains { token.matches($0) } ?? false
                }
            }
        }
        return found.filter { shelf.resources[$0]?.isDeleted == false }
    }

    private static func patientID(_ value: some StringProtocol) -> String {
        value.hasPrefix("Patient/") ? String(value.dropFirst(8)) : String(value)
    }
}

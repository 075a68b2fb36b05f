import Foundation

@testable import carewire

/// The simulated EHR from outside: its documents, and its faults.
struct Simulator: Sendable {
    private let base: String

    /// - Parameter metadata: the address of its capability statement.
    init(metadata: String) { base = metadata.replacing("/metadata", with: "") }

    /// Orders faults: JSON that names the settings to change.
    func order(_ faults: String) async throws {
        let page = try await WebPage.post("\(base)/control", faults)
        guard page.status == 200 else { throw CLIError(.program, "/control: \(page.status)") }
    }

    /// Takes back every fault that a test here orders.
    func behave() async throws {
        try await order(
            #"{"hang": false, "delayMilliseconds": 0, "errorRate": 0, "errorAfterEffect": false}"#)
    }

    /// The documents of a note, as their texts.
    func documents(of noteID: String) async throws -> [String] {
        let page = try await WebPage.get(
            "\(base)/DocumentReference?identifier=urn:carewire:note%7C\(noteID)")
        let bundle = try JSONDecoder().decode(Bundle.self, from: page.body)
        return try (bundle.entry ?? []).map { entry in
            guard let data = entry.resource.content.first?.attachment.data else {
                throw CLIError(.program, "a document without content")
            }
            return String(decoding: data, as: UTF8.self)
        }
    }

    /// How the EHR shows the documents of this id.
    func statuses(of documentID: String) async throws -> [String] {
        let page = try await WebPage.get(
            "\(base)/DocumentReference?identifier=urn:carewire:note%7C\(documentID)")
        let bundle = try JSONDecoder().decode(Bundle.self, from: page.body)
        return (bundle.entry ?? []).map { $0.resource.status ?? "" }
    }

    /// How many documents there are of each note.
    func documentCounts() async throws -> [String: Int] {
        let page = try await WebPage.get("\(base)/control")
        return try JSONDecoder().decode(Control.self, from: page.body).counters.documents
    }

    private struct Bundle: Decodable {
        struct Entry: Decodable { let resource: Document }
        struct Document: Decodable {
            let status: String?
            let content: [Content]
        }
        struct Content: Decodable { let attachment: Attachment }
        struct Attachment: Decodable { let data: Data? }
        let entry: [Entry]?
    }

    private struct Control: Decodable {
        struct Counters: Decodable { let documents: [String: Int] }
        let counters: Counters
    }
}

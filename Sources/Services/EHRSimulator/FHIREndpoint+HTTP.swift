internal import HTTPPages
internal import Messages

extension FHIREndpoint {
    /// The base of links: what the client called us, if that looks like a host.
    static func base(of request: ServerRequest) -> String {
        let host = request.header("host") ?? ""
        let isPlain = host.utf8.allSatisfy { octet in
            switch octet {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
                UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"):
                true
            case _:
                false
            }
        }
        return "http://" + (host.isEmpty || !isPlain ? "localhost" : host)
    }

    /// What of a successful write goes back, by `Prefer: return=`.
    enum Preference {
        case representation, minimal, operationOutcome

        /// What a header asks for; everything when it asks for nothing known.
        init(_ header: String) {
            self =
                header.contains("return=minimal")
                ? .minimal
                : header.contains("return=OperationOutcome") ? .operationOutcome : .representation
        }
    }

    static func preferred(_ outcome: FHIROutcome, _ preference: Preference) -> FHIROutcome {
        var outcome = outcome
        switch preference {
        case .representation: break
        case .minimal: outcome.resource = nil
        case .operationOutcome:
            outcome.resource = FHIROutcome.operationOutcome(
                "information", "informational", "done")
        }
        return outcome
    }

    /// The HTTP answer.
    static func reply(_ outcome: FHIROutcome, base: String) -> ServerReply {
        var headers: [(name: String, value: String)] = [("cache-control", "no-store")]
        if let tag = outcome.entityTag { headers.append(("etag", tag)) }
        if let date = outcome.lastModified {
            headers.append(("last-modified", FHIRDate.header(date)))
        }
        if let location = outcome.location { headers.append(("location", "\(base)/\(location)")) }
        if let allow = outcome.allow { headers.append(("allow", allow)) }
        guard let resource = outcome.resource else {
            return ServerReply(status: outcome.status, headers: headers)
        }
        headers.append(("content-type", mediaType))
        return ServerReply(
            status: outcome.status, headers: headers, body: Array(resource.text().utf8))
    }
}

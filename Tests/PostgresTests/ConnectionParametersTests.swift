import Testing

@testable import Postgres

struct ConnectionParametersTests {
    private func parameters(_ text: String) throws -> ConnectionParameters {
        try ConnectionParameters(PostgresConfiguration(connectionString: text))
    }

    private func value(
        _ keyword: String, _ text: String, _ addresses: [String: [String]] = [:]
    ) throws -> String? {
        try parameters(text).resolved(addresses).first { $0.keyword == keyword }?.value
    }

    @Test func asksForNamesOnly() throws {
        #expect(try parameters("host=/run/postgresql").hostNames == [])
        #expect(try parameters("host=@abstract").hostNames == [])
        #expect(try parameters("host=db.example hostaddr=10.0.0.1").hostNames == [])
        #expect(try parameters("host=a,/tmp,b").hostNames == ["a", "b"])
        #expect(try parameters("postgresql://u:p@db.example:5433/x").hostNames == ["db.example"])
    }

    @Test func handsEveryAddressOverAsAHostOfItsOwn() throws {
        let text = "host=a,/tmp,b port=1,2,3 dbname=x"
        let addresses = ["a": ["10.0.0.1", "::1"], "b": ["10.0.0.2"]]
        #expect(try value("host", text, addresses) == "a,a,/tmp,b")
        #expect(try value("hostaddr", text, addresses) == "10.0.0.1,::1,,10.0.0.2")
        #expect(try value("port", text, addresses) == "1,1,2,3")
        #expect(try value("dbname", text, addresses) == "x")
    }

    @Test func aSinglePortIsEveryHosts() throws {
        let addresses = ["a": ["10.0.0.1", "10.0.0.2"]]
        #expect(try value("port", "host=a port=5433", addresses) == "5433,5433")
    }

    @Test func aNameWithoutAddressIsUnavailable() throws {
        #expect(throws: PostgresError.self) { try value("host", "host=nowhere", [:]) }
    }

    @Test func triesABoundedNumberOfAddresses() throws {
        let many = (0..<100).map { "10.0.0.\($0)" }
        let tried = try #require(try value("hostaddr", "host=a", ["a": many]))
        #expect(tried.split(separator: ",").count == PostgresLimits.addressesPerHostMax)
    }

    @Test func keepsWhatTheConnectionStringSays() throws {
        #expect(try value("gssencmode", "host=/x") == "disable")
        #expect(try value("gssencmode", "host=/x gssencmode=prefer") == "prefer")
        #expect(try value("application_name", "host=/x application_name=me") == "me")
        #expect(try value("client_encoding", "host=/x client_encoding=LATIN1") == "UTF8")
    }

    @Test func aMalformedStringIsNotQuoted() {
        #expect {
            try parameters("host=/x password secret")
        } throws: {
            !"\($0)".contains("secret") && ($0 as? PostgresError)?.code == .unavailable
        }
    }
}

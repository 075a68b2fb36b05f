import ArgumentParser
import Dispatch
import Foundation

/// Measures the floor and ourselves in one run, in alternating rounds, and prints medians.
struct Benchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmarks", abstract: "Measures CareWire beside its floor.",
        subcommands: [
            RPCBenchmark.self, ServiceBenchmark.self, PatientBenchmark.self,
            SOAPBenchmark.self, ClinicalTextBenchmark.self, AggregatorBenchmark.self,
            EncryptionBenchmark.self,
            RawEchoServer.self, EchoServer.self, PatientServerRole.self,
        ])
}

/// The main thread only waits. An asynchronous `main` would end in `dispatch_main`, whose signal
/// handling stops the instruction counter.
@main
enum EntryPoint {
    static func main() {
        let ended = DispatchSemaphore(value: 0)
        Task.detached {
            await Benchmarks.main()
            ended.signal()
        }
        ended.wait()
    }
}

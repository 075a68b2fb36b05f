private import Glibc

/// Starting a program by the system's own call, so that it begins with a clean slate: every signal
/// unblocked and at its default (the threads of this program block nearly all), and a process group
/// of its own (a terminal's Ctrl-C is for this program alone). Files of this program that
/// the child should not have are opened so that they close by themselves.
enum Spawn {
    /// Starts a program. Blocks until it runs.
    /// - Parameter output: The descriptor that becomes its standard output and standard error.
    /// - Returns: Its process id.
    static func start(
        _ path: String, arguments: [String], environment: [String: String], output: Int32
    ) throws(CLIError) -> Int32 {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        unsafe posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO)

        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        var all = sigset_t()
        unsafe sigemptyset(&none)
        unsafe sigfillset(&all)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setsigdefault(&attributes, &all)
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
        unsafe posix_spawnattr_setflags(&attributes, Int16(flags))

        var processID: pid_t = 0
        let variables = environment.map { "\($0.key)=\($0.value)" }
        let status = unsafe withStrings([path] + arguments) { arguments in
            unsafe withStrings(variables) { variables in
                unsafe posix_spawn(&processID, path, &actions, &attributes, arguments, variables)
            }
        }
        guard status == 0 else {
            throw CLIError(.program, "cannot start \(path) (errno \(status))")
        }
        return processID
    }

    /// Blocks until the program has ended, and leaves it uncollected: its process id stays its own.
    static func wait(for processID: Int32) -> ChildProcess.Ending {
        var information = unsafe siginfo_t()
        while unsafe waitid(P_PID, id_t(processID), &information, WEXITED | WNOWAIT) != 0 {
            guard errno == EINTR else { return .exited(-1) }
        }
        let status = unsafe information._sifields._sigchld.si_status
        return unsafe information.si_code == CLD_EXITED
            ? .exited(status) : .killed(signal: status)
    }

    /// Gives the process id back to the system.
    static func collect(_ processID: Int32) {
        while waitpid(processID, nil, 0) < 0, errno == EINTR {}
    }

    private static func withStrings<Result>(
        _ strings: [String],
        _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        let copies = unsafe strings.map { unsafe strdup($0) } + [nil]
        defer { for index in unsafe copies.indices { unsafe free(copies[index]) } }
        return unsafe copies.withUnsafeBufferPointer { buffer in
            // An array of at least one element has an address.
            unsafe body(buffer.baseAddress.unsafelyUnwrapped)
        }
    }
}

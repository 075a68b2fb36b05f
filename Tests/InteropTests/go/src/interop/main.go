// The Go side of the interoperability tests: grpc.testing.TestService over ttRPC, as Debian packages
// it.
//
//	interop client HOST:PORT [CERTIFICATE KEY AUTHORITY]
//	                          makes calls and prints a line for each check; exits with 1 if one fails
//	interop server            prints "listening PORT"; ends when standard input does
package main

import (
	"fmt"
	"os"
)

const service = "grpc.testing.TestService"

// The metadata whose value a server repeats when it is asked to fill oauth_scope.
const scopeKey = "x-oauth-scope"

func main() {
	var err error
	switch {
	case len(os.Args) == 3 && os.Args[1] == "client":
		err = runClient(os.Args[2], nil)
	case len(os.Args) == 6 && os.Args[1] == "client":
		err = runClient(os.Args[2], os.Args[3:])
	case len(os.Args) == 2 && os.Args[1] == "server":
		err = runServer()
	default:
		err = fmt.Errorf("usage: interop client HOST:PORT [CERTIFICATE KEY AUTHORITY] | server")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

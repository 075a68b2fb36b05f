package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"os"
	"sync"
	"time"

	"github.com/containerd/ttrpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// How long one check may take.
const checkLimit = 20 * time.Second

// Largest frame; a message needs a little room for its envelope.
const frameMax = 4 << 20

type check struct {
	name string
	run  func(ctx context.Context, client *ttrpc.Client) error
}

var checks = []check{
	{"empty", checkEmpty},
	{"payloads", checkPayloads},
	{"statuses", checkStatuses},
	{"unknownNames", checkUnknownNames},
	{"metadata", checkMetadata},
	{"deadline", checkDeadline},
	{"cancel", checkCancel},
	{"bigResponse", checkBigResponse},
	{"bigRequest", checkBigRequest},
	{"manyAtOnce", checkManyAtOnce},
}

// Runs every check on one connection, so that what one leaves behind disturbs the next.
func runClient(address string, files []string) error {
	connection, err := dial(address, files)
	if err != nil {
		return err
	}
	client := ttrpc.NewClient(connection)
	defer client.Close()
	failures := 0
	for _, check := range checks {
		ctx, cancel := context.WithTimeout(context.Background(), checkLimit)
		err := check.run(ctx, client)
		cancel()
		if err != nil {
			failures++
			fmt.Printf("failed %s: %v\n", check.name, err)
		} else {
			fmt.Printf("ok %s\n", check.name)
		}
	}
	if failures > 0 {
		return fmt.Errorf("%d of %d checks failed", failures, len(checks))
	}
	return nil
}

// Clear text, or TLS with the files of a certificate, its key and its authority. The server's
// certificate names no host, so its chain alone is checked.
func dial(address string, files []string) (net.Conn, error) {
	if len(files) == 0 {
		return net.Dial("tcp", address)
	}
	certificate, err := tls.LoadX509KeyPair(files[0], files[1])
	if err != nil {
		return nil, err
	}
	pem, err := os.ReadFile(files[2])
	if err != nil {
		return nil, err
	}
	authorities := x509.NewCertPool()
	if !authorities.AppendCertsFromPEM(pem) {
		return nil, errors.New("no certificate in the authority's file")
	}
	return tls.Dial("tcp", address, &tls.Config{
		Certificates:       []tls.Certificate{certificate},
		NextProtos:         []string{"ttrpc"},
		MinVersion:         tls.VersionTLS13,
		InsecureSkipVerify: true,
		VerifyConnection: func(state tls.ConnectionState) error {
			options := x509.VerifyOptions{
				Roots: authorities, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
			}
			_, err := state.PeerCertificates[0].Verify(options)
			return err
		},
	})
}

func call(ctx context.Context, client *ttrpc.Client, method string, request, response interface{}) error {
	return client.Call(ctx, service, method, request, response)
}

func expectCode(err error, code codes.Code) error {
	if status.Code(err) != code {
		return fmt.Errorf("expected %v, got %v", code, err)
	}
	return nil
}

func checkEmpty(ctx context.Context, client *ttrpc.Client) error {
	return call(ctx, client, "EmptyCall", &empty{}, &empty{})
}

func checkPayloads(ctx context.Context, client *ttrpc.Client) error {
	for _, size := range []int32{0, 1, 127, 128, 16383, 65536, 1 << 20, 3 << 20} {
		request := &simpleRequest{ResponseSize: size, Payload: &payload{Body: make([]byte, size)}}
		var response simpleResponse
		if err := call(ctx, client, "UnaryCall", request, &response); err != nil {
			return fmt.Errorf("%d octets: %w", size, err)
		}
		if response.Payload == nil || !bytes.Equal(response.Payload.Body, make([]byte, size)) {
			return fmt.Errorf("%d octets came back otherwise", size)
		}
	}
	return nil
}

func checkStatuses(ctx context.Context, client *ttrpc.Client) error {
	for code := codes.Canceled; code <= codes.Unauthenticated; code++ {
		text := fmt.Sprintf("asked for %d: ä", code)
		request := &simpleRequest{ResponseStatus: &echoStatus{Code: int32(code), Message: text}}
		err := call(ctx, client, "UnaryCall", request, &simpleResponse{})
		if err := expectCode(err, code); err != nil {
			return err
		}
		if found := status.Convert(err).Message(); found != text {
			return fmt.Errorf("code %v came with %q", code, found)
		}
	}
	return nil
}

func checkUnknownNames(ctx context.Context, client *ttrpc.Client) error {
	err := call(ctx, client, "NoSuchCall", &empty{}, &empty{})
	if err := expectCode(err, codes.Unimplemented); err != nil {
		return err
	}
	err = client.Call(ctx, "grpc.testing.NoSuchService", "EmptyCall", &empty{}, &empty{})
	return expectCode(err, codes.Unimplemented)
}

func checkMetadata(ctx context.Context, client *ttrpc.Client) error {
	metadata := ttrpc.MD{}
	metadata.Set(scopeKey, "all of it: ä")
	metadata.Set("x-other", "one", "two")
	var response simpleResponse
	request := &simpleRequest{FillOauthScope: true}
	err := call(ttrpc.WithMetadata(ctx, metadata), client, "UnaryCall", request, &response)
	if err != nil {
		return err
	}
	if response.OauthScope != "all of it: ä" {
		return fmt.Errorf("the server saw %q", response.OauthScope)
	}
	return nil
}

func checkDeadline(ctx context.Context, client *ttrpc.Client) error {
	short, cancel := context.WithTimeout(ctx, 200*time.Millisecond)
	defer cancel()
	start := time.Now()
	err := call(short, client, "Sleep", &numberRequest{Number: 15000}, &empty{})
	if !errors.Is(err, context.DeadlineExceeded) && status.Code(err) != codes.DeadlineExceeded {
		return fmt.Errorf("expected the deadline, got %v", err)
	}
	if took := time.Since(start); took > 5*time.Second {
		return fmt.Errorf("the deadline of 200 ms came after %v", took)
	}
	// A sleep that ends in time is not disturbed by the one before.
	return call(ctx, client, "Sleep", &numberRequest{Number: 20}, &empty{})
}

func checkCancel(ctx context.Context, client *ttrpc.Client) error {
	short, cancel := context.WithCancel(ctx)
	time.AfterFunc(50*time.Millisecond, cancel)
	err := call(short, client, "Sleep", &numberRequest{Number: 15000}, &empty{})
	if !errors.Is(err, context.Canceled) {
		return fmt.Errorf("expected the cancellation, got %v", err)
	}
	return checkEmpty(ctx, client)
}

func checkBigResponse(ctx context.Context, client *ttrpc.Client) error {
	var response bigResponse
	err := call(ctx, client, "Big", &numberRequest{Number: frameMax - 8192}, &response)
	if err != nil || len(response.Payload) != frameMax-8192 {
		return fmt.Errorf("a response that fits: %d octets, %v", len(response.Payload), err)
	}
	for _, size := range []int32{frameMax, 3 * frameMax} {
		err = call(ctx, client, "Big", &numberRequest{Number: size}, &bigResponse{})
		if err := expectCode(err, codes.ResourceExhausted); err != nil {
			return err
		}
	}
	return checkEmpty(ctx, client)
}

func checkBigRequest(ctx context.Context, client *ttrpc.Client) error {
	// This client sends what it is given; the server throws it away and goes on.
	request := &simpleRequest{Payload: &payload{Body: make([]byte, frameMax+1)}}
	err := call(ctx, client, "UnaryCall", request, &simpleResponse{})
	if err := expectCode(err, codes.ResourceExhausted); err != nil {
		return err
	}
	return checkEmpty(ctx, client)
}

func checkManyAtOnce(ctx context.Context, client *ttrpc.Client) error {
	const callers, calls = 100, 30
	errs := make(chan error, callers)
	var group sync.WaitGroup
	for caller := 0; caller < callers; caller++ {
		group.Add(1)
		go func(caller int) {
			defer group.Done()
			for number := 0; number < calls; number++ {
				size := int32(caller*31 + number*7)
				var response simpleResponse
				err := call(ctx, client, "UnaryCall", &simpleRequest{ResponseSize: size}, &response)
				if err == nil && (response.Payload == nil || len(response.Payload.Body) != int(size)) {
					err = fmt.Errorf("the answer of another call")
				}
				if err != nil {
					errs <- err
					return
				}
			}
		}(caller)
	}
	group.Wait()
	close(errs)
	return <-errs
}

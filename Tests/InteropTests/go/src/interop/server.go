package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
	"time"

	"github.com/containerd/ttrpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// Serves until standard input ends.
func runServer() error {
	server, err := ttrpc.NewServer()
	if err != nil {
		return err
	}
	server.Register(service, map[string]ttrpc.Method{
		"EmptyCall": emptyCall, "UnaryCall": unaryCall, "Sleep": sleep, "Big": big,
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Printf("listening %d\n", listener.Addr().(*net.TCPAddr).Port)
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	return server.Serve(context.Background(), listener)
}

func emptyCall(ctx context.Context, unmarshal func(interface{}) error) (interface{}, error) {
	return &empty{}, unmarshal(&empty{})
}

// As the contract has it, but that the user's name is the time left until the deadline, in
// milliseconds: what the test wants to know of the way here.
func unaryCall(ctx context.Context, unmarshal func(interface{}) error) (interface{}, error) {
	var request simpleRequest
	if err := unmarshal(&request); err != nil {
		return nil, err
	}
	if asked := request.ResponseStatus; asked != nil && asked.Code != 0 {
		return nil, status.Error(codes.Code(asked.Code), asked.Message)
	}
	response := &simpleResponse{Payload: &payload{Body: make([]byte, request.ResponseSize)}}
	if request.FillUsername {
		if deadline, ok := ctx.Deadline(); ok {
			response.Username = strconv.FormatInt(time.Until(deadline).Milliseconds(), 10)
		}
	}
	if request.FillOauthScope {
		if value, ok := ttrpc.GetMetadataValue(ctx, scopeKey); ok {
			response.OauthScope = value
		}
	}
	return response, nil
}

func sleep(ctx context.Context, unmarshal func(interface{}) error) (interface{}, error) {
	var request numberRequest
	if err := unmarshal(&request); err != nil {
		return nil, err
	}
	select {
	case <-time.After(time.Duration(request.Number) * time.Millisecond):
		return &empty{}, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func big(ctx context.Context, unmarshal func(interface{}) error) (interface{}, error) {
	var request numberRequest
	if err := unmarshal(&request); err != nil {
		return nil, err
	}
	return &bigResponse{Payload: make([]byte, request.Number)}, nil
}

package main

import "fmt"

// The messages of grpc/testing/messages.proto that the peer needs, as structs that the protobuf
// package reads by their tags: so the peer is built without a code generator.

type empty struct{}

func (m *empty) Reset()         { *m = empty{} }
func (m *empty) String() string { return "empty" }
func (*empty) ProtoMessage()    {}

type payload struct {
	Type int32  `protobuf:"varint,1,opt,name=type,proto3"`
	Body []byte `protobuf:"bytes,2,opt,name=body,proto3"`
}

func (m *payload) Reset()         { *m = payload{} }
func (m *payload) String() string { return fmt.Sprintf("payload of %d octets", len(m.Body)) }
func (*payload) ProtoMessage()    {}

type echoStatus struct {
	Code    int32  `protobuf:"varint,1,opt,name=code,proto3"`
	Message string `protobuf:"bytes,2,opt,name=message,proto3"`
}

func (m *echoStatus) Reset()         { *m = echoStatus{} }
func (m *echoStatus) String() string { return fmt.Sprintf("status %d", m.Code) }
func (*echoStatus) ProtoMessage()    {}

type simpleRequest struct {
	ResponseType   int32       `protobuf:"varint,1,opt,name=response_type,proto3"`
	ResponseSize   int32       `protobuf:"varint,2,opt,name=response_size,proto3"`
	Payload        *payload    `protobuf:"bytes,3,opt,name=payload,proto3"`
	FillUsername   bool        `protobuf:"varint,4,opt,name=fill_username,proto3"`
	FillOauthScope bool        `protobuf:"varint,5,opt,name=fill_oauth_scope,proto3"`
	ResponseStatus *echoStatus `protobuf:"bytes,7,opt,name=response_status,proto3"`
}

func (m *simpleRequest) Reset()         { *m = simpleRequest{} }
func (m *simpleRequest) String() string { return fmt.Sprintf("request for %d", m.ResponseSize) }
func (*simpleRequest) ProtoMessage()    {}

type simpleResponse struct {
	Payload    *payload `protobuf:"bytes,1,opt,name=payload,proto3"`
	Username   string   `protobuf:"bytes,2,opt,name=username,proto3"`
	OauthScope string   `protobuf:"bytes,3,opt,name=oauth_scope,proto3"`
}

func (m *simpleResponse) Reset()         { *m = simpleResponse{} }
func (m *simpleResponse) String() string { return "response" }
func (*simpleResponse) ProtoMessage()    {}

// The shape of SleepRequest and BigRequest alike.
type numberRequest struct {
	Number int32 `protobuf:"varint,1,opt,name=number,proto3"`
}

func (m *numberRequest) Reset()         { *m = numberRequest{} }
func (m *numberRequest) String() string { return fmt.Sprintf("request of %d", m.Number) }
func (*numberRequest) ProtoMessage()    {}

type bigResponse struct {
	Payload []byte `protobuf:"bytes,1,opt,name=payload,proto3"`
}

func (m *bigResponse) Reset()         { *m = bigResponse{} }
func (m *bigResponse) String() string { return fmt.Sprintf("big of %d octets", len(m.Payload)) }
func (*bigResponse) ProtoMessage()    {}

// Command object-store is an S3-compatible store in memory for tests: the server of "rclone serve s3", with checked signatures.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/rclone/gofakes3"
	"github.com/rclone/gofakes3/s3mem"
	"github.com/rclone/gofakes3/signature"
)

// A clock that is wrong by a constant.
type wrongClock struct{ by time.Duration }

func (c wrongClock) Now() time.Time                  { return time.Now().Add(c.by) }
func (c wrongClock) Since(t time.Time) time.Duration { return c.Now().Sub(t) }

func main() {
	bucket := flag.String("bucket", "madang", "bucket that is there from the beginning")
	clock := flag.Duration("clock", 0, "how far the clock is ahead")
	objects := flag.Int("fill", 0, "objects that are there from the beginning")
	flag.Parse()
	signature.TimeNow = wrongClock{*clock}.Now
	backend := s3mem.New()
	fail(backend.CreateBucket(context.Background(), *bucket))
	for n := range *objects {
		_, err := backend.PutObject(context.Background(), *bucket, fmt.Sprintf("assets/news/aaaa0001/%d.js", n), map[string]string{}, strings.NewReader("1"), 1)
		fail(err)
	}
	server := gofakes3.New(backend,
		gofakes3.WithTimeSource(wrongClock{*clock}),
		gofakes3.WithV4Auth(map[string]string{os.Getenv("AWS_ACCESS_KEY_ID"): os.Getenv("AWS_SECRET_ACCESS_KEY")}))
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	fail(err)
	fmt.Printf("http://%s\n", listener.Addr())
	handler := server.Server()
	dated := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Date", signature.TimeNow().UTC().Format(http.TimeFormat))
		handler.ServeHTTP(w, r)
	})
	go func() { fail(http.Serve(listener, oneAtATime(dated))) }()
	// Whoever started it holds its input open, and ends it by ending.
	_, _ = io.Copy(io.Discard, os.Stdin)
}

// The backend looks whether an object is there, and writes it, in two steps; a real store's conditional writes are one.
func oneAtATime(next http.Handler) http.Handler {
	var writing sync.Mutex
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPut {
			next.ServeHTTP(w, r)
			return
		}
		body, err := io.ReadAll(r.Body)
		if err != nil {
			// Whoever sent it is gone.
			panic(http.ErrAbortHandler)
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		writing.Lock()
		defer writing.Unlock()
		next.ServeHTTP(w, r)
	})
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

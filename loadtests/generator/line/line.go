package line

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"time"

	"golang.org/x/time/rate"
)

// Settings of a line: bytes a second in each direction, and milliseconds from this end to the other and back.
type Settings struct {
	Download  float64 `js:"download"`
	Upload    float64 `js:"upload"`
	RoundTrip float64 `js:"roundTrip"`
}

// line is slow in what it carries; all that travels at one time shares it.
type line struct {
	inner     http.RoundTripper
	down, up  *rate.Limiter
	roundTrip time.Duration
}

// Bytes that travel at once: what a second carries comes in several parts.
const part = 4096

func newLine(inner http.RoundTripper, settings Settings) (*line, error) {
	if !(settings.Download > 0 && settings.Upload > 0 && settings.RoundTrip >= 0) {
		return nil, fmt.Errorf("a line carries more than 0 bytes a second and takes no less than 0 ms, not %+v", settings)
	}
	return &line{
		inner:     inner,
		down:      rate.NewLimiter(rate.Limit(settings.Download), part),
		up:        rate.NewLimiter(rate.Limit(settings.Upload), part),
		roundTrip: time.Duration(settings.RoundTrip * float64(time.Millisecond)),
	}, nil
}

// RoundTrip waits for the way there and back after the answer has begun, so that whoever gives up meanwhile has sent the request.
func (l *line) RoundTrip(request *http.Request) (*http.Response, error) {
	ctx := request.Context()
	trips := time.Duration(1)
	trace := &httptrace.ClientTrace{GotConn: func(got httptrace.GotConnInfo) { trips = tripsOver(got, request) }}
	response, err := l.inner.RoundTrip(l.slowly(request.WithContext(httptrace.WithClientTrace(ctx, trace))))
	if err != nil {
		return response, err
	}
	if err := sleep(ctx, trips*l.roundTrip); err != nil {
		_ = response.Body.Close()
		return nil, err
	}
	response.Body = slowBody{ReadCloser: response.Body, ctx: ctx, limiter: l.down}
	return response, nil
}

// A new connection has greeted first (TCP), and agreed on its keys (TLS 1.3).
func tripsOver(got httptrace.GotConnInfo, request *http.Request) time.Duration {
	switch {
	case got.Reused:
		return 1
	case request.URL.Scheme == "https":
		return 3
	default:
		return 2
	}
}

func (l *line) slowly(request *http.Request) *http.Request {
	if request.Body == nil {
		return request
	}
	slow := func(body io.ReadCloser) io.ReadCloser {
		return slowBody{ReadCloser: body, ctx: request.Context(), limiter: l.up}
	}
	request.Body = slow(request.Body)
	if again := request.GetBody; again != nil {
		request.GetBody = func() (io.ReadCloser, error) {
			body, err := again()
			return slow(body), err
		}
	}
	return request
}

// slowBody gives what is read no faster than the line carries it.
type slowBody struct {
	io.ReadCloser
	ctx     context.Context
	limiter *rate.Limiter
}

func (b slowBody) Read(into []byte) (int, error) {
	count, err := b.ReadCloser.Read(into[:min(len(into), part)])
	if count == 0 {
		return count, err
	}
	if late := b.limiter.WaitN(b.ctx, count); late != nil {
		return 0, late
	}
	return count, err
}

func sleep(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

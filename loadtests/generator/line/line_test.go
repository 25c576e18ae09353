package line

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

const kilobytes = 1000

// The server answers with what it is given, else with what was sent, and notes how long that took to arrive. Times are bounded from
// below alone: a busy machine is slower.
func startServer(t *testing.T, answer []byte) (*httptest.Server, *time.Duration) {
	t.Helper()
	var took time.Duration
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		startedAt := time.Now()
		body, _ := io.ReadAll(r.Body)
		took = time.Since(startedAt)
		if answer == nil {
			answer = body
		}
		_, _ = w.Write(answer)
	}))
	t.Cleanup(server.Close)
	return server, &took
}

func overLine(t *testing.T, server *httptest.Server, settings Settings) *line {
	t.Helper()
	made, err := newLine(server.Client().Transport, settings)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func send(t *testing.T, over http.RoundTripper, ctx context.Context, url string, body []byte) (*http.Response, error) {
	t.Helper()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return over.RoundTrip(request)
}

func TestAnAnswerArrivesWholeAndNoFasterThanTheLineCarriesIt(t *testing.T) {
	answer := bytes.Repeat([]byte("0123456789"), 2*kilobytes)
	server, _ := startServer(t, answer)
	over := overLine(t, server, Settings{Download: 100 * kilobytes, Upload: 100 * kilobytes})
	startedAt := time.Now()
	response, err := send(t, over, t.Context(), server.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(response.Body)
	if err != nil || !bytes.Equal(got, answer) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	// The first part is here at once.
	if took := time.Since(startedAt); took < 150*time.Millisecond {
		t.Errorf("20 kB in %v", took)
	}
}

func TestARequestReachesThePortalWholeAndAsSlowlyAsItIsSent(t *testing.T) {
	server, took := startServer(t, nil)
	over := overLine(t, server, Settings{Download: 1000 * kilobytes, Upload: 50 * kilobytes})
	sent := bytes.Repeat([]byte("petition"), 2*kilobytes)
	response, err := send(t, over, t.Context(), server.URL, sent)
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := io.ReadAll(response.Body); !bytes.Equal(got, sent) {
		t.Errorf("%d bytes arrived", len(got))
	}
	if *took < 150*time.Millisecond {
		t.Errorf("16 kB in %v", *took)
	}
}

func TestTheWayThereAndBackIsWaitedForOnceMoreOnANewConnection(t *testing.T) {
	server, _ := startServer(t, nil)
	over := overLine(t, server, Settings{Download: 1e6, Upload: 1e6, RoundTrip: 60})
	for _, least := range []time.Duration{120 * time.Millisecond, 60 * time.Millisecond} {
		startedAt := time.Now()
		response, err := send(t, over, t.Context(), server.URL, nil)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, response.Body)
		_ = response.Body.Close()
		if took := time.Since(startedAt); took < least {
			t.Errorf("%v, not %v", took, least)
		}
	}
}

func TestWhoGivesUpIsNotKeptByTheLine(t *testing.T) {
	server, _ := startServer(t, nil)
	over := overLine(t, server, Settings{Download: 1e6, Upload: 1e6, RoundTrip: 3_600_000})
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := send(t, over, ctx, server.URL, nil); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("ended with %v", err)
	}
}

func TestALineThatCarriesNothingIsRefused(t *testing.T) {
	for _, settings := range []Settings{{}, {Download: 1, Upload: -1}, {Download: 1, Upload: 1, RoundTrip: -1}} {
		if _, err := newLine(http.DefaultTransport, settings); err == nil {
			t.Errorf("took %+v", settings)
		}
	}
}

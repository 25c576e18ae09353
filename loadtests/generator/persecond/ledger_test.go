package persecond

import (
	"reflect"
	"testing"
	"time"

	"go.k6.io/k6/v2/metrics"
)

// made gives samples of one run: metric, second, value, and pairs of tags.
type made struct {
	registry *metrics.Registry
}

func (m made) sample(name string, kind metrics.MetricType, second int64, value float64, tags ...string) metrics.Sample {
	set := m.registry.RootTagSet()
	for at := 0; at < len(tags); at += 2 {
		set = set.With(tags[at], tags[at+1])
	}
	metric := m.registry.MustNewMetric(name, kind)
	series := metrics.TimeSeries{Metric: metric, Tags: set}
	return metrics.Sample{TimeSeries: series, Time: time.Unix(second, 300_000_000), Value: value}
}

func newMade() made {
	return made{registry: metrics.NewRegistry()}
}

var read = []string{"module", "news", "journey", "read"}

func with(tags []string, more ...string) []string {
	return append(append([]string{}, tags...), more...)
}

func TestSamplesOfOneSecondAreCountedInOneCell(t *testing.T) {
	m, l := newMade(), newLedger()
	for _, sample := range []metrics.Sample{
		m.sample("arrivals", metrics.Counter, 10, 1, read...),
		m.sample("arrivals", metrics.Counter, 10, 1, read...),
		m.sample("dropped_iterations", metrics.Counter, 10, 3, "scenario", "news__read"),
		m.sample("http_req_duration", metrics.Trend, 10, 100, with(read, "status", "200")...),
		m.sample("http_req_duration", metrics.Trend, 10, 100.5, with(read, "status", "503")...),
		m.sample("http_req_duration", metrics.Trend, 10, 2, with(read, "status", "200")...),
		m.sample("http_req_waiting", metrics.Trend, 10, 1, with(read, "status", "200")...),
		m.sample("http_req_duration", metrics.Trend, 10, 900, with(read, "status", "200", "line", "mobile")...),
		m.sample("http_req_waiting", metrics.Trend, 10, 2, with(read, "status", "200", "line", "mobile")...),
		m.sample("http_req_failed", metrics.Rate, 10, 1, read...),
		m.sample("http_req_failed", metrics.Rate, 10, 0, read...),
		m.sample("cache_outcome", metrics.Counter, 10, 1, with(read, "outcome", "hit")...),
		m.sample("cache_outcome", metrics.Counter, 10, 1, read...),
		m.sample("data_received", metrics.Counter, 10, 1500, read...),
		m.sample("checks", metrics.Rate, 10, 1, read...),
		m.sample("checks", metrics.Rate, 10, 0, read...),
		m.sample("journeys_broken", metrics.Counter, 10, 1, read...),
	} {
		l.add(sample)
	}
	want := &Cell{
		Place:        Place{Second: 10, Module: "news", Journey: "read"},
		Arrivals:     2,
		Dropped:      3,
		Statuses:     map[string]int64{"200": 3, "503": 1},
		Failed:       1,
		Cache:        map[string]int64{"hit": 1, "none": 1},
		Latency:      map[int]int64{212: 2, 32: 2},
		Bytes:        1500,
		Expectations: 2,
		Unmet:        1,
		Broken:       1,
	}
	if got := l.takeBefore(11); len(got) != 1 || !reflect.DeepEqual(got[0], want) {
		t.Errorf("counted %+v", got)
	}
}

func TestSecondsModulesAndJourneysAreToldApartInTheirOrder(t *testing.T) {
	m, l := newMade(), newLedger()
	l.add(m.sample("arrivals", metrics.Counter, 11, 1, read...))
	l.add(m.sample("arrivals", metrics.Counter, 10, 1, "module", "notices", "journey", "read"))
	l.add(m.sample("arrivals", metrics.Counter, 10, 1, "module", "news", "journey", "search"))
	l.add(m.sample("arrivals", metrics.Counter, 10, 1, read...))
	var got []Place
	for _, cell := range l.takeBefore(20) {
		got = append(got, cell.Place)
	}
	want := []Place{{10, "news", "read"}, {10, "news", "search"}, {10, "notices", "read"}, {11, "news", "read"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestASampleThatComesLateBeginsAnotherCellOfItsSecond(t *testing.T) {
	m, l := newMade(), newLedger()
	l.add(m.sample("arrivals", metrics.Counter, 10, 1, read...))
	l.add(m.sample("arrivals", metrics.Counter, 11, 1, read...))
	if got := l.takeBefore(11); len(got) != 1 || got[0].Second != 10 {
		t.Fatalf("the second that is over: %+v", got)
	}
	l.add(m.sample("arrivals", metrics.Counter, 10, 4, read...))
	got := l.takeBefore(12)
	if len(got) != 2 || got[0].Second != 10 || got[0].Arrivals != 4 {
		t.Errorf("what came late: %+v", got)
	}
}

func TestWhatBelongsToNoJourneyIsNotCounted(t *testing.T) {
	m, l := newMade(), newLedger()
	l.add(m.sample("http_req_duration", metrics.Trend, 10, 5, "module", "news"))
	l.add(m.sample("vus", metrics.Gauge, 10, 5))
	l.add(m.sample("iteration_duration", metrics.Trend, 10, 5, read...))
	if got := l.takeBefore(20); len(got) != 0 {
		t.Errorf("counted %+v", got)
	}
}

func TestTheEarliestBeginningIsKept(t *testing.T) {
	m, l := newMade(), newLedger()
	for _, began := range []float64{2000, 1000, 3000} {
		l.add(m.sample("load_began", metrics.Gauge, 10, began, read...))
	}
	if l.began != 1000 {
		t.Errorf("began at %v", l.began)
	}
}

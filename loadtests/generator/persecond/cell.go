package persecond

// Place is what a cell counts for: the visitors of one journey within one second of Unix time.
type Place struct {
	Second  int64  `json:"second"`
	Module  string `json:"module"`
	Journey string `json:"journey"`
}

// Cell is what they met; names and meaning are those of journeySecond in loadtests/results/run-record.ts.
type Cell struct {
	Place
	Arrivals     int64            `json:"arrivals"`
	Dropped      int64            `json:"dropped"`
	Statuses     map[string]int64 `json:"statuses"`
	Failed       int64            `json:"failed"`
	Cache        map[string]int64 `json:"cache"`
	Latency      map[int]int64    `json:"latency"`
	Bytes        int64            `json:"bytes"`
	Expectations int64            `json:"expectations"`
	Unmet        int64            `json:"unmet"`
	Broken       int64            `json:"broken"`
}

func newCell(place Place) *Cell {
	return &Cell{
		Place:    place,
		Statuses: map[string]int64{},
		Cache:    map[string]int64{},
		Latency:  map[int]int64{},
	}
}

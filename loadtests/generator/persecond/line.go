package persecond

import (
	"encoding/json"
	"io"
	"maps"
	"slices"
)

// Format is told in the first line; a reader refuses another.
const Format = "madang-per-second/1"

// line is one of the file's lines: each has one of its fields.
type line struct {
	Format string  `json:"format,omitempty"`
	Began  float64 `json:"began,omitempty"`
	Cell   *Cell   `json:"cell,omitempty"`
	Self   *self   `json:"self,omitempty"`
}

// self is how busy this process was within one second of Unix time.
type self struct {
	Second int64 `json:"second"`
	// Cores that it kept busy.
	CPU    float64 `json:"cpu"`
	Memory uint64  `json:"memory"`
	// How late it was woken, in milliseconds, in buckets.
	Late map[int]int64 `json:"late"`
}

// writer writes lines and keeps the first error: what comes after it is lost in any case.
type writer struct {
	encoder *json.Encoder
	err     error
}

func newWriter(out io.Writer) *writer {
	return &writer{encoder: json.NewEncoder(out)}
}

func (w *writer) write(l line) {
	if w.err == nil {
		w.err = w.encoder.Encode(l)
	}
}

func (w *writer) writeCells(cells []*Cell) {
	for _, cell := range cells {
		w.write(line{Cell: cell})
	}
}

// writeSelf joins what is known of each second; one in which the process was never woken has no late wake-ups of its own.
func (w *writer) writeSelf(cpu map[int64]float64, late map[int64]map[int]int64, memory uint64) {
	for _, second := range slices.Sorted(maps.Keys(cpu)) {
		l := late[second]
		if l == nil {
			l = map[int]int64{}
		}
		w.write(line{Self: &self{Second: second, CPU: cpu[second], Memory: memory, Late: l}})
	}
}

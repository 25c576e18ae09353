package persecond

import (
	"cmp"
	"slices"

	"go.k6.io/k6/v2/metrics"
)

// beganName is the metric by which visitors tell when their scenario began, in milliseconds of Unix time.
const beganName = "load_began"

// ledger holds the cells that are not written yet.
type ledger struct {
	cells map[Place]*Cell
	// The earliest beginning that was told, 0 before.
	began float64
}

func newLedger() *ledger {
	return &ledger{cells: map[Place]*Cell{}}
}

func (l *ledger) add(sample metrics.Sample) {
	if sample.Metric.Name == beganName && (l.began == 0 || sample.Value < l.began) {
		l.began = sample.Value
	}
	count, counted := counts[sample.Metric.Name]
	if !counted {
		return
	}
	if place, ok := placeOf(sample); ok {
		count(l.at(place), sample)
	}
}

func (l *ledger) at(place Place) *Cell {
	cell, ok := l.cells[place]
	if !ok {
		cell = newCell(place)
		l.cells[place] = cell
	}
	return cell
}

// takeBefore hands over the cells of all seconds before one, in their order. What comes for them later begins new cells.
func (l *ledger) takeBefore(second int64) []*Cell {
	var taken []*Cell
	for place, cell := range l.cells {
		if place.Second < second {
			taken = append(taken, cell)
			delete(l.cells, place)
		}
	}
	slices.SortFunc(taken, func(a, b *Cell) int {
		return cmp.Or(
			cmp.Compare(a.Second, b.Second),
			cmp.Compare(a.Module, b.Module),
			cmp.Compare(a.Journey, b.Journey),
		)
	})
	return taken
}

package persecond

import "math"

// Of loadtests/results/histogram.ts, which readers count on with the same numbers.
const (
	perDoubling = 32
	shortest    = 1.0 / 32
)

// bucketOf gives the bucket of a duration in milliseconds.
func bucketOf(milliseconds float64) int {
	return int(math.Floor(math.Log2(math.Max(milliseconds, shortest)) * perDoubling))
}

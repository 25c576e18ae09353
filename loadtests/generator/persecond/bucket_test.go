package persecond

import "testing"

func TestBucketsOfDurations(t *testing.T) {
	for milliseconds, bucket := range map[float64]int{
		0: -160, 0.01: -160, 1.0 / 32: -160, 0.5: -32, 0.999: -1, 1: 0, 1.03: 1, 2: 32, 100: 212, 60_000: 507,
	} {
		if got := bucketOf(milliseconds); got != bucket {
			t.Errorf("%v ms is in bucket %d, not in %d", milliseconds, got, bucket)
		}
	}
}

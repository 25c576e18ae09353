package persecond

import (
	"maps"
	"math"
	"testing"
	"time"
)

func at(second int64, milliseconds int64) time.Time {
	return time.Unix(second, milliseconds*1_000_000)
}

func TestCPUIsSharedOutOverTheSecondsInWhichItWasUsed(t *testing.T) {
	c := newCPUBySecond(at(10, 500), time.Second)
	c.look(at(12, 500), 3*time.Second)
	got := c.takeBefore(20)
	for second, cores := range map[int64]float64{10: 0.5, 11: 1, 12: 0.5} {
		if math.Abs(got[second]-cores) > 1e-9 {
			t.Errorf("second %d: %v cores, not %v", second, got[second], cores)
		}
	}
}

func TestASecondThatIsNotOverIsKept(t *testing.T) {
	c := newCPUBySecond(at(10, 0), 0)
	c.look(at(11, 500), 1500*time.Millisecond)
	if got := c.takeBefore(11); len(got) != 1 {
		t.Errorf("took %v", got)
	}
	c.look(at(12, 0), 2*time.Second)
	if got := c.takeBefore(12)[11]; math.Abs(got-1) > 1e-9 {
		t.Errorf("second 11: %v cores", got)
	}
}

// A process that sleeps through ten moments was late at each of them: else the worst stalls would count least.
func TestMomentsThatWereSleptThroughCountAsLate(t *testing.T) {
	w := &wakeUps{late: map[int64]map[int]int64{}}
	next := w.meet(at(10, 0), at(10, 95))
	if !next.Equal(at(10, 100)) {
		t.Errorf("the next moment is %v", next)
	}
	late := w.takeBefore(11)[10]
	var moments int64
	for count := range maps.Values(late) {
		moments += count
	}
	if moments != 10 || late[bucketOf(95)] != 1 || late[bucketOf(5)] != 1 {
		t.Errorf("late %v", late)
	}
}

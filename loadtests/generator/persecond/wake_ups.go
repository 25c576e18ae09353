package persecond

import (
	"sync"
	"time"
)

// Often enough to meet a short stall, and a thousandth of a core in cost.
const beat = 10 * time.Millisecond

// wakeUps counts how late this process is woken at moments that it asks for. Visitors start by the same timers, so they start that late.
type wakeUps struct {
	mutex sync.Mutex
	late  map[int64]map[int]int64
	stop  chan struct{}
	ended sync.WaitGroup
}

func watchWakeUps() *wakeUps {
	w := &wakeUps{late: map[int64]map[int]int64{}, stop: make(chan struct{})}
	w.ended.Add(1)
	go w.run(time.Now().Add(beat))
	return w
}

func (w *wakeUps) run(planned time.Time) {
	defer w.ended.Done()
	timer := time.NewTimer(time.Until(planned))
	defer timer.Stop()
	for {
		select {
		case <-w.stop:
			return
		case <-timer.C:
			planned = w.meet(planned, time.Now())
			timer.Reset(time.Until(planned))
		}
	}
}

// meet counts every moment that has passed, those slept through too, and gives the next one.
func (w *wakeUps) meet(planned, now time.Time) time.Time {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	for ; !planned.After(now); planned = planned.Add(beat) {
		second := planned.Unix()
		if w.late[second] == nil {
			w.late[second] = map[int]int64{}
		}
		w.late[second][bucketOf(float64(now.Sub(planned))/float64(time.Millisecond))]++
	}
	return planned
}

func (w *wakeUps) takeBefore(second int64) map[int64]map[int]int64 {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	taken := map[int64]map[int]int64{}
	for at, late := range w.late {
		if at < second {
			taken[at] = late
			delete(w.late, at)
		}
	}
	return taken
}

func (w *wakeUps) end() {
	close(w.stop)
	w.ended.Wait()
}

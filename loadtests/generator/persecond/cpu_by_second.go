package persecond

import "time"

// cpuBySecond spreads what the process uses over the seconds in which it used it.
type cpuBySecond struct {
	at      time.Time
	used    time.Duration
	seconds map[int64]float64
}

func newCPUBySecond(now time.Time, used time.Duration) *cpuBySecond {
	return &cpuBySecond{at: now, used: used, seconds: map[int64]float64{}}
}

// look shares out, evenly over the time that has passed, what was used since the last look.
func (c *cpuBySecond) look(now time.Time, used time.Duration) {
	passed := now.Sub(c.at)
	if passed <= 0 {
		return
	}
	rate := float64(used-c.used) / float64(passed)
	for from := c.at; from.Before(now); {
		until := from.Truncate(time.Second).Add(time.Second)
		if until.After(now) {
			until = now
		}
		c.seconds[from.Unix()] += rate * until.Sub(from).Seconds()
		from = until
	}
	c.at, c.used = now, used
}

func (c *cpuBySecond) takeBefore(second int64) map[int64]float64 {
	taken := map[int64]float64{}
	for at, cores := range c.seconds {
		if at < second {
			taken[at] = cores
			delete(c.seconds, at)
		}
	}
	return taken
}

//go:build unix

package persecond

import (
	"syscall"
	"time"
)

// cpuUsed is what this process has used so far, of all cores together.
func cpuUsed() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

package persecond

import "runtime/metrics"

// memoryHeld is what the Go runtime has mapped and not given back, in bytes.
func memoryHeld() uint64 {
	samples := []metrics.Sample{
		{Name: "/memory/classes/total:bytes"},
		{Name: "/memory/classes/heap/released:bytes"},
	}
	metrics.Read(samples)
	return samples[0].Value.Uint64() - samples[1].Value.Uint64()
}

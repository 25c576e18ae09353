// Package persecond is the output `madang` of k6: what visitors met and how busy k6 was, by the second, as lines of JSON.
package persecond

import (
	"bufio"
	"fmt"
	"io"
	"time"

	"go.k6.io/k6/v2/output"
)

const (
	name       = "madang"
	flushEvery = 250 * time.Millisecond
	// A second's samples reach an output within this time after it, unless k6 is in trouble; those that come later make lines of their own.
	settled = 500 * time.Millisecond
)

func init() {
	output.RegisterExtension(name, New)
}

// Output counts samples in memory and writes those of every second that is over.
type Output struct {
	output.SampleBuffer

	file     string
	create   func(string) (io.WriteCloser, error)
	ledger   *ledger
	told     float64
	wakeUps  *wakeUps
	cpu      *cpuBySecond
	buffered *bufio.Writer
	lines    *writer
	opened   io.WriteCloser
	flusher  *output.PeriodicFlusher
}

// New makes the output of `--out madang=<file>`.
func New(params output.Params) (output.Output, error) {
	if params.ConfigArgument == "" {
		return nil, fmt.Errorf("the output %s needs a file: --out %s=<file>", name, name)
	}
	create := func(file string) (io.WriteCloser, error) { return params.FS.Create(file) }
	return &Output{file: params.ConfigArgument, create: create, ledger: newLedger()}, nil
}

// Description is what k6 shows.
func (o *Output) Description() string {
	return fmt.Sprintf("%s (%s)", name, o.file)
}

// Start opens the file and begins to write.
func (o *Output) Start() error {
	opened, err := o.create(o.file)
	if err != nil {
		return err
	}
	o.opened = opened
	o.buffered = bufio.NewWriter(opened)
	o.lines = newWriter(o.buffered)
	o.lines.write(line{Format: Format})
	o.cpu = newCPUBySecond(time.Now(), cpuUsed())
	o.wakeUps = watchWakeUps()
	o.flusher, err = output.NewPeriodicFlusher(flushEvery, func() {
		now := time.Now()
		o.flush(now, now.Add(-settled).Unix())
	})
	return err
}

// Stop writes what is left.
func (o *Output) Stop() error {
	o.flusher.Stop()
	o.wakeUps.end()
	now := time.Now()
	o.flush(now, now.Unix()+1)
	if err := o.opened.Close(); err != nil {
		return err
	}
	return o.lines.err
}

func (o *Output) flush(now time.Time, before int64) {
	for _, container := range o.GetBufferedSamples() {
		for _, sample := range container.GetSamples() {
			o.ledger.add(sample)
		}
	}
	if o.ledger.began != o.told {
		o.told = o.ledger.began
		o.lines.write(line{Began: o.told})
	}
	o.cpu.look(now, cpuUsed())
	o.lines.writeCells(o.ledger.takeBefore(before))
	o.lines.writeSelf(o.cpu.takeBefore(before), o.wakeUps.takeBefore(before), memoryHeld())
	if err := o.buffered.Flush(); err != nil && o.lines.err == nil {
		o.lines.err = err
	}
}

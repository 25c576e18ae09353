package persecond

import (
	"strings"

	"go.k6.io/k6/v2/metrics"
)

// Metrics of shared/load-kit beside those of k6.
const (
	arrivalsName = "arrivals"
	cacheName    = "cache_outcome"
	brokenName   = "journeys_broken"
)

// lineTag stands on what travelled over a slow line. What the line took is not the portal's: until the answer began is what is measured.
const lineTag = "line"

// counts tells how a sample of each metric changes its cell; samples of other metrics are no part of the record.
var counts = map[string]func(*Cell, metrics.Sample){
	metrics.HTTPReqDurationName: func(cell *Cell, sample metrics.Sample) {
		cell.Statuses[tagOf(sample, "status", "0")]++
		if !overLine(sample) {
			cell.Latency[bucketOf(sample.Value)]++
		}
	},
	metrics.HTTPReqWaitingName: func(cell *Cell, sample metrics.Sample) {
		if overLine(sample) {
			cell.Latency[bucketOf(sample.Value)]++
		}
	},
	metrics.HTTPReqFailedName: func(cell *Cell, sample metrics.Sample) {
		cell.Failed += int64(sample.Value)
	},
	metrics.ChecksName: func(cell *Cell, sample metrics.Sample) {
		cell.Expectations++
		cell.Unmet += 1 - int64(sample.Value)
	},
	metrics.DataReceivedName: func(cell *Cell, sample metrics.Sample) {
		cell.Bytes += int64(sample.Value)
	},
	metrics.DroppedIterationsName: func(cell *Cell, sample metrics.Sample) {
		cell.Dropped += int64(sample.Value)
	},
	arrivalsName: func(cell *Cell, sample metrics.Sample) {
		cell.Arrivals += int64(sample.Value)
	},
	cacheName: func(cell *Cell, sample metrics.Sample) {
		cell.Cache[tagOf(sample, "outcome", "none")] += int64(sample.Value)
	},
	brokenName: func(cell *Cell, sample metrics.Sample) {
		cell.Broken += int64(sample.Value)
	},
}

// placeOf is false where a sample belongs to no journey. Arrivals that were dropped have no visitor whose tags they could carry: they
// are told apart by the name of their scenario, which joins module and journey (shared/load-kit/src/scenarios.ts).
func placeOf(sample metrics.Sample) (Place, bool) {
	module, hasModule := sample.Tags.Get("module")
	journey, hasJourney := sample.Tags.Get("journey")
	found := hasModule && hasJourney
	if !found && sample.Metric.Name == metrics.DroppedIterationsName {
		scenario, _ := sample.Tags.Get("scenario")
		module, journey, found = strings.Cut(scenario, "__")
	}
	return Place{Second: sample.Time.Unix(), Module: module, Journey: journey}, found
}

func overLine(sample metrics.Sample) bool {
	_, over := sample.Tags.Get(lineTag)
	return over
}

func tagOf(sample metrics.Sample, name, otherwise string) string {
	if value, has := sample.Tags.Get(name); has {
		return value
	}
	return otherwise
}

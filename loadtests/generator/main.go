// Command k6 is the load generator at the version that go.mod pins, with slow lines for visitors, and with the output
// that the load test's runner reads.
package main

import (
	"go.k6.io/k6/v2/cmd"

	_ "madang.example/k6/line"
	_ "madang.example/k6/persecond"
)

func main() {
	cmd.Execute()
}

// Package line is the module k6/x/madang of k6: visitors whose line is slow.
package line

import (
	"errors"
	"net/http"

	"go.k6.io/k6/v2/js/modules"
)

func init() {
	modules.Register("k6/x/madang", root{})
}

type root struct{}

// NewModuleInstance is called once for each virtual user.
func (root) NewModuleInstance(vu modules.VU) modules.Instance {
	return &instance{vu: vu}
}

type instance struct {
	vu modules.VU
	// How requests travel where no line is set.
	direct http.RoundTripper
}

func (i *instance) Exports() modules.Exports {
	return modules.Exports{Named: map[string]any{"overLine": i.overLine}}
}

// overLine lets what the virtual user asks for from now on travel over a line, or directly.
func (i *instance) overLine(settings *Settings) error {
	state := i.vu.State()
	if state == nil {
		return errors.New("overLine is for visitors, and nobody visits while a script is loaded")
	}
	if i.direct == nil {
		i.direct = state.Transport
	}
	if settings == nil {
		state.Transport = i.direct
		return nil
	}
	line, err := newLine(i.direct, *settings)
	if err == nil {
		state.Transport = line
	}
	return err
}

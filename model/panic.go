package model

import (
	"fmt"
	"runtime/debug"
)

// A Panic is what a goroutine panicked with, for who waits for it to panic with.
type Panic struct {
	Value any
	Trace []byte // of the goroutine that panicked first
}

// Caught returns what was recovered from a panic, and is to be called where it was: the
// trace is of there. It returns nil for nil, and what was caught before as it is.
func Caught(recovered any) *Panic {
	switch v := recovered.(type) {
	case nil:
		return nil
	case *Panic:
		return v
	}
	return &Panic{recovered, debug.Stack()}
}

// Error returns the value as text.
func (p *Panic) Error() string { return fmt.Sprint(p.Value) }

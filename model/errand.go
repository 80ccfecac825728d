package model

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// An Errand is what a goroutine works out beside the keys, for as long as anybody waits
// for it. The nil Errand is waited for whatever happens.
type Errand struct{ state atomic.Int32 }

const (
	going int32 = iota
	left
	done
)

// LeaveOff tells that nobody waits for the errand any more, which ends its goroutine
// soon. Of one that is done nothing changes.
func (e *Errand) LeaveOff() { e.state.CompareAndSwap(going, left) }

// Done ends the errand, and reports whether somebody waited for it until then.
func (e *Errand) Done() bool { return e.state.CompareAndSwap(going, done) }

// goOn ends the goroutine where nobody waits for the errand. Whatever takes long calls it
// now and then, such as for each tie.
func (e *Errand) goOn() {
	if e != nil && e.state.Load() == left {
		runtime.Goexit()
	}
}

// beside does things in another goroutine, one after the other. wait panics if one of them
// panicked. If the errand was left off, it ends the calling goroutine, and some of them may
// not have run.
func (e *Errand) beside(do ...func()) (wait func()) {
	done := make(chan *Panic, 1)
	go func() {
		defer func() { done <- Caught(recover()) }()
		for _, f := range do {
			f()
		}
	}()
	return func() {
		if p := <-done; p != nil {
			panic(p)
		}
		e.goOn()
	}
}

// A memo keeps what was made for a key, of so many keys. It may be used from any
// goroutine; what two of them need at once may be made twice.
type memo[K comparable, V any] struct {
	mu   sync.Mutex
	most int // 0 for all
	made map[K]V
}

func newMemo[K comparable, V any](most int) *memo[K, V] {
	return &memo[K, V]{most: most, made: map[K]V{}}
}

func (m *memo[K, V]) get(key K, fresh func() V) V {
	m.mu.Lock()
	v, ok := m.made[key]
	m.mu.Unlock()
	if ok {
		return v
	}
	v = fresh()
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.made) == m.most {
		clear(m.made)
	}
	m.made[key] = v
	return v
}

// any returns one of what was made, if anything was.
func (m *memo[K, V]) any() (v V, ok bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, v = range m.made {
		return v, true
	}
	return v, false
}

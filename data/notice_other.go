//go:build !linux

package data

// noticesOf has the system tell that something changed in a folder. The channel is nil: of
// no other system is it known here where it can be trusted to.
func noticesOf(string) (notices <-chan struct{}, stop func()) { return nil, func() {} }

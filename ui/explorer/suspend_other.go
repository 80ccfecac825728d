//go:build !unix

package explorer

// jobControl reports whether a shell can continue the program once it has stopped:
// only Unix has that.
func jobControl() bool { return false }

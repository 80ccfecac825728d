//go:build !linux

package safefile

import "errors"

// exchange isn't had everywhere; two renames have to do.
func exchange(_, _ string) error { return errors.ErrUnsupported }

package explorer

import (
	"bytes"
	"testing"
)

// TestSteadyWritesWhatIsCut holds that bytes which begin a selector and end there are
// written as they are, and no more.
func TestSteadyWritesWhatIsCut(t *testing.T) {
	t.Parallel()
	for _, frame := range []string{"\xf3\xa0", "a\xf3\xa0\x84", "\U000e0100", "\U000e0100\xf3\xa0", "\U000e0100b"} {
		var out bytes.Buffer
		room := append([]byte(frame), "beyond the frame"...)
		if n, err := (steadyWriter{&out}).Write(room[:len(frame)]); err != nil || n != len(frame) || out.String() != frame {
			t.Errorf("of %q %q is written (%d, %v)", frame, out.String(), n, err)
		}
	}
}

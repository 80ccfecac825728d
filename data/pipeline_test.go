package data

import (
	"strings"
	"testing"
)

// TestReadingAgainAlone reads files whose parts aren't what they seem, so that they are read
// again as a whole. Nobody may still read the parts then, which the race detector tells.
func TestReadingAgainAlone(t *testing.T) {
	t.Parallel()
	records := strings.Repeat("- {id: a, kind: state, name: A}\n", 2000)
	for _, text := range []string{
		"ties: [\n}\nactors:\n" + records,
		"actors:\n" + records + "actors:\n" + records,
		"actors:\n- id: 'a\n" + records + "'\n",
	} {
		for range 3 {
			if _, err := (&Reading{part: 1000}).decode(File{"f.yaml", []byte(text)}); err == nil {
				t.Errorf("%.40q is read", text)
			}
		}
	}
}

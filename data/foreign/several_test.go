package foreign

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// A name at the end of a tie is that of the only actor who has it. Where several have it, which
// is meant isn't told: none of them is, and that is told.
func TestNamesThatSeveralHave(t *testing.T) {
	t.Parallel()
	const people = "id,name,type\n1,Ann Lee,person\n2,Ann Lee,person\n3,Bo Ray,person\n"
	for edges, c := range map[string]struct {
		ends  []string
		tells string
	}{
		"from,to\nAnn Lee,Bo Ray\n": {[]string{"ann-lee", "3"}, "which of them isn’t told; it is an actor of its own: Ann Lee"},
		"from,to\n2,Bo Ray\n":       {[]string{"2", "3"}, ""},
		"from,to\nCy,Bo Ray\n":      {[]string{"Cy", "3"}, ""},
	} {
		for _, texts := range [][]string{{people, edges}, {edges, people}} {
			d, im := read(t, Options{}, texts...)
			told := fmt.Sprint(im.Report.Lines())
			if got := slices.Concat(d.Ties[0].From, d.Ties[0].To); !slices.Equal(got, c.ends) || strings.Contains(told, "isn’t told") != (c.tells != "") || !strings.Contains(told, c.tells) {
				t.Errorf("%q: %v, not %v, and told is %s", texts, got, c.ends, told)
			}
		}
	}
}

package explorer

import (
	"fmt"
	"strings"
	"testing"

	"entente/model"
	"entente/ui/plain"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/bidi"
)

// A terminal that reorders what is written from right to left reorders it within its
// cell alone: no run of it reaches into another column, or over an arrow.
func TestCellsAreClosedOff(t *testing.T) {
	t.Parallel()
	for name, terminal := range map[string]Terminal{
		"marks": {}, "ASCII": {ASCII: true}, "blanks": {Environ: []string{"MLTERM=3.9.2"}}, "ASCII and blanks": {ASCII: true, Environ: []string{"MLTERM=3.9.2"}},
	} {
		for _, v := range views {
			t.Run(v.name+"/"+name, func(t *testing.T) {
				t.Parallel()
				d := driveOn(t, Options{Terminal: terminal, Dossier: rightToLeft(t), Start: State{Selection: model.Selection{Focus: model.Relationships}}}, 120, 36, v.keys...)
				for _, size := range [][2]int{{120, 36}, {80, 24}, {60, 20}} {
					d.resizeTo(size[0], size[1])
					for _, line := range strings.Split(d.View().Content, "\n") {
						line = ansi.Strip(line)
						closedOff(t, line)
						if d.countsMarks && (strings.Contains(line, plain.LRM+" ") || strings.Contains(line, " "+plain.LRM)) {
							t.Fatalf("a mark is left beside a blank: %+q", line)
						}
					}
				}
			})
		}
	}
}

// rightToLeft is the dossier that is built in, whose actors have Arabic and Hebrew
// names.
func rightToLeft(t testing.TB) *model.Dossier {
	t.Helper()
	return revised(t, func(r *model.Records) {
		for i := range r.Actors {
			letter := string(rune('א' + i%26))
			r.Actors[i].Name = fmt.Sprintf("محمد %s%s ٣ %d", letter, []string{"علي", "שלום", "إيران 12"}[i%3], i)
			r.Actors[i].Short = fmt.Sprintf("علي%s%d", letter, i)
		}
		for i := range r.Ties {
			r.Ties[i].Label = "صواريخ (2024)!"
		}
		for i := range r.Quotes {
			r.Quotes[i].Text = "הכול " + strings.Repeat("בסדר. ", 20)
		}
	})
}

func closedOff(t testing.TB, line string) {
	t.Helper()
	var p bidi.Paragraph
	if _, err := p.SetString(line); err != nil || line == "" {
		return
	}
	order, err := p.Order()
	if err != nil {
		t.Fatalf("%v: %q", err, line)
	}
	if order.Direction() == bidi.RightToLeft {
		t.Fatalf("the whole row runs from right to left: %q", line)
	}
	for i := range order.NumRuns() {
		if run := order.Run(i); run.Direction() == bidi.RightToLeft && strings.ContainsAny(run.String(), "│┃→←↔█▌●•◐") || strings.Contains(run.String(), "  ") && run.Direction() == bidi.RightToLeft {
			t.Fatalf("%q is reordered in %q", run.String(), line)
		}
	}
}

// Text that is there to be copied has nothing in it that isn't its own.
func TestCopiedTextIsAsItIs(t *testing.T) {
	t.Parallel()
	d := driveOn(t, Options{Dossier: rightToLeft(t)}, 120, 36, "3", "y", "y")
	if frame := d.View().Content; !strings.Contains(frame, "محمد") || strings.Contains(frame, plain.LRM) {
		t.Errorf("it is shown with marks:\n%+q", ansi.Strip(frame))
	}
}

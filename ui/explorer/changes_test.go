package explorer

import (
	"fmt"
	"strings"
	"testing"

	"entente/model"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
)

// reduced is an older edition of the dossier that is built in: some ties aren't in it
// yet, one is that is gone since, and one stands otherwise.
func reduced(t testing.TB) *model.Dossier {
	return revised(t, func(r *model.Records) {
		gone := r.Ties[0]
		gone.ID, gone.Label = "gone", "what is gone"
		r.Ties = append(r.Ties[:len(r.Ties):len(r.Ties)], gone)[3:]
		claims := append([]model.Claim(nil), r.Ties[0].Claims...)
		claims[0].Wording = "former words"
		r.Ties[0].Claims = claims
		last := &r.Ties[len(r.Ties)-2]
		denial := claims[0]
		denial.Stance, denial.Certainty, denial.Quote, denial.By = model.Denies, 0, "", r.Actors[0].ID
		last.Claims = append(last.Claims[:len(last.Claims):len(last.Claims)], denial)
	})
}

func driveSince(t testing.TB, width, height int, keys ...string) *driver {
	t.Helper()
	return driveOn(t, Options{
		Dossier: embedded(t).Against(reduced(t), "old.yaml"),
		Start:   State{Selection: model.Selection{Focus: model.Relationships, Scope: model.Scope{Kind: model.AllTies}}},
	}, width, height, keys...)
}

func TestSinceShown(t *testing.T) {
	t.Parallel()
	for _, v := range []struct {
		name string
		keys []string
		held [][2]int
	}{
		{"since", []string{"G"}, shapes},
		{"since gone", []string{"O"}, usual},
	} {
		for _, size := range v.held {
			t.Run(fmt.Sprintf("%s/%dx%d", v.name, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				d := driveSince(t, size[0], size[1], v.keys...)
				golden.RequireEqual(t, []byte(d.screen()))
			})
		}
		driveSince(t, 120, 36, v.keys...).everySize(240, 80)
	}
}

// TestSinceFilters walks through the kinds of changes and holds that each row has the
// mark of its kind, and that Sources tells the former words.
func TestSinceFilters(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		downs      int
		mark, told string
	}{{0, "█+ ", "since old.yaml: new, "}, {1, "█~ ", "was: wording “former words”"}, {2, "█! ", "no longer denied by"}, {3, "█  ", ""}} {
		d := driveSince(t, 120, 50, "D", "g")
		for range c.downs {
			d.press("j")
		}
		d.press("o", "enter")
		if !strings.Contains(d.screen(), c.mark) {
			t.Errorf("no %q:\n%s", c.mark, d.screen())
		}
		if story := strings.Join(strings.Fields(ansi.Strip(strings.Join(d.storyPage().Lines, " "))), " "); !strings.Contains(story, c.told) {
			t.Errorf("no %q in\n%s", c.told, story)
		}
		if strings.Contains(d.screen(), "gone ─") {
			t.Errorf("filtered by what became of ties, those that are gone are listed:\n%s", d.screen())
		}
	}
}

// TestWithoutFormer holds that the keys say why they do nothing.
func TestWithoutFormer(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"O", "D"} {
		if d := drive(t, 120, 36, key); d.overlay != nil || !strings.Contains(d.lastLine(), "--since OLD") {
			t.Errorf("%s: %T, %q", key, d.overlay, d.lastLine())
		}
	}
}

// The first screen counts what changed, and says by which key it is told.
func TestFirstScreenCountsChanges(t *testing.T) {
	t.Parallel()
	for _, keys := range [][]string{nil, {"ctrl+e"}} {
		o := Options{Dossier: embedded(t).Against(reduced(t), "old.yaml")}
		key := "O"
		if keys != nil {
			o.Keys, key = []Binding{{"what changed", keys}}, "ctrl-e"
		}
		if got := driveOn(t, o, 120, 36).lastLine(); !strings.Contains(got, "since old.yaml: ") || !strings.Contains(got, " gone; "+key+" tells them") {
			t.Errorf("it tells %q", got)
		}
	}
}

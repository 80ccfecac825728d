package explorer

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente/model"
	"entente/ui/internal/sample"
)

// revised returns the built-in dossier after somebody worked on its records.
func revised(t testing.TB, edit func(*model.Records)) *model.Dossier {
	t.Helper()
	loaded, err := embeddedOnce()
	if err != nil {
		t.Fatal(err)
	}
	r := loaded.Records
	r.Actors, r.Ties, r.Quotes = slices.Clone(r.Actors), slices.Clone(r.Ties), slices.Clone(r.Quotes) // what an edit may change in place
	edit(&r)
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// withTies puts copies of a tie in front of all.
func withTies(n int) func(*model.Records) {
	return func(r *model.Records) {
		for i := range n {
			tie := r.Ties[0]
			tie.ID = "new-" + strings.Repeat("x", i+1)
			r.Ties = slices.Insert(r.Ties, 0, tie)
		}
	}
}

func without(tie string) func(*model.Records) {
	return func(r *model.Records) {
		r.Ties = slices.DeleteFunc(r.Ties, func(t model.Tie) bool { return t.ID == tie })
	}
}

// places to be in when a save comes: keys that lead there.
var reloadPlaces = map[string][]string{
	"at the beginning":      nil,
	"further down":          {"j", "j", "j"},
	"at the end":            {"G"},
	"in Sources":            {"G", "3", "j"},
	"in Countries":          {"1", "j", "j"},
	"among all ties":        {"a", "G", "k"},
	"filtered":              {"!", "enter", "j"},
	"searching":             {"/", "oil"},
	"zoomed and scrolled":   {"3", "+", "pgdown"},
	"with a pinned tie":     {"P", "j"},
	"over a panel of types": {"t", "j"},
	"in the help":           {"?"},
}

// TestReloadReachesWhatIsOpen holds that what stands open over a dossier when another edition
// comes tells what that one has.
func TestReloadReachesWhatIsOpen(t *testing.T) {
	t.Parallel()
	o := new(desk).options(t)
	o.Open, o.Dossier = never, linkedTo(t, "https://old.example/", never).Dossier
	edition := revised(t, func(r *model.Records) {
		without(r.Ties[len(r.Ties)-1].ID)(r)
		for i := range r.Actors {
			r.Actors[i].Name += " Anew"
		}
		r.Sources = slices.Clone(r.Sources)
		for i := range r.Sources {
			r.Sources[i].URL = "https://anew.example/"
		}
	})
	for _, c := range []struct{ keys, told string }{
		{"v v b", "Anew"}, {"v v B", "Anew"}, {": g o", "Anew"}, {"e", "The whole dossier: 95 ties"}, {"o", "anew.example"}, {"w", "Anew"},
	} {
		d := driveOn(t, o, 140, 36, strings.Fields(c.keys)...)
		if strings.Contains(d.screen(), c.told) || d.overlay == nil {
			t.Fatalf("%s: %q is told before, over %T:\n%s", c.keys, c.told, d.overlay, d.screen())
		}
		d.Update(save{Edition: Edition{Dossier: edition, Locate: d.locate}})
		open := fmt.Sprint(d.overlay.draw(d.root, d.panelRect()))
		if d.settle(); !strings.Contains(open, c.told) {
			t.Errorf("%s: %q isn’t told:\n%s", c.keys, c.told, d.screen())
		}
	}
}

func TestReloadKeepsThePlace(t *testing.T) {
	for name, keys := range reloadPlaces {
		for _, height := range []int{12, 24, 36} {
			d := drive(t, 120, height, keys...)
			before, screen := d.scene, d.screen()
			d.Update(save{Edition: Edition{Dossier: revised(t, func(*model.Records) {})}})
			d.notice = ""
			if after := d.screen(); after != screen {
				t.Errorf("%s, %d rows: a save that changes nothing shows\n%s\ninstead of\n%s", name, height, after, screen)
			}
			d.Update(save{Edition: Edition{Dossier: revised(t, withTies(3))}})
			after := d.scene
			if after.Actor != before.Actor || after.Tie != before.Tie || after.Item != before.Item || after.Focus != before.Focus ||
				after.Pin != before.Pin || after.Find != before.Find || !after.Filter.Equal(before.Filter) {
				t.Errorf("%s, %d rows: three ties more lead from %+v to %+v", name, height, before.Selection, after.Selection)
			}
			d.screen()
		}
	}
}

// TestReloadHoldsTheRows saves ties in front of those in sight: the chosen one
// stays in its row.
func TestReloadHoldsTheRows(t *testing.T) {
	d := drive(t, 120, 24, "a", "G", "k", "k", "k")
	row := func() int { return d.scene.Relationships.At - d.look.Top[model.Relationships] }
	before, tie := row(), d.scene.Tie
	d.Update(save{Edition: Edition{Dossier: revised(t, withTies(2))}})
	if row() != before || d.scene.Tie != tie {
		t.Errorf("%s moves from row %d to %d (%s)", tie, before, row(), d.scene.Tie)
	}
}

func TestReloadWithoutTheChosen(t *testing.T) {
	d := drive(t, 120, 36, "j")
	gone := d.scene.Tie
	d.Update(save{Edition: Edition{Dossier: revised(t, without(gone))}})
	if d.scene.Tie == gone || d.scene.Tie == "" {
		t.Errorf("without %s it shows %q", gone, d.scene.Tie)
	}
	d.screen()
	d.Update(save{Edition: Edition{Dossier: revised(t, func(*model.Records) {})}})
	if d.scene.Tie != gone {
		t.Errorf("once %s is back, %s is chosen", gone, d.scene.Tie)
	}
}

// TestBrokenSaveIsToldAtEverySize holds that where it broke stays in sight after the
// next key, and that the place of what is chosen leaves it the room.
func TestBrokenSaveIsToldAtEverySize(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {80, 24}, {60, 20}, {60, 10}, {40, 8}} {
		o := Options{
			Dossier: embedded(t), Start: State{Selection: model.Selection{Focus: model.Relationships}},
			Locate: func(model.Scene) Location {
				return Location{Name: "/somewhere/far/down/in/a/folder/axis.yaml", Line: 4321}
			},
		}
		d := driveOn(t, o, size[0], size[1])
		d.Update(save{err: errors.New("ties.yaml:12:3: a tie has no field")})
		d.press("j", "k")
		if s := d.screen(); !strings.Contains(s, "✗ ties") || strings.Contains(s, "4321") {
			t.Errorf("%dx%d: it shows\n%s", size[0], size[1], s)
		}
	}
}

func TestBrokenSave(t *testing.T) {
	d := drive(t, 120, 36, "j", "j")
	good := d.screen()
	d.Update(save{err: errors.New("ties.yaml:12:3: a tie has no field \"lable\"")})
	if s := d.screen(); !strings.Contains(s, "not shown: ties.yaml:12:3: a tie has no field") || !strings.Contains(s, "✗ ties.yaml:12:3") {
		t.Errorf("a broken save shows\n%s", s)
	}
	d.press("k", "j")
	lines := strings.SplitAfter(d.screen(), "\n")
	if !strings.Contains(lines[0], "✗ ties.yaml:12:3") {
		t.Errorf("a key later it says %q", lines[0])
	}
	if rest := strings.Join(lines[1:], ""); rest != good[strings.Index(good, "\n")+1:] {
		t.Errorf("the last good state isn’t kept:\n%s", rest)
	}
	d.Update(save{Edition: Edition{Dossier: revised(t, func(*model.Records) {})}})
	d.press("k", "j")
	if s := d.screen(); s != good {
		t.Errorf("once it is mended it shows\n%s", s)
	}
}

// TestPreparesWhatWasShown holds that what is prepared beside the keys is the dossier
// that was there when that was asked for: they may bring another one meanwhile. Of a
// small one nothing is.
func TestPreparesWhatWasShown(t *testing.T) {
	t.Parallel()
	if newRoot(Options{Dossier: embedded(t)}).prepare() != nil {
		t.Error("a small dossier is prepared")
	}
	d, err := model.New(sample.Records(preparedTies + 1))
	if err != nil {
		t.Fatal(err)
	}
	m := newRoot(Options{Dossier: d})
	prepare := m.prepare()
	m.dossier = nil
	prepare()
}

package explorer

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// Each action whose keys can be set has a name of its own, and the keys that it has may
// be set.
func TestActionsHaveNames(t *testing.T) {
	t.Parallel()
	all := Actions()
	taken := map[string]bool{}
	for _, b := range all {
		if b.Action == "" || taken[b.Action] || len(b.Keys) == 0 {
			t.Errorf("%q has no name of its own, or no keys", b.Action)
		}
		taken[b.Action] = true
	}
	if faults := KeyFaults(all); len(faults) > 0 {
		t.Errorf("the keys that there are: %v", faults)
	}
}

// Keys that are set do what the others did, and the footer, the help, the palette and a
// panel tell them.
func TestKeysAreSet(t *testing.T) {
	t.Parallel()
	own := []Binding{{"filter by type", []string{"ctrl+t", "T"}}, {"next row", []string{"é"}}, {"help", []string{"f2"}}, {"copy with citation", nil}}
	if faults := KeyFaults(own); len(faults) > 0 {
		t.Fatal(faults)
	}
	d := driveOn(t, Options{Terminal: Terminal{Keys: own}, Dossier: embedded(t)}, 120, 36, "k") // behind the first screen, whose footer teaches
	if s := d.screen(); !strings.Contains(s, " ctrl-t type") || strings.Contains(s, " t type") || !strings.Contains(s, "f2 help") || strings.Contains(s, "y copy") {
		t.Errorf("the footer doesn't tell them:\n%s", s)
	}
	before := d.scene.Selection
	if d.press("j", "t", "y", "?"); d.overlay != nil || !d.scene.Equal(before) || d.copied != "" {
		t.Errorf("keys that were taken away do something:\n%s", d.screen())
	}
	if d.press("é"); d.scene.Equal(before) {
		t.Error("é chooses no other row")
	}
	d.press("T")
	if s := d.screen(); !strings.Contains(s, "ctrl-t Types") {
		t.Errorf("the panel doesn't tell its key:\n%s", s)
	}
	if d.press("s", "T"); over[*panel](d).opens.panel != "Types" {
		t.Error("one panel doesn't lead to another by its key")
	}
	if d.press("T"); d.overlay != nil {
		t.Error("a panel isn't closed by its own key")
	}
	d.Update(tea.KeyPressMsg{Code: tea.KeyF2})
	if s := d.screen(); !strings.Contains(s, "ctrl-t T") {
		t.Errorf("the help doesn't tell them:\n%s", s)
	}
	d.press("/", "filter by type") // in the panes, and in the panel of another filter
	if s := d.screen(); strings.Count(s, " ctrl-t T ") != 2 || strings.Contains(s, " t  ") {
		t.Errorf("the help tells keys that were taken away:\n%s", s)
	}
}

// What keeps keys from being used is told of each, and nothing else is.
func TestKeyFaults(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		own  []Binding
		want []string
	}{
		"free":            {[]Binding{{"filter by type", []string{"T"}}}, nil},
		"taken":           {[]Binding{{"filter by type", []string{"T", "j"}}}, []string{`0 "j" of "filter by type" is the key of "next row" already`}},
		"exchanged":       {[]Binding{{"next row", []string{"t"}}, {"filter by type", []string{"j"}}}, nil},
		"both":            {[]Binding{{"next row", []string{"T"}}, {"filter by type", []string{"T"}}}, []string{`1 "T" of "filter by type" is the key of "next row" already`}},
		"in another pane": {[]Binding{{"the other size", []string{"H"}}, {"fold the section", []string{"H"}}}, nil},
		"twice":           {[]Binding{{"next row", []string{"T", "T"}}}, []string{`0 "T" of "next row" stands there twice`}},
		"a digit":         {[]Binding{{"next row", []string{"7"}}, {"go to the actors", []string{"1"}}}, []string{`0 "7" of "next row" begins a number`}},
		"interrupt":       {[]Binding{{"next row", []string{"ctrl+c"}}}, []string{`0 "ctrl+c" of "next row" interrupts`}},
		"none":            {[]Binding{{"next row", []string{"hyper", "", "a b", "ctrl+F"}}}, []string{`0 "hyper"`, `0 ""`, `0 "a b"`, `0 "ctrl+F"`}},
	} {
		var told []string
		for _, f := range KeyFaults(c.own) {
			told = append(told, string(rune('0'+f.At))+" "+strings.TrimPrefix(f.What, "the key "))
		}
		if !slices.EqualFunc(told, c.want, strings.HasPrefix) {
			t.Errorf("%s: %q, want %q", name, told, c.want)
		}
	}
}

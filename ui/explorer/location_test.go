package explorer

import (
	"errors"
	"io/fs"
	"os/exec"
	"strings"
	"testing"

	"entente/model"
	"entente/ui/draw"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"
)

// fromFiles are the options of a dossier that came from files with long names.
func fromFiles(t testing.TB) Options {
	t.Helper()
	return Options{
		Dossier: embedded(t), Start: State{Selection: model.Selection{Focus: model.Relationships}},
		Locate: func(s model.Scene) Location {
			path := s.Path()
			name := "papers/dossiers/axis/" + path[:strings.IndexByte(path, '[')] + ".yaml"
			return Location{File: name, Name: name, Line: 10 * len(path)}
		},
	}
}

// placed are where a place is told of what is chosen, and at how many widths at least
// it then stands whole, and cut.
var placed = map[string]struct {
	keys         []string
	whole, short int
}{
	"relationships": {nil, 50, 20}, "countries": {[]string{"1"}, 50, 20}, "sources": {[]string{"3", "g"}, 50, 20}, "zoomed": {[]string{"+"}, 50, 20},
}

func TestLocationGolden(t *testing.T) {
	t.Parallel()
	golden.RequireEqual(t, []byte(driveOn(t, fromFiles(t), wide[0], wide[1]).screen()))
}

// TestLocationFits holds at every width that the location stands whole, or without its
// beginning, or not at all, and that the frame is as wide as the screen.
func TestLocationFits(t *testing.T) {
	t.Parallel()
	for name, at := range placed {
		d := driveOn(t, fromFiles(t), 120, 36, at.keys...)
		whole := d.location().String()
		told, short := 0, 0
		for width := minColumns; width <= 240; width++ {
			d.resizeTo(width, 24)
			head, _, _ := strings.Cut(d.screen(), "\n")
			switch i := strings.LastIndex(head, "…"); {
			case strings.Contains(head, whole):
				told++
			case i >= 0 && strings.Contains(head[i:], "yaml:"):
				end, _, _ := strings.Cut(head[i+len("…"):], " ")
				if !strings.HasSuffix(whole, end) || len(end) < draw.LeastLocation-1 {
					t.Errorf("%s, %d columns: it is cut to %q", name, width, end)
				}
				short++
			}
		}
		if told < at.whole || short < at.short {
			t.Errorf("%s: it stands whole at %d widths, and cut at %d", name, told, short)
		}
	}
}

// TestEdit holds what is told of an editor that has ended, or never began.
func TestEdit(t *testing.T) {
	t.Parallel()
	o := fromFiles(t)
	var file string
	var line int
	var refused error
	windowed := false
	o.Edit = func(f string, n int) (Editor, error) {
		file, line = f, n
		return Editor{Command: exec.Command("true"), Name: "ed", Windowed: windowed}, refused
	}
	d := driveOn(t, o, 120, 36, "E")
	if want := d.location(); file != want.File || line != want.Line || d.notice != "" {
		t.Errorf("it edits %s:%d and tells %q", file, line, d.notice)
	}
	for _, c := range []struct {
		err      error
		windowed bool
		want     string
	}{
		{nil, false, ""},
		{nil, true, "ed was given papers/dossiers/axis/ties.yaml:70"},
		{&fs.PathError{Op: "fork/exec", Path: "/bin/ed", Err: fs.ErrPermission}, false, "ed can’t be started: permission denied"},
		{errors.New("x"), false, "ed can’t have the terminal; open papers"},
	} {
		d.notice, windowed = "", c.windowed
		d.Update(edited{Editor{Name: "ed", Windowed: c.windowed}, Location{Name: "papers/dossiers/axis/ties.yaml", Line: 70}, c.err, nil})
		if c.want == "" && d.notice != "" || !strings.HasPrefix(d.notice, c.want) {
			t.Errorf("%v: it tells %q, want %q", c.err, d.notice, c.want)
		}
	}
	refused = errors.New("there is no editor")
	d.press("E")
	if !strings.Contains(d.screen(), "there is no editor") {
		t.Error("it doesn’t tell why no editor is opened")
	}
}

// TestEditNoFile holds that E tells what to do where there is no file.
func TestEditNoFile(t *testing.T) {
	t.Parallel()
	o := fromFiles(t)
	o.Locate = nil
	o.Edit = func(string, int) (Editor, error) { t.Error("it edits nothing"); return Editor{}, nil }
	d := driveOn(t, o, 80, 24, "E")
	if s := d.screen(); !strings.Contains(s, "no file to edit; entente new DIR or entente export --format json makes one") {
		t.Errorf("it doesn’t say that there is none:\n%s", s)
	}
	d.press(":", "edit in")
	if len(over[*palette](d).offers(d.root)) != 0 {
		t.Error("the palette offers it all the same")
	}
}

// TestEditOnlyWhileBrowsing holds that E is a letter, or nothing, elsewhere.
func TestEditOnlyWhileBrowsing(t *testing.T) {
	t.Parallel()
	for _, keys := range [][]string{{"/"}, {"t"}, {"?"}, {"L"}, {":"}, {"m"}, {"y", "y"}} {
		o := fromFiles(t)
		o.Edit = func(string, int) (Editor, error) { t.Errorf("after %v it edits", keys); return Editor{}, nil }
		driveOn(t, o, 120, 36, append(keys, "E")...)
	}
}

var _ tea.ExecCommand = &editing{}

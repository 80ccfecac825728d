package ui

import (
	"errors"
	"fmt"
	"io/fs"
	"os/exec"
	"strings"
	"testing"

	"entente/model"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"
)

// fromFiles are the options of a dossier that came from files with long names.
func fromFiles(t testing.TB) Options {
	t.Helper()
	return Options{
		Dossier: embedded(t), Start: model.Selection{Focus: model.Relationships},
		Place: func(s model.Scene) Place {
			path := s.Path()
			name := "papers/dossiers/axis/" + path[:strings.IndexByte(path, '[')] + ".yaml"
			return Place{File: name, Name: name, Line: 10 * len(path)}
		},
	}
}

func TestPlaceGolden(t *testing.T) {
	t.Parallel()
	for name, keys := range map[string][]string{"relationships": nil, "countries": {"1"}, "sources": {"3", "g"}, "zoomed": {"+"}} {
		for _, size := range sizes {
			t.Run(fmt.Sprintf("%s/%dx%d", name, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				golden.RequireEqual(t, []byte(driveOn(t, fromFiles(t), size[0], size[1], keys...).screen()))
			})
		}
	}
}

// TestPlaceFits holds at every width that the place stands whole, or without its
// beginning, or not at all, and that the frame is as wide as the screen.
func TestPlaceFits(t *testing.T) {
	t.Parallel()
	d := driveOn(t, fromFiles(t), 120, 36, "1")
	whole := d.placed().String()
	told, short := 0, 0
	for width := minColumns; width <= 240; width++ {
		d.resizeTo(width, 24)
		head, _, _ := strings.Cut(d.screen(), "\n")
		switch _, behind, cut := strings.Cut(head, "…"); {
		case strings.Contains(head, whole):
			told++
		case cut && strings.Contains(head, "yaml:"):
			name, _, _ := strings.Cut(behind[strings.LastIndex(behind, "…")+1:], " ")
			if i := strings.LastIndex(head, "…"); i >= 0 {
				name, _, _ = strings.Cut(head[i+len("…"):], " ")
			}
			if !strings.HasSuffix(whole, name) || len(name) < leastPlace-1 {
				t.Errorf("%d columns: it is cut to %q", width, name)
			}
			short++
		}
	}
	if told < 50 || short < 20 {
		t.Errorf("it stands whole at %d widths, and cut at %d", told, short)
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
	if want := d.placed(); file != want.File || line != want.Line || d.notice != "" {
		t.Errorf("it edits %s:%d and tells %q", file, line, d.notice)
	}
	for _, c := range []struct {
		err      error
		windowed bool
		want     string
	}{
		{nil, false, ""},
		{nil, true, "ed was given papers/dossiers/axis/ties.yaml:70"},
		{&fs.PathError{Op: "fork/exec", Path: "/bin/ed", Err: fs.ErrPermission}, false, "ed can't be started: permission denied"},
		{errors.New("x"), false, "ed can't have the terminal; open papers"},
	} {
		d.notice, windowed = "", c.windowed
		d.Update(edited{Editor{Name: "ed", Windowed: c.windowed}, Place{Name: "papers/dossiers/axis/ties.yaml", Line: 70}, c.err})
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
	o.Place = nil
	o.Edit = func(string, int) (Editor, error) { t.Error("it edits nothing"); return Editor{}, nil }
	d := driveOn(t, o, 80, 24, "E")
	if s := d.screen(); !strings.Contains(s, "no file to edit; entente new DIR or entente export --format json makes one") {
		t.Errorf("it doesn’t say that there is none:\n%s", s)
	}
	d.press(":", "edit in")
	if len(d.offers()) != 0 {
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

var _ tea.ExecCommand = &session{}

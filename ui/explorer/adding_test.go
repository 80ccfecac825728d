package explorer

import (
	"errors"
	"os/exec"
	"strings"
	"testing"

	"entente/model"

	tea "charm.land/bubbletea/v2"
)

// A form asks for what its key names, on the tie that is chosen; what came of it is
// told, and is not hidden by the reload that follows.
func TestAdding(t *testing.T) {
	t.Parallel()
	var asked []string
	o := Options{Dossier: embedded(t), Start: State{Selection: model.Selection{Focus: model.Relationships}}}
	o.Add = func(s model.Scene, kind string) (Form, error) {
		asked = append(asked, kind+" "+s.Tie)
		return Form{}, errors.New("no " + kind)
	}
	d := driveOn(t, o, 120, 36)
	tie := d.scene.Tie
	for _, one := range additions {
		d.press("a")
		d.does(one.key)
		if d.overlay != nil || d.notice != "no "+one.kind {
			t.Errorf("%s leads to %T and tells %q", one.key, d.overlay, d.notice)
		}
	}
	if got := strings.Join(asked, ", "); got != "claim "+tie+", tie "+tie+", quote "+tie+", actor "+tie+", source "+tie {
		t.Errorf("it asks for %s", got)
	}
	d.Update(taken{told: "added it"})
	d.Update(save{Edition: Edition{Dossier: embedded(t)}})
	if d.notice != "added it" {
		t.Errorf("it tells %q", d.notice)
	}
	d.Update(save{Edition: Edition{Dossier: embedded(t)}})
	if d.notice != "reloaded" {
		t.Errorf("then it tells %q", d.notice)
	}
}

// What the reader wrote is told where it is, if their editor fails; and a form with
// mistakes is theirs again.
func TestFormsThatFail(t *testing.T) {
	t.Parallel()
	o := Options{Dossier: embedded(t)}
	o.Change = func(model.Scene) (Form, error) { return Form{}, errors.New("no form") }
	d := driveOn(t, o, 120, 36)
	d.does("A")
	if d.notice != "no form" {
		t.Errorf("it tells %q", d.notice)
	}
	form := Form{At: Location{"f", "f", 3}, Edit: func() (Editor, error) { return Editor{}, errors.New("no editor") }}
	d.Update(taken{again: &form})
	if d.notice != "no editor" {
		t.Errorf("it tells %q", d.notice)
	}
	d.Update(taken{err: errors.New("the file has changed")})
	if d.notice != "the file has changed" {
		t.Errorf("it tells %q", d.notice)
	}
	_, cmd := d.Update(edited{Editor{Name: "ed"}, form.At, &exec.Error{Name: "ed", Err: errors.New("broken")}, &form})
	if cmd != nil || !strings.Contains(d.notice, "what you wrote is in f") {
		t.Errorf("it tells %q", d.notice)
	}
}

// does presses a key, and takes what comes of it.
func (d *driver) does(key string) {
	d.t.Helper()
	_, cmd := d.Update(tea.KeyPressMsg{Code: []rune(key)[0], Text: key})
	if cmd == nil {
		d.t.Fatalf("%s does nothing", key)
	}
	d.Update(cmd())
}

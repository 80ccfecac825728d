package explorer

import (
	"errors"
	"os/exec"
	"strings"
	"testing"
)

// TestEditWhereItBroke holds that E opens the first mistake of a save that isn't
// shown, and what is chosen once it is mended.
func TestEditWhereItBroke(t *testing.T) {
	t.Parallel()
	o := fromFiles(t)
	var opened Location
	o.Edit = func(file string, line int) (Editor, error) {
		opened = Location{File: file, Line: line}
		return Editor{Command: exec.Command("true"), Name: "ed"}, nil
	}
	d := driveOn(t, o, 120, 36)
	chosen := Location{File: d.location().File, Line: d.location().Line}
	broke := Location{File: "papers/dossiers/axis/actors.yaml", Name: "papers/dossiers/axis/actors.yaml", Line: 7}

	d.Update(save{err: Breach{At: broke, Line: "actors.yaml:7:3: an actor has no field \"nam\""}})
	if s := d.screen(); !strings.Contains(s, "not shown: actors.yaml:7:3: an actor") {
		t.Errorf("it doesn’t tell the breach:\n%s", s)
	}
	d.press("j", "E")
	if opened.File != broke.File || opened.Line != broke.Line {
		t.Errorf("E opens %+v, not where it broke", opened)
	}
	d.press("k")
	for name, after := range map[string]save{
		"mended":         {Edition: Edition{Dossier: embedded(t), Locate: o.Locate}},
		"gone somewhere": {err: errors.New("axis isn’t there")},
	} {
		d.Update(save{err: Breach{At: broke, Line: "actors.yaml:7:3: wrong"}})
		d.Update(after)
		d.press("E")
		if opened != chosen {
			t.Errorf("%s: E opens %+v, not %+v", name, opened, chosen)
		}
	}
}

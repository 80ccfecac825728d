package explorer

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente/model"
	"entente/ui/internal/hostile"

	"github.com/charmbracelet/x/exp/golden"
)

// A notebook keeps notes as a file would, and others write into it too.
type notebook struct {
	notes model.Notes
	err   error
}

func (b *notebook) keep(ref model.Ref, was, now model.Note) (model.Notes, error) {
	if b.err == nil {
		b.notes = b.notes.Edit(ref, was, now)
	}
	return b.notes, b.err
}

func driveNoting(t testing.TB, b *notebook, width, height int, keys ...string) *driver {
	t.Helper()
	return driveOn(t, Options{
		Dossier: embedded(t).WithNotes(b.notes), Note: b.keep,
		Start: State{Selection: model.Selection{Focus: model.Relationships}},
	}, width, height, keys...)
}

var noted = []string{"space", "j", "space", "N", "page 3?", "enter", "3", "space", "N", "who?", "enter"}

func TestNotesShown(t *testing.T) {
	t.Parallel()
	for _, size := range shapes {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			t.Parallel()
			golden.RequireEqual(t, []byte(driveNoting(t, new(notebook), size[0], size[1], noted...).screen()))
		})
	}
	for _, keys := range [][]string{noted, {"space", "N", "x"}, {"space", "r"}, {"space", "\""}, {"space", "v"}} {
		driveNoting(t, new(notebook), 120, 36, keys...).everySize(240, 80)
	}
}

// TestNotesAreKept holds that a written note is answered by what became of it, not by how much
// is ticked.
func TestNotesAreKept(t *testing.T) {
	t.Parallel()
	d := driveNoting(t, new(notebook), 80, 24, "space", "N", "who?", "enter")
	if got := strings.TrimSpace(d.lastLine()); got != "kept the note" {
		t.Errorf("a note that is written is answered by %q", got)
	}
	d.press("N", "ctrl+u", "enter")
	if got := strings.TrimSpace(d.lastLine()); got != "took the note off" {
		t.Errorf("a note without a word is answered by %q", got)
	}
}

// TestTicks holds where what takes a tick, how it comes off, and that it is counted.
func TestTicks(t *testing.T) {
	t.Parallel()
	b := new(notebook)
	d := driveNoting(t, b, 120, 36, "space")
	tie := model.Ref{Tie: d.scene.Tie}
	if _, check := d.dossier.NoteOn(tie); check != model.Checked || !strings.Contains(d.screen(), "1 of 96 ties checked") || !strings.Contains(d.lastLine(), "checked 1 of 96 ties") {
		t.Fatalf("%d:\n%s", check, d.screen())
	}
	chosen := d.scene.Selection
	d.press("3", "space", "2", "space")
	if len(b.notes) != 1 || b.notes[tie] != (model.Note{}) || d.scene.Tie != chosen.Tie {
		t.Errorf("with the tie's tick taken off: %v, at %s", b.notes, d.scene.Tie)
	}
	d.press("3", "G", "space", "\"", "2", "j", "space")
	quotes := 0
	for ref := range b.notes {
		if ref.Quote != "" {
			quotes++
		}
	}
	if quotes != 2 {
		t.Errorf("of two quotations %d are ticked: %v", quotes, b.notes)
	}
	d = driveNoting(t, new(notebook), 120, 36, "1", "j", "j", "j", "j", "j", "space") // folds
	if len(d.dossier.Notes()) > 0 {
		t.Error("a country takes a tick")
	}
}

// TestNoting holds that a note is written and written over, and that N is the match before
// while a search is on.
func TestNoting(t *testing.T) {
	t.Parallel()
	b := new(notebook)
	d := driveNoting(t, b, 120, 36, "N", "draft", "esc")
	if len(b.notes) != 0 {
		t.Errorf("Esc keeps %v", b.notes)
	}
	d.press("N", "see p. 3", "enter", "N", "!", "enter")
	tie := model.Ref{Tie: d.scene.Tie}
	if b.notes[tie].Text != "see p. 3!" || !strings.Contains(d.screen(), "✎ see p. 3!") {
		t.Errorf("%v\n%s", b.notes, d.screen())
	}
	d.press("/", "arms", "enter", "n", "N")
	if d.overlay != nil || d.scene.Hit != 0 {
		t.Errorf("while a search is on, N opens %T, and hit %d is shown", d.overlay, d.scene.Hit)
	}
	d.press("ctrl+n")
	over[*noter](d)
	d.press("esc", "esc", "N")
	over[*noter](d)
	b.err = errors.New("no room")
	d.press("lost", "enter")
	if !strings.Contains(d.lastLine(), "no room") {
		t.Errorf("the footer doesn't say why nothing is kept: %q", d.lastLine())
	}
}

// TestNotesOfOthers holds that what another explorer noted meanwhile shows with the next
// note, and that a save of the dossier tells what changed since it was ticked.
func TestNotesOfOthers(t *testing.T) {
	t.Parallel()
	b := new(notebook)
	d := driveNoting(t, b, 120, 36, "space")
	tie := model.Ref{Tie: d.scene.Tie}
	b.notes = b.notes.Edit(tie, model.Note{}, model.Note{Text: "theirs"})
	d.press("N", "mine", "enter")
	if got := b.notes[tie].Text; got != "theirs / mine" || !strings.Contains(d.screen(), "✎ theirs / mine") {
		t.Errorf("%q\n%s", got, d.screen())
	}
	d.Update(save{Edition: Edition{Dossier: revised(t, func(r *model.Records) {
		for i := range r.Ties {
			if r.Ties[i].ID == tie.Tie {
				r.Ties[i].Summary = "Told anew."
			}
		}
	})}})
	if s := d.screen(); !strings.Contains(s, "≠ changed since it was checked") || !strings.Contains(s, "0 of 96 ties checked") {
		t.Errorf("after a save:\n%s", s)
	}
	d.press("r", "g", "j", "j", "o", "enter")
	if d.scene.Relationships.Shown != 1 {
		t.Errorf("%d ties changed since they were ticked", d.scene.Relationships.Shown)
	}
}

// TestTicksOfOthersAreCounted holds that what is told of a tick counts what others ticked, as
// what is shown does.
func TestTicksOfOthersAreCounted(t *testing.T) {
	t.Parallel()
	b := new(notebook)
	d := driveNoting(t, b, 120, 36, "space", "j")
	ref, _ := d.noted()
	b.notes = b.notes.Edit(ref, model.Note{}, model.Note{Checked: d.dossier.Print(ref)})
	d.press("j", "j", "space")
	if s := d.screen(); !strings.Contains(s, "3 of 96 ties checked") || !strings.Contains(d.lastLine(), "checked 3 of 96 ties") {
		t.Errorf("of three ticks is told:\n%s", s)
	}
}

// A slowNotebook keeps notes once it may.
type slowNotebook struct {
	notebook
	may  chan struct{}
	kept []string
}

func (b *slowNotebook) keep(ref model.Ref, was, now model.Note) (model.Notes, error) {
	<-b.may
	b.kept = append(b.kept, fmt.Sprint(ref.Tie, was.Checked != "", now.Checked != ""))
	return b.notebook.keep(ref, was, now)
}

func driveSlowly(t *testing.T, b *slowNotebook) *driver {
	t.Helper()
	b.may = make(chan struct{})
	return driveOn(t, Options{
		Dossier: embedded(t), Note: b.keep, Start: State{Selection: model.Selection{Focus: model.Relationships}},
	}, 120, 36)
}

// TestNotesAreKeptBeside holds that no key waits for a disk, that notes are kept in their order
// all the same, and what is shown meanwhile is what was noted.
func TestNotesAreKeptBeside(t *testing.T) {
	t.Parallel()
	b := new(slowNotebook)
	d := driveSlowly(t, b)
	first := d.scene.Tie
	for _, key := range []string{"space", "space", "space", "j", "space"} {
		d.hit(key)
	}
	second := d.scene.Tie
	if len(b.kept) > 0 || d.dossier.Checked() != 2 || strings.Contains(d.lastLine(), "checked") {
		t.Errorf("before the disk has them, %d are ticked, and %q is told", d.dossier.Checked(), d.lastLine())
	}
	close(b.may)
	d.settle()
	if want := []string{first + "false true", first + "true false", first + "false true", second + "false true"}; !slices.Equal(b.kept, want) {
		t.Errorf("kept are %v, want %v", b.kept, want)
	}
	if len(b.notes) != 2 || d.dossier.Checked() != 2 || d.lastLine() != "checked 2 of 96 ties" || len(d.keeping) > 0 {
		t.Errorf("%d are noted, %d ticked, %d not told, and %q is", len(b.notes), d.dossier.Checked(), len(d.keeping), d.lastLine())
	}
}

// TestUnkeptNotesAreTakenBack holds that what couldn't be kept isn't shown as if it were, and
// that what was noted behind it is.
func TestUnkeptNotesAreTakenBack(t *testing.T) {
	t.Parallel()
	b := new(slowNotebook)
	d := driveSlowly(t, b)
	d.hit("space")
	d.hit("N")
	for _, key := range []string{"w", "h", "o", "enter"} {
		d.hit(key)
	}
	b.err = errors.New("no room")
	b.may <- struct{}{}
	<-d.keeping[0].done
	b.err = nil
	d.Update(noteKept{})
	if d.dossier.Checked() != 0 || !d.dossier.Written() || d.lastLine() != "no room" {
		t.Errorf("%d are ticked, a note is there %v, and %q is told", d.dossier.Checked(), d.dossier.Written(), d.lastLine())
	}
	close(b.may)
	d.settle()
	ref, _ := d.noted()
	if note, _ := d.dossier.NoteOn(ref); note != (model.Note{Text: "who"}) || note != b.notes[ref] || d.lastLine() != "kept the note" {
		t.Errorf("noted is %+v, kept %+v, and %q is told", note, b.notes[ref], d.lastLine())
	}
}

// TestNothingNotedIsLost holds that who leaves right behind a tick has it kept, or is told why
// it isn't.
func TestNothingNotedIsLost(t *testing.T) {
	t.Parallel()
	for _, fails := range []error{nil, errors.New("no room")} {
		b := new(slowNotebook)
		b.err = fails
		d := driveSlowly(t, b)
		d.hit("space")
		d.hit("j")
		d.hit("space")
		d.hit("q")
		left := make(chan Outcome, 1)
		go func() {
			out, _ := last{model: &guard{Model: d.root}}.outcome()
			left <- out
		}()
		close(b.may)
		if out := <-left; len(b.kept) != 2 || !errors.Is(out.Unkept, fails) || out.Left == nil {
			t.Errorf("kept are %v, and %v is told", b.kept, out.Unkept)
		}
	}
}

// TestHostileNotes holds that nothing in a note acts on the terminal, or breaks a row.
func TestHostileNotes(t *testing.T) {
	t.Parallel()
	for _, p := range append(hostile.Payloads(), hostile.Raw()...) {
		d := driveNoting(t, new(notebook), 80, 24, "N")
		d.paste(p.Text)
		d.drawn()
		d.press("x", "enter", "3", "N")
		d.paste(p.Text)
		d.press("enter")
		d.drawn()
		d.straightPanes()
	}
}

// TestTicksTakeOneColumn holds that ticks alone take no room for notes that aren't there:
// labels have it.
func TestTicksTakeOneColumn(t *testing.T) {
	t.Parallel()
	d := driveNoting(t, new(notebook), 120, 36, "space")
	if s := d.screen(); !strings.Contains(s, "█✓ ← North Korea") || strings.Contains(s, "    ← North Korea") {
		t.Errorf("the tick stands apart:\n%s", s)
	}
	d.press("N", "page 3?", "enter")
	if s := d.screen(); !strings.Contains(s, "█✓✎ ← North Korea") {
		t.Errorf("no tick and note before the tie:\n%s", s)
	}
	d.press("\"")
	d.press("space")
	d.everySize(240, 80)
}

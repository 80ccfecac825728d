package explorer

import (
	"slices"
	"strings"
	"testing"
	"time"

	"entente/model"
	"entente/ui/draw"
	"entente/ui/internal/sample"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"
)

// many are keys that ask a large dossier for much.
var many = strings.Fields("! ! X t space j space enter v v V V V d d / b e l backspace enter n esc S S \" \" [ [ ] 1 j 2 G w space esc t a enter c f F t enter : a 7 esc V b 7 enter V V enter v v B 7 enter v v v enter")

// driveLarge drives a dossier that is too large for its keys to wait, on none of which
// they do, or on all.
func driveLarge(t *testing.T, d *model.Dossier, patience time.Duration) *driver {
	t.Helper()
	r := driveOn(t, Options{Dossier: d, Start: State{Selection: model.Selection{Focus: model.Relationships}}}, 120, 40)
	r.settle() // on a busy machine the first frame waits, too
	r.patience = patience
	return r
}

func large(t *testing.T) *model.Dossier {
	t.Helper()
	d, err := model.New(sample.Records(quickTies + 1))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestBesideIsTheSame holds that what is worked out beside the keys is what they would
// have shown at once, that the screen says so until it comes, and shows what it did.
func TestBesideIsTheSame(t *testing.T) {
	t.Parallel()
	d := large(t)
	at, late := driveLarge(t, d, time.Hour), driveLarge(t, d, 0)
	for i, key := range many {
		before, browsing := late.screen(), late.overlay == nil
		late.hit(key)
		if late.beside != nil && browsing {
			body := func(screen string) string { return screen[:strings.LastIndex(strings.TrimSpace(screen), "\n")] }
			if now := late.screen(); !strings.Contains(now, "what is shown is what was before") || body(now) != body(before) {
				t.Fatalf("key %d, %s, shows meanwhile:\n%s", i, key, now)
			}
		}
		late.settle()
		at.press(key)
		if diff := cmp.Diff(at.screen(), late.screen()); diff != "" {
			t.Fatalf("key %d, %s, shows beside the keys something else (-at once +beside):\n%s", i, key, diff)
		}
	}
}

// TestKeysGoOnBeside holds that keys that come before their Scenes lose nothing: each
// goes on from what the one before asked for.
func TestKeysGoOnBeside(t *testing.T) {
	t.Parallel()
	d := large(t)
	for _, keys := range []string{"! !", "v v", "V V v", "d d d", "S S", "t space down space", "/ b e l i", "! v", "v !", "! [", "! X", "/ b esc", "t c j space", "t a enter", "t t", "t space enter t a enter !", "t a enter ! [", "t a s space enter [", "/ b enter t space enter", "+ !", "! t space", "t space w / 7 enter space enter v", ": g o space 7 enter", "v v v )", "v v v v . j", "v v v v v z", "v l", "v v 5 j", "V V V V l", "V V V V V S", "V V V V V j v", "V b 7 enter", "v G enter", "! j", "S j", "d G", "\" j", "1 j", "3 j", "1 z", "tab j", "3 J", "1 S", "1 G", "enter j", "1 enter", "3 enter", "1 5 j", "3 n", "1 C j", "h j", "h 3 j", "tab tab", "tab tab j", "shift+tab shift+tab", "h h", "enter enter", "1 tab", "v tab", "v v tab j", "+ tab j", "tab y", "tab +", "3 ?", "3 L esc j", "G enter", "5 j 5 j", "j j", "j j k", "G g j", "ctrl+d ctrl+d", "3 j j", "v l l", "V j j l j", "G z z", "[ [", "1 [ j", "s space enter 1 j", "v + j"} {
		at, late := driveLarge(t, d, time.Hour), driveLarge(t, d, 0)
		at.press(strings.Fields(keys)...)
		for _, key := range strings.Fields(keys) {
			late.hit(key)
		}
		late.settle()
		if diff := cmp.Diff(at.scene.Requested(), late.scene.Requested()); diff != "" {
			t.Errorf("%s in a row ask for something else (-each awaited +none):\n%s", keys, diff)
		}
		unscrolled := cmp.Transformer("unscrolled", func(s State) any { return []any{s.Selection, s.Zoomed, s.Folded} })
		if diff := cmp.Diff(lasting(at), lasting(late), unscrolled); diff != "" {
			t.Errorf("%s in a row leave another history (-each awaited +none):\n%s", keys, diff)
		}
		if diff := cmp.Diff(at.screen(), late.screen()); diff != "" {
			t.Errorf("%s in a row show something else (-each awaited +none):\n%s", keys, diff)
		}
	}
}

// TestGlanceIsOfWhatIsFound holds that what a search finds first is among all that it
// finds, is shown as so many and more, and is no answer for the search itself.
func TestGlanceIsOfWhatIsFound(t *testing.T) {
	t.Parallel()
	d := driveLarge(t, large(t), time.Hour)
	for _, text := range []string{"label", `"in short"`, "e", "actor"} {
		glance, ok := d.scene.Glance(text)
		if !ok {
			t.Fatalf("%q isn’t found at a glance", text)
		}
		whole := d.seen(d.scene.Search(text))
		all := map[model.Hit]bool{}
		for i := range whole.Hits.Len() {
			all[whole.Hits.At(i)] = true
		}
		if whole.Hits.More || !glance.Hits.More || glance.Hits.Len() >= len(all) {
			t.Errorf("%q: %d of %d are found at a glance", text, glance.Hits.Len(), len(all))
		}
		for i := range glance.Hits.Len() {
			if hit := glance.Hits.At(i); !all[hit] {
				t.Fatalf("%q: only at a glance %+v is found", text, hit)
			}
		}
		if told := draw.FoundInWords(glance); !strings.Contains(told, "+ …") {
			t.Errorf("%q: a glance tells %q", text, told)
		}
	}
	if _, ok := d.scene.Glance("label short"); ok {
		t.Error("a glance can’t tell what has both of two words")
	}
}

// TestEscapeLeavesOff holds that Esc, and q, stay with all as it was before the key, whatever
// comes, and that the next key goes on from that.
func TestEscapeLeavesOff(t *testing.T) {
	t.Parallel()
	d := large(t)
	for _, key := range []string{"esc", "q"} {
		for _, asks := range []string{"!", "v", "S", "t", "1 C", "1 G z", "+", "+ _", "! esc", "! [", "! [ ]", "! v [ [ S", "+ esc", "/ l a b e l enter n"} {
			keys := strings.Fields(asks)
			late := driveLarge(t, d, 0)
			late.press(keys[:len(keys)-1]...)
			late.fresh = false // or the footer would tell more
			before, screen := lasting(late), late.screen()
			late.hit(keys[len(keys)-1])
			left := late.beside
			if left == nil {
				t.Fatalf("%s waits for nothing", asks)
			}
			late.hit(key)
			s, ok := <-left.scene
			late.Update(arrived{left, s, ok})
			late.settle()
			if diff := cmp.Diff(before, lasting(late)); diff != "" {
				t.Errorf("%s after %s leaves something else (-before +after):\n%s", key, asks, diff)
			}
			if diff := cmp.Diff(screen, late.screen()); diff != "" {
				t.Errorf("%s after %s shows (-before +after):\n%s", key, asks, diff)
			}
			at := driveLarge(t, d, time.Hour)
			at.press(keys[:len(keys)-1]...)
			at.press("S")
			late.press("S")
			if diff := cmp.Diff(lasting(at), lasting(late)); diff != "" {
				t.Errorf("%s after %s has another key lead elsewhere (-without +with them):\n%s", key, asks, diff)
			}
		}
	}
}

// lasting is what of a root a key changes that stays.
func lasting(d *driver) any {
	return struct {
		Now          State
		Past, Future []State
	}{d.state(), slices.Clip(d.history.past), slices.Clip(d.history.future)}
}

// TestNothingHoldsTheViewBefore holds that the view that another filter leaves behind isn't kept
// in memory, which would be as large as the dossier.
func TestNothingHoldsTheViewBefore(t *testing.T) {
	t.Parallel()
	for _, patience := range []time.Duration{0, time.Hour} {
		d := driveLarge(t, large(t), patience)
		d.press("!")
		if d.origin.scene.View() != d.scene.View() {
			t.Errorf("with %v of patience it is kept", patience)
		}
	}
}

// TestEscapeKeepsSteps holds that where an overlay began is a step of history, too, where Esc
// leaves off what the key that closed it asked for, be that to keep what it led to or not.
func TestEscapeKeepsSteps(t *testing.T) {
	t.Parallel()
	d := large(t)
	for _, keys := range []string{"t a | enter", "t space | esc", "/ l a b | enter", "/ l a | b enter", "/ l a b | esc", "@ 2 0 2 | 0 enter", "@ 2 0 2 0 | esc"} {
		late := driveLarge(t, d, 0)
		before := late.state()
		settled, hit, _ := strings.Cut(keys, "|")
		late.press(strings.Fields(settled)...)
		for _, key := range strings.Fields(hit) {
			late.hit(key)
		}
		if late.overlay != nil {
			t.Fatalf("after %s %T is open", keys, late.overlay)
		}
		if late.beside != nil {
			late.hit("esc")
		}
		now := late.state()
		if late.beside != nil || now.showsAs(before) != (len(late.history.past) == 0) {
			t.Errorf("after %s Esc leaves %+v, and %d steps", keys, now.Selection, len(late.history.past))
		}
		if late.press("["); !late.state().showsAs(before) {
			t.Errorf("after %s Esc, [ leads to %+v", keys, late.scene.Requested())
		}
	}
}

// TestPanelsAreCountedBeside holds that no panel waits for its counts on a key, whether it
// opens over the panes or in another's place, and that what is shown stays until then.
func TestPanelsAreCountedBeside(t *testing.T) {
	t.Parallel()
	d := large(t)
	for _, a := range panels() {
		if d.Former() == nil && a.facet == model.ByChange {
			continue
		}
		key := a.binding.Keys()[0]
		late := driveLarge(t, d, 0)
		late.hit(key)
		if late.beside == nil || late.overlay != nil {
			t.Errorf("%s, %s, opens before it is counted", key, a.panel)
		}
		late.settle()
		over[*panel](late)
		other := map[bool]string{true: "s", false: "t"}[key == "t"]
		late.hit(other)
		if late.beside == nil && len(late.scene.FacetValues(a.facet)) > 0 || over[*panel](late).opens.facet != a.facet {
			t.Errorf("%s behind %s opens before it is counted", other, key)
		}
		late.settle()
		if over[*panel](late).opens.facet == a.facet {
			t.Errorf("%s behind %s opens nothing", other, key)
		}
	}
}

// TestListsAreNamedBeside holds that nothing that lists many names, or counts what is left,
// waits for that on a key.
func TestListsAreNamedBeside(t *testing.T) {
	t.Parallel()
	o := Options{Dossier: large(t), Formats: []Format{{Name: "csv", Suffix: ".csv"}}, Start: State{Selection: model.Selection{Focus: model.Relationships}}}
	for _, keys := range []string{":", "e", "V b", "V B", "V V V b", "v v b", "v v B"} {
		late := driveOn(t, o, 120, 40)
		late.settle()
		late.patience = 0
		for _, key := range strings.Fields(keys) {
			late.settle()
			late.hit(key)
		}
		if late.beside == nil || late.overlay != nil {
			t.Errorf("%s opens before its list is there", keys)
		}
		if late.settle(); late.overlay == nil {
			t.Errorf("%s opens nothing", keys)
		}
	}
}

// TestWhatIsTypedAheadIsKept holds that keys and pastes that come before what opens is there
// are typed into it, in their order.
func TestWhatIsTypedAheadIsKept(t *testing.T) {
	t.Parallel()
	d := driveLarge(t, large(t), 0)
	d.hit(":")
	if d.overlay != nil {
		t.Fatal("the palette opens before its list is there")
	}
	d.hit("a")
	d.Update(tea.PasteMsg{Content: "bc"})
	d.hit("d")
	d.settle()
	if got := over[*palette](d).line.Value(); got != "abcd" {
		t.Errorf("the palette has %q", got)
	}
}

// TestWhatBreaksBesideIsNotShown holds that a Scene that broke while it was worked out
// leaves what is shown, and ends the program by its own panic.
func TestWhatBreaksBesideIsNotShown(t *testing.T) {
	t.Parallel()
	d := driveLarge(t, large(t), time.Hour)
	d.given.crashes = newCrashes()
	before := d.screen()
	broken := &model.Panic{Value: "broken", Trace: []byte("where it broke")}
	d.see(d.scene.Requested(), func(*model.Errand) model.Scene { panic(broken) }, func(model.Scene) { t.Error("it is shown") })
	late := driveLarge(t, large(t), 0)
	late.given.crashes = newCrashes()
	late.openOn(func(model.Scene) { panic("broken") }, func() tea.Cmd { t.Error("it leads on"); return nil })
	late.hit("j")
	late.settle()
	if late.beside != nil || len(late.history.past) > 0 {
		t.Error("keys are kept for what broke")
	}
	if late.hit("!"); late.beside == nil || late.beside.then != nil {
		t.Error("nothing can be asked for behind it")
	}
	if c := d.given.crashes.first(); c == nil || c.Error() != "the program broke: broken" || string(c.Trace) != "where it broke" {
		t.Errorf("it is told of as %v", c)
	}
	if diff := cmp.Diff(before, d.screen()); diff != "" {
		t.Errorf("the screen isn't as it was (-before +after):\n%s", diff)
	}
}

// TestRenewsBeside holds that another edition of a large dossier, and a tick, are shown
// once they are worked out, whatever keys come before or until then, that none of them
// is lost, and that nothing of the edition before is left.
func TestRenewsBeside(t *testing.T) {
	t.Parallel()
	d, records := large(t), sample.Records(quickTies+1)
	records.Head.Title = "Another edition"
	other, err := model.New(records)
	if err != nil {
		t.Fatal(err)
	}
	saved := func(r *driver) { r.Update(save{Edition: Edition{Dossier: other, Locate: r.locate}}) }
	for _, keys := range []string{"", "j", "!", "v v", "/ b", "t space", "space", "space space", "? ?"} {
		for _, saveLast := range []bool{false, true} {
			at, late := driveLarge(t, d, time.Hour), driveLarge(t, d, 0)
			if !saveLast {
				saved(at)
				saved(late)
			}
			at.press(strings.Fields(keys)...)
			for _, key := range strings.Fields(keys) {
				late.hit(key)
			}
			if saveLast {
				saved(at)
				saved(late)
			}
			if late.dossier.Head.Title == "Another edition" {
				t.Errorf("%q waits for another edition", keys)
			}
			late.settle()
			if late.scene.View().Whole() != late.dossier || late.dossier.Head.Title != "Another edition" {
				t.Errorf("%q, the save last %v: what is shown is of the edition before", keys, saveLast)
			}
			at.notice, late.notice, at.fresh, late.fresh = "", "", false, false
			if diff := cmp.Diff(at.screen(), late.screen()); diff != "" {
				t.Errorf("%q, the save last %v, shows something else (-each awaited +none):\n%s", keys, saveLast, diff)
			}
		}
	}
}

// TestTickLosesNoSave holds that what a save tells, such as that all is read, is told too
// where a tick comes before it is shown.
func TestTickLosesNoSave(t *testing.T) {
	t.Parallel()
	d := driveLarge(t, large(t), 0)
	d.sofar = 7
	d.Update(save{Edition: Edition{Dossier: d.dossier, Locate: d.locate}})
	d.hit("space")
	d.settle()
	if d.sofar != 0 || d.dossier.Checked() != 1 {
		t.Errorf("%d ties are ticked, and of a dossier that is read whole %d rows are told", d.dossier.Checked(), d.sofar)
	}
}

package explorer

import (
	"strings"
	"testing"

	"entente/model"
)

// TestDates types and steps the dates of the filter, and leaves them out again.
func TestDates(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "@")
	all := d.scene.View().Passed()
	typeIn := func(text string) {
		for _, r := range text {
			d.press(strings.ReplaceAll(string(r), " ", "space"))
		}
	}
	typeIn("2024-10-20")
	if got := d.scene.Filter.Values(model.AsOf); len(got) != 1 || got[0] != "2024-10-20" || d.scene.View().Passed() >= all {
		t.Errorf("typed is a day, and the filter has %v, of %d ties %d pass", got, all, d.scene.View().Passed())
	}
	d.press("up")
	if got := d.scene.Filter.Values(model.AsOf); len(got) != 1 || got[0] >= "2024-10-20" || !strings.Contains(d.screen(), d.fieldText()) {
		t.Errorf("a step back has the filter %v, and the field %q", got, d.fieldText())
	}
	d.press("down", "down", "down", "down", "down", "down", "down", "down")
	if !d.scene.Filter.IsZero() || d.fieldText() != "" {
		t.Errorf("on the last day %v is set aside, and typed is %q", d.scene.Filter.Parts(), d.fieldText())
	}
	d.press("tab")
	typeIn("2024")
	stay := d.scene.View().Undated()
	during := d.scene.View().Passed()
	if during >= all || stay == 0 || !strings.Contains(d.screen(), "without a date stay") {
		t.Errorf("during 2024 %d of %d pass, %d without a date:\n%s", during, all, stay, d.screen())
	}
	d.press("ctrl+d")
	if got := d.scene.View().Passed(); got != during-stay {
		t.Errorf("only with a date %d pass, want %d", got, during-stay)
	}
	d.press("enter")
	if d.overlay != nil || len(d.scene.Filter.Parts()) != 2 {
		t.Errorf("kept is %v", d.scene.Filter.Parts())
	}
	d.press("[")
	if !d.scene.Filter.IsZero() {
		t.Errorf("back again, %v is set aside", d.scene.Filter.Parts())
	}
	d.press("@")
	typeIn("26 September 2022")
	if !strings.Contains(d.screen(), "2022-09-26?") {
		t.Errorf("what may have been meant isn't told:\n%s", d.screen())
	}
	d.press("esc")
	if d.overlay != nil || !d.scene.Filter.IsZero() {
		t.Errorf("Esc leaves %v", d.scene.Filter.Parts())
	}
}

func (d *driver) fieldText() string { return d.overlay.typing().Value() }

// TestPanelsOfSetsAndSources holds that the panels of counterparts and of sources also
// ask for the protagonists alone, and for ties that rest on one source.
func TestPanelsOfSetsAndSources(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		keys  []string
		facet model.Facet
	}{{[]string{"w", "p"}, model.Among}, {[]string{"f", "1"}, model.OneSource}} {
		d := drive(t, 120, 36, c.keys...)
		left, all := d.scene.View().Passed(), len(d.dossier.Ties)
		if len(d.scene.Filter.Values(c.facet)) != 1 || left == 0 || left > all || c.facet == model.Among && left == all { // one source is all there is
			t.Errorf("%v leave %d of %d under %v", c.keys, left, all, d.scene.Filter.Parts())
		}
		if d.press(c.keys[1]); !d.scene.Filter.IsZero() {
			t.Errorf("%v again leaves %v", c.keys, d.scene.Filter.Parts())
		}
	}
}

// TestAllOfAFacetThatSomeLack holds that marking every confidence still sets aside the
// ties without any.
func TestAllOfAFacetThatSomeLack(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "F", "a", "enter")
	if n := d.scene.View().Passed(); n > 0 || len(d.scene.Filter.Values(model.ByConfidence)) != 3 {
		t.Errorf("%d ties without a confidence pass %v", n, d.scene.Filter.Parts())
	}
	if d.press("X", "t", "a", "enter"); !d.scene.Filter.IsZero() {
		t.Errorf("every type is marked, and %v is set aside", d.scene.Filter.Parts())
	}
}

package explorer

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"entente/model"
	"entente/ui/internal/sample"

	"github.com/google/go-cmp/cmp"
)

// dated is a dossier that is too large for its keys to wait, with claims of some years.
func dated(t *testing.T) *model.Dossier {
	t.Helper()
	r := sample.Records(quickTies + 1)
	for i := range r.Ties {
		for c := range r.Ties[i].Claims {
			said, err := model.ParseDate(fmt.Sprint(2010 + (i+c)%10))
			if err != nil {
				t.Fatal(err)
			}
			r.Ties[i].Claims[c].Said = said
		}
	}
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// repeating are keys that come again, or lead back, with others between them.
var repeating = strings.Fields("< < j < > > < [ [ ] ! ! ! < v v V V [ [ d d < > X esc S S t space enter < < / b enter < esc v < j < enter [ ] V j < <")

// TestAheadIsTheSame holds that a key leads to the same Scene whether that was worked out
// before it came, is only being worked out, or hasn't been begun.
func TestAheadIsTheSame(t *testing.T) {
	t.Parallel()
	d := dated(t)
	none, ahead, soon := driveLarge(t, d, time.Hour), driveLarge(t, d, time.Hour), driveLarge(t, d, 0)
	none.upTo = 0
	for i, key := range repeating {
		for _, r := range []*driver{none, ahead, soon} {
			r.press(key)
		}
		if diff := cmp.Diff(none.screen(), ahead.screen()); diff != "" {
			t.Fatalf("key %d, %s, shows something else where it was worked out before (-not +before):\n%s", i, key, diff)
		}
		if diff := cmp.Diff(none.screen(), soon.screen()); diff != "" {
			t.Fatalf("key %d, %s, shows something else where it is being worked out (-not +while):\n%s", i, key, diff)
		}
		if a := ahead.ahead; a != nil {
			a.wanted()
			<-a.ended
		}
	}
}

// TestKeysFindWhatIsAhead holds that what a key leads to if it comes again is worked out
// before it does, also where something else was chosen meanwhile, and that what was shown
// before isn't worked out anew.
func TestKeysFindWhatIsAhead(t *testing.T) {
	t.Parallel()
	d := dated(t)
	for _, keys := range []string{"< | <", "< < < | >", "< < | j <", "< | j >", "! | !", "! | esc", "< < [ | [", "< < [ [ ] | ]", "d | d"} {
		r := driveLarge(t, d, time.Hour)
		before, after, _ := strings.Cut(keys, "|")
		r.press(strings.Fields(before)...)
		if r.ahead == nil {
			t.Fatalf("%s: nothing is worked out", keys)
		}
		r.ahead.wanted()
		<-r.ahead.ended
		there := []*model.View{r.ahead.view, r.prior}
		r.press(strings.Fields(after)...)
		if !slices.ContainsFunc(there, func(v *model.View) bool { return gave(v, r.scene) }) {
			t.Errorf("%s: what is shown was worked out anew", keys)
		}
	}
}

// gave reports whether it was this view that gave a Scene its list of actors, which a view makes
// once.
func gave(v *model.View, s model.Scene) bool {
	return v != nil && &v.See(s.Requested()).Countries.Rows[0] == &s.Countries.Rows[0]
}

// TestAheadMakesWay holds that what no key asked for is left off once one asks for something
// else, and that nothing of it is kept of a dossier too large for that, or of another edition.
func TestAheadMakesWay(t *testing.T) {
	t.Parallel()
	r := driveLarge(t, dated(t), 0)
	r.press("<")
	a := r.ahead
	if a == nil {
		t.Fatal("nothing is worked out")
	}
	r.press("!")
	if <-a.ended; a.view != nil && a.view.Filter().Equal(r.scene.Filter) {
		t.Error("it goes on")
	}
	r.Update(save{Edition: Edition{Dossier: dated(t), Locate: r.locate}})
	r.settle()
	if r.ahead != nil || r.prior != nil {
		t.Error("the edition before is kept")
	}
	r.upTo = quickTies
	if r.press("!", "!"); r.ahead != nil || r.prior != nil {
		t.Error("of a dossier too large for it something is kept")
	}
}

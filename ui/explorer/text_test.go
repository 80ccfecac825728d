package explorer

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente/data/safe"
	"entente/model"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// textsOf makes a text of each source of a dossier, in which all that is cited stands in
// the paragraph that names it.
func textsOf(d *model.Dossier) map[string][]safe.Text {
	all := map[string][]safe.Text{}
	add := func(source string, paragraph int, words string) {
		for len(all[source]) < max(paragraph, 1) {
			all[source] = append(all[source], safe.Shownf("Paragraph %d of it goes on for long enough to be wrapped everywhere, and then", len(all[source])+1))
		}
		if n := max(paragraph, 1) - 1; !strings.Contains(string(all[source][n]), words) {
			all[source][n] += safe.Shown(" it says: “" + words + "” as well.")
		}
	}
	for _, q := range d.Quotes {
		add(q.Source, q.Paragraph, q.Text)
	}
	for _, t := range d.Ties {
		for _, c := range t.Claims {
			for _, p := range c.Passages() {
				add(p.Source, p.Paragraph, p.Wording)
			}
		}
	}
	return all
}

// reads drives a dossier with the texts of its sources.
func reads(t testing.TB, d *model.Dossier, width, height int, keys ...string) *driver {
	t.Helper()
	return driveOn(t, Options{Dossier: d, Texts: textsOf(d), Start: State{Selection: model.Selection{Focus: model.Relationships}}}, width, height, keys...)
}

// agree holds that the text has chosen what Sources has, with its words in sight.
func (d *driver) agree(r *reader) {
	d.t.Helper()
	at := r.at(d.root)
	if at < 0 || r.stops[at].Item != d.scene.Item {
		d.t.Fatalf("the text has chosen %d, Sources %+v", at, d.scene.Item)
	}
	if c := d.scene.ChosenClaim(); c != nil && !slices.ContainsFunc(c.Passages(), func(p model.Passage) bool { return p.Source == r.source }) {
		d.t.Errorf("%+v isn't from %s", d.scene.Item, r.source)
	}
	if first, last := r.rowsOf(at); last < r.top || first >= r.top+r.room(d.root) {
		d.t.Errorf("rows %d to %d are chosen and not in sight: %d and %d more", first, last, r.top, r.room(d.root))
	}
	if title := fmt.Sprintf("%d of %d", at+1, len(r.stops)); d.width >= 40 && !strings.Contains(d.screen(), title) {
		d.t.Errorf("no %q:\n%s", title, d.screen())
	}
}

// Moving in the text goes through every claim and quotation that the source has, and
// Sources follows; at every size, and over a drawing.
func TestTextAndSourcesAgree(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{120, 36}, {80, 24}, {60, 20}, {20, 6}, {240, 80}} {
		for _, before := range [][]string{nil, {"v"}, {"+"}, {"t", "a", "space", "enter"}, {"\"", "3"}} {
			if before != nil && size[0] != 80 {
				continue
			}
			d := reads(t, embedded(t), size[0], size[1], append(before, "3", "p")...)
			r := over[*reader](d)
			wants := len(r.view.Cited(r.source, len(r.text), func(n int) string { return string(r.text[n-1]) }))
			if wants == 0 || len(before) == 0 && wants < 100 {
				t.Fatalf("%v %v: %d stops", size, before, wants)
			}
			d.press("g")
			seen := map[model.Item]bool{}
			for range wants {
				d.agree(r)
				seen[d.scene.Item] = true
				d.press("j")
			}
			if d.agree(r); r.at(d.root) != wants-1 {
				t.Errorf("%v %v: the walk ends at %d of %d", size, before, r.at(d.root), wants)
			}
			for _, c := range r.stops {
				if !seen[c.Item] {
					t.Errorf("%v %v: %+v isn't met", size, before, c.Item)
				}
			}
			at := d.scene.Item
			d.press("esc")
			if d.overlay != nil || d.scene.Item != at || d.scene.Focus != model.Sources {
				t.Errorf("%v %v: what is chosen is lost on the way out: %+v", size, before, d.scene.Item)
			}
		}
	}
}

// What is chosen in Sources, by a click there or before p, is chosen in the text.
func TestTextFollowsSources(t *testing.T) {
	t.Parallel()
	d := reads(t, embedded(t), 120, 36, "3", "j", "p")
	r := over[*reader](d)
	d.agree(r)
	place := d.layout().panes[model.Sources]
	for y := place.Y + 1; y < place.Y+place.H; y++ {
		before := d.scene.Item
		d.Update(tea.MouseClickMsg{X: place.X + 3, Y: y, Button: tea.MouseLeft})
		if d.scene.Item == before {
			continue
		}
		if r.at(d.root) < 0 {
			t.Errorf("%+v isn't in the text", d.scene.Item)
		}
	}
	d.press("/") // no key of the lists works meanwhile
	if over[*reader](d); d.scene.Find != "" {
		t.Error("a search begins")
	}
}

// A click on words chooses what is from them, and another one the next that is.
func TestClickInText(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{120, 36}, {60, 20}} {
		d := reads(t, embedded(t), size[0], size[1], "3", "p", "g")
		r := over[*reader](d)
		place, met := d.readingRect(), map[model.Item]bool{}
		for range 60 {
			for y := 1; y <= r.room(d.root) && r.top+y-1 < len(r.rows); y++ {
				for _, i := range r.inRow(r.rows[r.top+y-1]) {
					c, row := r.stops[i], r.rows[r.top+y-1]
					column := d.theme.Columns(string(r.text[c.Paragraph-1])[row.from:max(c.Start, row.from)])
					top := r.top
					d.Update(tea.MouseClickMsg{X: place.X + readingGrid + column, Y: place.Y + y, Button: tea.MouseLeft})
					if r.top == top {
						d.agree(r)
						met[d.scene.Item] = true
					}
				}
			}
			d.Update(tea.MouseWheelMsg{X: place.X + 1, Y: place.Y + 2, Button: tea.MouseWheelDown})
		}
		if len(met) < 80 {
			t.Errorf("%v: clicks choose %d of %d", size, len(met), len(r.stops))
		}
	}
}

// Several sources have a text each, and what has none says how to give it.
func TestTextsOfSeveralSources(t *testing.T) {
	t.Parallel()
	dossier, err := model.New(fiveSources(t))
	if err != nil {
		t.Fatal(err)
	}
	d := reads(t, dossier, 120, 36, "3", "p")
	first := over[*reader](d).source
	if !strings.Contains(ansi.Strip(d.screen()), "Text of "+d.dossier.ShortSource(first)) {
		t.Errorf("the title doesn't name %s:\n%s", first, d.screen())
	}
	delete(d.given.Texts, first)
	d.press("esc", "p")
	if d.overlay != nil || !strings.Contains(d.notice, "--text") {
		t.Errorf("without a text p opens %T, and says %q", d.overlay, d.notice)
	}
}

// What doesn't stand in the text is told of, at every size.
func TestTextWithoutTheWords(t *testing.T) {
	t.Parallel()
	o := Options{Dossier: embedded(t), Texts: texts("A first.", "Two.", "Three.", "Four.")}
	for _, size := range [][2]int{{120, 36}, {60, 20}} {
		d := driveOn(t, o, size[0], size[1], "3", "g", "p")
		if s := d.screen(); !strings.Contains(s, "isn’t in this text") {
			t.Errorf("no word of a paragraph that isn't there:\n%s", s)
		}
		d.press("G")
		if s := d.screen(); !strings.Contains(s, "Not in ¶4: “") {
			t.Errorf("no word of the words that aren't there:\n%s", s)
		}
		d.press("j", "k", "g", "pgdown", "J", "K")
		d.everySize(130, 40)
	}
	if d := drive(t, 120, 36, "3", "p"); d.overlay != nil || !strings.Contains(d.notice, "--text") {
		t.Errorf("without a text p opens %T, and says %q", d.overlay, d.notice)
	}
}

// A save while the text is read keeps it open, at what is chosen.
func TestTextStaysOverASave(t *testing.T) {
	t.Parallel()
	d := reads(t, embedded(t), 120, 36, "3", "p", "j", "j")
	r, item := over[*reader](d), d.scene.Item
	changed := revised(t, func(r *model.Records) { r.Ties = r.Ties[:len(r.Ties)-1] })
	d.Update(save{Edition: Edition{Dossier: changed}})
	if over[*reader](d) != r || d.scene.Item != item || r.view != d.scene.View() {
		t.Errorf("%+v was chosen, and is %+v", item, d.scene.Item)
	}
	d.agree(r)
}

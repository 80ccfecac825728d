package explorer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"entente/data"
	"entente/model"
	"entente/ui/draw"
	"entente/ui/plain"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
)

// evidence returns the dossier with evidence of every kind.
func evidence(t testing.TB) *model.Dossier {
	t.Helper()
	loaded, err := new(data.Reading).Load("testdata/evidence.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return loaded.Dossier
}

func driveEvidence(t testing.TB, width, height int, keys ...string) *driver {
	t.Helper()
	return driveOn(t, Options{Dossier: evidence(t), Start: State{Selection: model.Selection{Focus: model.Relationships}}, Open: never}, width, height, keys...)
}

var evidenceViews = []struct {
	name string
	keys []string
	held [][2]int // the sizes of its goldens
}{
	{"actor", []string{"1", "i"}, both},
	{"actor without ties", []string{"1", "j", "j", "j", "j", "enter"}, nil},
	{"person", []string{"1", "G", "k", "i"}, nil},
	{"source", []string{"I"}, nil},
	{"source retracted", []string{"3", "G", "i"}, both},
	{"source by its claim", []string{"3", "g", "i", "G"}, nil},
	{"struck", []string{"3", "G"}, usual},
	{"addresses", []string{"3", "g", "i", "o", "tab"}, usual},
}

func TestEvidenceGolden(t *testing.T) {
	t.Parallel()
	for _, v := range evidenceViews {
		for _, size := range v.held {
			t.Run(fmt.Sprintf("%s/%dx%d", v.name, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				golden.RequireEqual(t, []byte(driveEvidence(t, size[0], size[1], v.keys...).screen()))
			})
		}
	}
}

func TestEvidenceAtEverySize(t *testing.T) {
	t.Parallel()
	for _, v := range evidenceViews {
		t.Run(v.name, func(t *testing.T) {
			t.Parallel()
			driveEvidence(t, 120, 36, v.keys...).everySize(240, 80)
		})
	}
}

// TestCardsAreTold holds that a card on the screen tells all of its facts, as plain text
// does.
func TestCardsAreTold(t *testing.T) {
	t.Parallel()
	d := evidence(t)
	var ids []string
	for i := range d.Actors {
		ids = append(ids, d.Actors[i].ID)
	}
	for i := range d.Sources {
		ids = append(ids, d.Sources[i].ID)
	}
	for _, id := range ids {
		c := d.Filter(model.Filter{}).CardOf(id)
		at := driveOn(t, Options{Dossier: d, Start: State{Selection: model.Selection{Card: id, Focus: model.Sources}, Look: Look{Zoomed: true}}}, 240, 400)
		screen, text := squeezed(at.screen()), squeezed(plain.Card(d.Filter(model.Filter{}), c))
		told := []string{c.Name, c.Kind, c.Fate}
		for _, f := range append(c.Facts, c.Counts...) {
			told = append(told, f.Name, f.Text)
		}
		for _, l := range c.Lists {
			told = append(told, l.Heading)
			for _, r := range l.Rows {
				told = append(told, r.Text, r.Fate)
			}
		}
		for _, words := range told {
			for where, shown := range map[string]string{"screen": screen, "text": text} {
				if !strings.Contains(shown, squeezed(words)) {
					t.Errorf("the card of %s doesn’t tell %q on the %s:\n%s", id, words, where, shown)
				}
			}
		}
	}
}

// squeezed leaves of a text its letters, digits and marks, in lower case.
func squeezed(text string) string {
	return strings.ToLower(strings.NewReplacer(" ", "", "\n", "", "┃", "").Replace(text))
}

// TestCardsAreLeft goes from card to card and back, by each key that leads back.
func TestCardsAreLeft(t *testing.T) {
	t.Parallel()
	for _, back := range []string{"esc", "q", "h", "["} {
		d := driveEvidence(t, 120, 36, "1", "i", "enter")
		if d.scene.Card != "league" || d.scene.Actor != "league" {
			t.Fatalf("Enter leads to the card of %q", d.scene.Card)
		}
		if d.press(back); d.scene.Card != "norland" || d.scene.Focus != model.Sources {
			t.Errorf("%s leads back to the card of %q", back, d.scene.Card)
		}
		if d.press(back); d.scene.Card != "" || d.scene.Focus != model.Countries || d.scene.Actor != "norland" {
			t.Errorf("%s leads back to the card of %q, and the focus on %s", back, d.scene.Card, d.scene.Focus)
		}
	}
	d := driveEvidence(t, 120, 36, "1", "i", "enter", "i")
	if d.scene.Card != "" || d.scene.Focus != model.Countries {
		t.Errorf("i leaves the card of %q", d.scene.Card)
	}
	for _, back := range []string{"esc", "q", "h", "i", "I"} { // with nothing to go back to
		d := driveOn(t, Options{Dossier: evidence(t), Start: State{Selection: model.Selection{Card: "panel", Focus: model.Sources}}}, 120, 36, back)
		if d.scene.Card != "" || d.code != 0 || d.scene.Tie == "" {
			t.Errorf("%s leaves the card of %q", back, d.scene.Card)
		}
	}
}

// TestStruckIsToldInWords holds that what counts no more is struck, and told in words
// beside, with colours and without.
func TestStruckIsToldInWords(t *testing.T) {
	t.Parallel()
	d := driveEvidence(t, 240, 80, "3", "G")
	text := d.styled()
	if !regexp.MustCompile(`\x1b\[([\d;]*;)?9m ?Mara Berg`).MatchString(text) {
		t.Errorf("the withdrawn claim isn’t struck: %q", text)
	}
	plainly := strings.Join(strings.Fields(ansi.Strip(text)), " ")
	for words, times := range map[string]int{ // of a source over its claims and over its quotations; its reference tells it too
		"withdrawn 1 December 2024": 1, "retracted 15 November 2024": 3, "corrected 5 October 2024": 1, "source retracted": 0,
		"What the Aurora carried stated, retracted": 1, "What the Aurora carried possible, retracted": 1, "credited stated, retracted": 1,
	} {
		if n := strings.Count(plainly, words); n != times {
			t.Errorf("%q is told %d times, not %d, in\n%s", words, n, times, d.screen())
		}
	}
}

// TestStruckIsMarkedWhereverItStands holds that a claim and a quotation of a retracted
// source say so themselves, since the head of its block may be out of sight: on narrow
// screens, in a card, of a quotation alone, and in a dossier that has no other source.
func TestStruckIsMarkedWhereverItStands(t *testing.T) {
	t.Parallel()
	several := evidence(t)
	single := revised(t, func(r *model.Records) {
		r.Sources = slices.Clone(r.Sources)
		r.Sources[0].Retracted = several.SourceByID("blog").Retracted
	})
	for name, o := range map[string]Options{
		"tie":             {Dossier: several, Start: State{Selection: model.Selection{Tie: "shells", Focus: model.Sources}}},
		"source":          {Dossier: several, Start: State{Selection: model.Selection{Card: "blog", Focus: model.Sources}}},
		"the only source": {Dossier: single, Start: State{Selection: model.Selection{Focus: model.Sources}}},
		"quotation":       {Dossier: several, Start: State{Selection: model.Selection{Scope: model.Scope{Kind: model.AllQuotes}, Quote: "blog-saw", Focus: model.Sources}}},
	} {
		for _, width := range []int{20, 40, 60, 120} {
			d := driveOn(t, o, width, 80)
			page := draw.Story(d.painter(), d.scene, d.layout().panes[model.Sources].W-1)
			all := squeezed(ansi.Strip(strings.Join(page.Lines, "\n")))
			if !strings.Contains(all, "retracted15november2024") {
				t.Errorf("%s, %d columns: when isn’t told in\n%s", name, width, all)
			}
			for i, item := range d.scene.Story.Items {
				want := false
				if q := o.Dossier.QuoteByID(item.Quote); q != nil {
					want = o.Dossier.Retracted(q.Source)
				} else if item.Claim > 0 {
					c := o.Dossier.TieByID(item.Tie).ClaimByNumber(item.Claim)
					want = c.Withdrawn == nil && !o.Dossier.Counts(c)
				}
				w := page.Items[i]
				told := squeezed(ansi.Strip(strings.Join(page.Lines[w.Top:w.Top+w.Rows], "\n")))
				if got := strings.Contains(told, "retracted"); got != want {
					t.Errorf("%s, %d columns: of %v it is %v that it was retracted\n%s", name, width, item, got, told)
				}
			}
		}
	}
}

// TestBothAddresses holds that the address that is shown is the one that is opened.
func TestBothAddresses(t *testing.T) {
	t.Parallel()
	opened := ""
	o := Options{Dossier: evidence(t), Start: State{Selection: model.Selection{Card: "panel", Focus: model.Sources}}, Open: func(address string) error {
		opened = address
		return nil
	}}
	for keys, want := range map[string]string{"": "https://example.org/reports/s-2024-215", "tab": "https://archive.example.org/20241202/s-2024-215"} {
		d := driveOn(t, o, 240, 36, "o", keys)
		if !strings.Contains(squeezed(d.screen()), want) {
			t.Errorf("%s isn’t shown in\n%s", want, d.screen())
		}
		d.Update(over[*link](d).open(d.root)())
		if opened != want || !strings.Contains(d.notice, want) {
			t.Errorf("opened is %s, told %q, want %s", opened, d.notice, want)
		}
	}
}

// TestFooterOfACard holds that what can be done with a card goes before the filters and
// orders of another pane, at every width.
func TestFooterOfACard(t *testing.T) {
	t.Parallel()
	d := driveOn(t, Options{Dossier: evidence(t), Start: State{Selection: model.Selection{Card: "panel", Focus: model.Sources}}, Open: never}, 240, 26, "j")
	for width := minColumns; width <= 240; width++ {
		d.Update(tea.WindowSizeMsg{Width: width, Height: 26})
		footer := "  " + ansi.Strip(d.footer())
		shown := func(a *action) bool { return strings.Contains(footer, "  "+a.binding.Help().Key+" "+a.word(d.root)) }
		if width >= 80 && !strings.Contains(footer, "o open source") {
			t.Errorf("%d columns: the footer is %q", width, footer)
		}
		for i := range d.actions {
			for j := range d.actions {
				card, other := &d.actions[i], &d.actions[j]
				if card.footer > 0 && card.home == inSources && card.offered(d.root) && other.footer > 0 && other.home == inRelationships && other.offered(d.root) && shown(other) && !shown(card) {
					t.Fatalf("%d columns: %q is shown, and %q isn’t, in %q", width, other.word(d.root), card.word(d.root), footer)
				}
			}
		}
	}
}

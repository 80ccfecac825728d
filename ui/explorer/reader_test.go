package explorer

import (
	"regexp"
	"strings"
	"testing"

	"entente/data/safe"
	"entente/model"
	"entente/ui/paint"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"
)

// What a reader does, from the key to the frame.

func TestPanesMoveTogether(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "1", "j")
	if d.scene.Actor != "china" {
		t.Fatalf("the second row is %s", d.scene.Actor)
	}
	s := d.screen()
	for _, want := range []string{"2 Relationships of China", "█ China"} {
		if !strings.Contains(s, want) {
			t.Errorf("no %q in the same frame:\n%s", want, s)
		}
	}
	first := d.scene.Relationships.Rows[d.scene.Relationships.At].Tie
	if !strings.Contains(s, d.dossier.EndsInWords(first)) {
		t.Errorf("Sources doesn't tell %s:\n%s", first.ID, s)
	}
}

func TestEnterGoesInToTheSpeaker(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "1", "enter")
	if d.scene.Focus != model.Relationships {
		t.Fatalf("Enter on a country leads to pane %d", d.scene.Focus)
	}
	d.press("enter")
	if d.scene.Focus != model.Sources {
		t.Fatalf("Enter on a tie leads to pane %d", d.scene.Focus)
	}
	d.press("g", "enter") // the first claim is Austin's
	if want := (model.Scope{Kind: model.SaidBy, ID: "austin"}); d.scene.Listed != want {
		t.Fatalf("Enter on a claim lists %v", d.scene.Listed)
	}
	if !strings.Contains(d.screen(), "2 Relationships told by Lloyd Austin") {
		t.Errorf("no title says so:\n%s", d.screen())
	}
	d.press("esc")
	if d.scene.Focus != model.Sources || d.scene.Listed.Kind != model.TiesOfActor || d.scene.Item.Claim == 0 {
		t.Errorf("Esc doesn't lead back to the claim: %+v", d.scene.Selection)
	}
}

func TestQuotationLightsItsTies(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "/", "glue", "enter")
	if d.scene.Light.Quote == nil || d.scene.Light.Quote.ID != "gabuev-glue" {
		t.Fatalf("the search for glue doesn't choose the quotation: %+v", d.scene.Light)
	}
	s := d.screen()
	lit := 0
	for _, row := range d.scene.Relationships.Rows {
		if row.Tie != nil && d.scene.Light.Ties[row.Tie.ID] {
			lit++
		}
	}
	if lit == 0 || strings.Count(s, paint.BarLit) == 0 {
		t.Errorf("%d of its ties are listed, and no row is lit:\n%s", lit, s)
	}
	if n := d.scene.Light.Elsewhere; n+lit != len(d.scene.Light.Ties) {
		t.Errorf("%d listed and %d elsewhere are not %d", lit, n, len(d.scene.Light.Ties))
	}
}

func TestElsewhereIsToldAndListed(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "1", "/", "korea", "enter")
	for range d.scene.Hits.Len() {
		if d.scene.Light.Elsewhere == 0 {
			d.press("n")
		}
	}
	if d.scene.Light.Elsewhere == 0 {
		t.Fatal("no hit chooses a quotation with ties elsewhere")
	}
	if s := d.screen(); !strings.Contains(s, " elsewhere; enter lists all") {
		t.Errorf("the frame doesn't tell of them:\n%s", s)
	}
	q := d.scene.Light.Quote
	d.press("enter")
	if d.scene.Listed != (model.Scope{Kind: model.TiesOfQuote, ID: q.ID}) || d.scene.Relationships.Shown != len(d.dossier.TiesOf(q)) {
		t.Errorf("Enter lists %v with %d rows, want %d", d.scene.Listed, d.scene.Relationships.Shown, len(d.dossier.TiesOf(q)))
	}
}

func TestFilterKeepsAndUndoes(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "2", "t", "space", "enter")
	if got := d.scene.Filter.Values(model.ByType); len(got) != 1 || got[0] != "troops" {
		t.Fatalf("the filter lets %v pass", got)
	}
	d.press("s", "o", "esc") // what a panel did is undone with it
	if d.scene.Filter.Has(model.ByStanding, "confirmed") {
		t.Error("Esc in the panel keeps its filter")
	}
	d.press("s", "o", "enter")
	if got := len(d.scene.Filter.Parts()); got != 2 {
		t.Fatalf("%d parts stand", got)
	}
	if s := d.screen(); !strings.Contains(s, "type troops") || !strings.Contains(s, "and standing confirmed") {
		t.Errorf("the words above the list don't say the filter:\n%s", s)
	}
	d.press("esc")
	if d.scene.Filter.Has(model.ByStanding, "confirmed") || !d.scene.Filter.Has(model.ByType, "troops") {
		t.Errorf("Esc doesn't undo the last filter alone: %v", d.scene.Filter.Parts())
	}
	d.press("]")
	if got := len(d.scene.Filter.Parts()); got != 2 {
		t.Errorf("forward brings back %d parts", got)
	}
	d.press("X")
	if !d.scene.Filter.IsZero() {
		t.Error("X leaves a filter on")
	}
}

func TestHiddenTieComesBack(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "2", "j", "j", "j", "j")
	chosen := d.scene.Tie
	d.press("!", "!") // only what nobody denies
	if d.scene.Tie == chosen {
		t.Fatalf("%s is contested and still shown", chosen)
	}
	d.press("!")
	if d.scene.Tie != chosen {
		t.Errorf("%s is chosen, %s was", d.scene.Tie, chosen)
	}
}

func TestSearchKeepsThePlace(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "2", "j", "j", "j", "3")
	before := d.screen()
	d.press("/", "drills")
	if s := d.screen(); !strings.Contains(s, "1 of ") {
		t.Errorf("the prompt doesn't say how many there are:\n%s", s)
	}
	d.press("esc")
	if after := d.screen(); after != before {
		t.Errorf("leaving the search loses the place:\n%s\nwas\n%s", after, before)
	}
	d.press("/", "drills", "enter", "n", "N")
	if d.scene.Hit != 0 {
		t.Errorf("n and N lead to hit %d", d.scene.Hit)
	}
}

func TestSearchFoldsCaseAndAccents(t *testing.T) {
	t.Parallel()
	plain, accented := drive(t, 120, 36, "/", "assad").scene.Hits, drive(t, 120, 36, "/", "ÁSSAD").scene.Hits
	if plain.Len() == 0 || plain.Len() != accented.Len() {
		t.Errorf("%d and %d hits", plain.Len(), accented.Len())
	}
}

// TestBackRestoresEverything walks and comes back: selection, filter, focus and
// scroll are as they were.
func TestBackRestoresEverything(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 30, "2")
	d.press(strings.Split(strings.Repeat("j", 40), "")...)
	d.press("J", "J", "3")
	panes := func() string { // all but the footer, which then offers the way forward
		return strings.Join(strings.Split(d.screen(), "\n")[:d.height-1], "\n")
	}
	before := panes()
	d.press("t", "j", "space", "enter", "1", "G", "\"", "j", "enter")
	for range 20 {
		if panes() == before {
			return
		}
		d.press("[")
	}
	t.Errorf("no way back to\n%s\nthe last is\n%s", before, panes())
}

// TestEscComesToAnEnd holds that Esc never brings back what an Esc took off.
func TestEscComesToAnEnd(t *testing.T) {
	t.Parallel()
	for _, keys := range [][]string{
		{"t", "space", "enter"},
		{"/", "china zhao", "enter"},
		{"+"},
		{"!", "/", "drones", "enter", "s", "space", "enter", "+", "j"},
	} {
		d := drive(t, 120, 36, keys...)
		for range 12 {
			d.press("esc")
		}
		if s := d.scene; !s.Filter.IsZero() || s.Find != "" || d.look.Zoomed || !strings.Contains(d.notice, "nothing further back") {
			t.Errorf("after %q, Esc leaves %+v and says %q", keys, s.Selection, d.notice)
		}
	}
}

// TestBackIsAStepAtATime holds that each way into a pane or a list, and each leap,
// can be taken back by itself.
func TestBackIsAStepAtATime(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "1", "j", "j", "enter", "G", "enter")
	for _, want := range []struct {
		focus model.Pane
		actor string
	}{{model.Relationships, "north-korea"}, {model.Relationships, "north-korea"}, {model.Countries, "north-korea"}, {model.Countries, "russia"}} {
		d.press("[")
		if d.scene.Focus != want.focus || d.scene.Actor != want.actor {
			t.Fatalf("back leads to pane %d and %s, want %d and %s", d.scene.Focus, d.scene.Actor, want.focus, want.actor)
		}
	}
}

func TestCloseLeadsBackToWhereOneCameFrom(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "3", "g", "enter", "j", "enter", "q")
	if d.scene.Listed.Kind != model.TiesOfActor || d.scene.Actor != "russia" {
		t.Errorf("q leads to %+v of %s", d.scene.Listed, d.scene.Actor)
	}
}

func TestPanelWithoutValuesCanBeLeft(t *testing.T) {
	t.Parallel()
	for _, k := range []string{"esc", "enter", "q"} {
		d := drive(t, 120, 36, "!", "t", "o", "enter")
		d.show(d.scene.ChooseActor("syria"))
		d.press("w", "space", "o", k)
		if d.overlay != nil {
			t.Errorf("%s doesn't close the panel", k)
		}
	}
}

// TestChosenIsInSight walks at random sizes: whatever is pressed, the chosen row
// of each list is among those that its pane shows.
func TestChosenIsInSight(t *testing.T) {
	t.Parallel()
	o := Options{Dossier: embedded(t)}
	keys := []string{
		"j", "k", "j", "j", "G", "g", "enter", "h", "tab", "1", "2", "3", "[", "]", "esc", "S", "!", "X", "\"", "z", "C", "+", "_",
		"pgdown", "ctrl+u", "n", "N", "/glue", "/zhao", "t", "space", "o", "J", "K",
	}
	rapid.Check(t, func(rt *rapid.T) {
		d := driveOn(t, o, 120, 36)
		for _, k := range rapid.SliceOfN(rapid.SampledFrom(keys), 1, 60).Draw(rt, "keys") {
			d.take(k)
			if rapid.IntRange(0, 9).Draw(rt, "resize") == 0 {
				d.resizeTo(rapid.IntRange(20, 160).Draw(rt, "width"), rapid.IntRange(6, 50).Draw(rt, "height"))
			}
			l := d.layout()
			for _, p := range []model.Pane{model.Countries, model.Relationships} {
				list, rows := d.scene.List(p), d.listRows(l, p)
				if top := d.look.Top[p]; rows > 0 && list.At >= 0 && (list.At < top || list.At >= top+rows) {
					rt.Fatalf("after %s at %dx%d pane %d shows rows %d to %d, and %d is chosen", k, d.width, d.height, p, top, top+rows-1, list.At)
				}
			}
			d.screen()
		}
	})
}

// TestEscFromASearchLeadsBack holds that leaving a search shows what was shown before,
// scroll and all, from every tie and every pane.
func TestEscFromASearchLeadsBack(t *testing.T) {
	t.Parallel()
	o := Options{Dossier: embedded(t)}
	rapid.Check(t, func(rt *rapid.T) {
		d := driveOn(t, o, 120, 36)
		for _, k := range rapid.SliceOfN(rapid.SampledFrom([]string{"j", "G", "1", "2", "3", "enter", "J", "\"", "v"}), 0, 12).Draw(rt, "keys") {
			d.take(k)
		}
		d.fresh = false // the first screen's last line tells other keys
		before, state := d.screen(), d.state()
		d.press("/", rapid.SampledFrom([]string{"glue", "korea", "drones", "zhao", "nowhere"}).Draw(rt, "text"), "esc")
		if after := d.screen(); after != before || !d.state().Equal(state) {
			rt.Fatalf("Esc leads from\n%s\nto\n%s", before, after)
		}
	})
}

func TestSearchUnfolds(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "1", "C", "/", "lloyd austin")
	if d.look.Folded.Has(model.People) || !d.look.Folded.Has(model.Groups) || d.scene.Actor != "austin" {
		t.Errorf("folded are %q, chosen %s", d.look.Folded, d.scene.Actor)
	}
}

func TestCopy(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "/", "glue", "enter")
	_, cmd := d.Update(tea.KeyPressMsg{Code: 'y', Text: "y"})
	if cmd == nil {
		t.Fatal("y sends nothing")
	}
	for _, want := range []string{"That’s the glue", "— Alex Gabuev, director, Carnegie Russia Eurasia Center", "Simone McCarthy", "CNN", "¶21"} {
		if !strings.Contains(d.copied, want) {
			t.Errorf("no %q in the citation %q", want, d.copied)
		}
	}
	if !strings.Contains(d.screen(), "sent to the terminal’s clipboard") {
		t.Errorf("no notice:\n%s", d.screen())
	}
	d.press("y")
	if s := d.screen(); !strings.Contains(s, "That’s the glue") || strings.ContainsAny(s, "┃│") {
		t.Errorf("y again doesn't show the text bare:\n%s", s)
	}
}

// onlySGR matches what the drawing may use: colours and attributes, no more.
var onlySGR = regexp.MustCompile("\x1b\\[[0-9;:]*m")

// TestBytes holds that a frame has no control but the drawing's own.
func TestBytes(t *testing.T) {
	t.Parallel()
	for _, v := range views {
		d := drive(t, 120, 36, v.keys...)
		d.Update(tea.BackgroundColorMsg{})
		rest := onlySGR.ReplaceAllString(strings.Join(d.frame(), ""), "")
		if i := strings.IndexFunc(rest, func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 }); i >= 0 {
			t.Errorf("%s: a control character stands at %d: %q", v.name, i, rest[i:min(i+10, len(rest))])
		}
	}
}

func TestFold(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "1", "C", "G")
	if s := d.screen(); !strings.Contains(s, "▸ people") || strings.Contains(s, "Xi Jinping") {
		t.Errorf("people aren't folded:\n%s", s)
	}
	d.press("enter")
	if s := d.screen(); strings.Contains(s, "▸ people") {
		t.Errorf("Enter on a folded section doesn't unfold it:\n%s", s)
	}
}

// TestSourcesBeginAtTheirHead holds that who comes into Sources first reads what the
// tie is, however low the screen, and that each move leads on to the end.
func TestSourcesBeginAtTheirHead(t *testing.T) {
	t.Parallel()
	d := drive(t, 60, 20, "3")
	if s := d.screen(); !strings.Contains(s, "North Korea → Russia") || !strings.Contains(s, "● confirmed") {
		t.Errorf("the head isn't shown:\n%s", s)
	}
	for range 60 {
		d.press("j")
	}
	if s := d.screen(); !strings.Contains(s, "Source ─") {
		t.Errorf("the end isn't reached:\n%s", s)
	}
}

// TestPageOfSources holds that a page goes on by what the pane shows, however few
// items that is, and that the story's end can be reached.
func TestPageOfSources(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 20, "3", "g")
	for before := -1; d.look.Top[model.Sources] != before; {
		before = d.look.Top[model.Sources]
		d.press("pgdown")
		if moved := d.look.Top[model.Sources] - before; before >= 0 && moved > d.height {
			t.Fatalf("a page goes on by %d lines", moved)
		}
	}
	if s := d.screen(); !strings.Contains(s, "Source ─") || d.scene.Story.At != len(d.scene.Story.Items)-1 {
		t.Errorf("the last page chooses item %d:\n%s", d.scene.Story.At, s)
	}
}

// texts returns a text of the source that the built-in dossier has.
func texts(paragraphs ...safe.Text) map[string][]safe.Text {
	return map[string][]safe.Text{"cnn-new-axis": paragraphs}
}

package explorer

import (
	"errors"
	"fmt"
	"image/color"
	"strings"
	"testing"

	"entente/model"
	"entente/ui/internal/sample"
	"entente/ui/plain"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
)

const longAddress = "https://www.example.org/2024/10/25/world/russia-china-iran-north-korea-new-axis-analysis/index.html?utm_source=newsletter&utm_medium=email&utm_campaign=a-very-long-one-that-no-pane-holds-in-a-row#where-it-is-said"

// linkedTo are the options of a dossier whose first source has that address.
func linkedTo(t testing.TB, address string, open func(string) error) Options {
	t.Helper()
	r := embedded(t).Records
	r.Sources = append([]model.Source{}, r.Sources...)
	r.Sources[0].URL = address
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	return Options{Dossier: d, Start: State{Selection: model.Selection{Focus: model.Relationships}}, Open: open}
}

func never(string) error { return errors.New("nobody asked for it") }

var linkViews = []struct {
	name, address string
	fails         string
	held          [][2]int // the sizes of its goldens
	told          string
}{
	{name: "long", address: longAddress, held: both, told: "Enter opens it in your browser. “As North Korea,"},
	{name: "refused", address: "https://example.org/{a}", told: "It isn’t opened: it has a character that no address may have; write that percent-encoded. https://example.org/{a} “As"},
	{name: "another script", address: "https://пример.example/цитата", held: usual, told: "https://пример.example/цитата Enter opens it in your browser. Its host has letters that can look like others. “As"},
	{name: "failed", address: "https://example.org/", fails: "there is no xdg-open here; copy the address, or set BROWSER", told: "It wasn’t opened: there is no xdg-open here; copy the address, or set BROWSER. https://example.org/ “As"},
}

func TestLinkGolden(t *testing.T) {
	t.Parallel()
	for _, v := range linkViews {
		drawn := func(t *testing.T, size [2]int) *driver {
			d := driveOn(t, linkedTo(t, v.address, never), size[0], size[1], "o")
			if v.fails != "" {
				d.press("enter")
				d.Update(browsed{over[*link](d), errors.New(v.fails)})
			}
			return d
		}
		for _, size := range v.held {
			t.Run(fmt.Sprintf("%s/%dx%d", v.name, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				golden.RequireEqual(t, []byte(drawn(t, size).screen()))
			})
		}
		t.Run(v.name+" told", func(t *testing.T) {
			t.Parallel()
			d := drawn(t, narrow)
			if text := d.framed(); !strings.Contains(text, v.told) || !strings.Contains(text, "a ‘new axis’ emerging?” CNN") {
				t.Errorf("%q isn’t told in\n%s", v.told, d.screen())
			}
			if opens := strings.Contains(d.screen(), " enter open "); opens != (v.name != "refused") {
				t.Errorf("Enter is offered: %t", opens)
			}
			d.everySize(200, 60)
		})
	}
}

// overlayStyled holds the overlay that the keys lead to with its colours to the
// letter. On other grounds it has others, in the same places, and in ASCII other marks.
func overlayStyled(t *testing.T, options func() Options, keys ...string) {
	t.Helper()
	on := func(ground color.Color, ascii bool) *driver {
		o := options()
		o.ASCII = ascii
		d := driveOn(t, o, 100, 30)
		if ground != nil {
			d.ready = false
			d.Update(tea.BackgroundColorMsg{Color: ground})
		}
		d.press(keys...)
		return d
	}
	dark, light := on(color.Black, false), on(color.White, false)
	golden.RequireEqual(t, []byte(dark.styled()))
	sameInks(t, dark.styled(), light.styled())
	if got, want := on(nil, true).screen(), plain.ASCII(dark.screen()); got != want {
		t.Errorf("in ASCII it is\n%s\nwant\n%s", got, want)
	}
}

// sameInks holds that two frames have the same text, with a style of the one wherever
// the other has one, and always the same for the same.
func sameInks(t *testing.T, one, other string) {
	t.Helper()
	if ansi.Strip(one) != ansi.Strip(other) {
		t.Fatalf("the texts differ:\n%s\n%s", ansi.Strip(one), ansi.Strip(other))
	}
	at, at2 := onlySGR.FindAllStringIndex(one, -1), onlySGR.FindAllStringIndex(other, -1)
	if len(at) != len(at2) || len(at) == 0 {
		t.Fatalf("one has %d styles, the other %d", len(at), len(at2))
	}
	as := map[string]string{}
	before, before2 := 0, 0 // in text
	for i := range at {
		before, before2 = before+at[i][0], before2+at2[i][0]
		if before != before2 {
			t.Fatalf("style %d stands elsewhere", i)
		}
		style, style2 := one[at[i][0]:at[i][1]], other[at2[i][0]:at2[i][1]]
		if was, ok := as[style]; ok && was != style2 {
			t.Fatalf("%q is %q, and was %q", style, style2, was)
		}
		as[style] = style2
		before, before2 = before-at[i][1], before2-at2[i][1]
	}
}

func TestLinkStyled(t *testing.T) {
	t.Parallel()
	overlayStyled(t, func() Options { return linkedTo(t, "https://müller.example/a", never) }, "3", "o")
}

// TestLinkIsWhole holds that at every size nothing of an address is left out, since
// it can be scrolled to its end.
func TestLinkIsWhole(t *testing.T) {
	t.Parallel()
	for width := minColumns; width < 200; width += 7 {
		d := driveOn(t, linkedTo(t, longAddress, never), width, 8, "o")
		seen := map[string]bool{}
		var shown strings.Builder
		for range 40 {
			for line := range strings.SplitSeq(d.screen(), "\n") {
				line = strings.TrimSuffix(line, "┃")
				if !strings.Contains(line, "┃ ") {
					continue
				}
				if text := strings.TrimRight(line[strings.LastIndex(line, "┃ ")+len("┃ "):], " "); !seen[text] {
					seen[text] = true
					shown.WriteString(text)
				}
			}
			d.press("j")
		}
		if !strings.Contains(shown.String(), longAddress) {
			t.Errorf("%d columns: it shows\n%s", width, shown.String())
		}
	}
}

// TestLinkIsSeen holds that Enter opens nothing whose end hasn't been in sight.
func TestLinkIsSeen(t *testing.T) {
	t.Parallel()
	d := driveOn(t, linkedTo(t, longAddress, never), 30, 8, "o")
	var shown strings.Builder
	for range 20 {
		shown.WriteString(d.screen())
		if d.keyed("enter") != nil {
			break
		}
	}
	if s := shown.String(); !strings.Contains(s, "┃ said ") {
		t.Errorf("it was opened after\n%s", s)
	}
	if !over[*link](d).opening {
		t.Error("it can’t be opened at all")
	}
}

// do runs what a key set off, and gives its message back to the program.
func (d *driver) do(cmd tea.Cmd) {
	d.t.Helper()
	if cmd == nil {
		d.t.Fatal("nothing was set off")
	}
	d.Update(cmd())
}

func (d *driver) keyed(name string) tea.Cmd {
	d.t.Helper()
	_, cmd := d.Update(pressed(name))
	return cmd
}

// TestLink holds that an address is opened by Enter alone, once, and as it was
// shown.
func TestLink(t *testing.T) {
	t.Parallel()
	var asked []string
	var fails error
	open := func(address string) error { asked = append(asked, address); return fails }
	d := driveOn(t, linkedTo(t, longAddress, open), 120, 36, "o")
	for _, key := range []string{"j", "k", "space", "Y", "p", "L", "x", "e", "E"} {
		if cmd := d.keyed(key); cmd != nil || over[*link](d).opening {
			t.Errorf("%s does something", key)
		}
	}
	d.press("esc")
	if d.overlay != nil || len(asked) > 0 {
		t.Fatalf("Esc: %T, asked %v", d.overlay, asked)
	}
	d.press("o")
	cmd := d.keyed("enter")
	if again := d.keyed("enter"); again != nil {
		t.Error("it opens twice")
	}
	d.do(cmd)
	if len(asked) != 1 || asked[0] != longAddress || d.overlay != nil || !strings.HasPrefix(d.notice, "a browser was given https://www") {
		t.Errorf("it asked for %q, and tells %q over %T", asked, d.notice, d.overlay)
	}
	fails = errors.New("there is no browser")
	d.press("o")
	d.do(d.keyed("enter"))
	if s := d.screen(); !strings.Contains(s, "there is no browser") || !strings.Contains(s, "https://www.example.org/") {
		t.Errorf("a failure isn’t told beside the address:\n%s", s)
	}
	cmd = d.keyed("enter")
	d.press("esc", "/") // gone on meanwhile
	d.do(cmd)
	if over[*search](d); d.notice != "there is no browser" {
		t.Errorf("while searching it tells %q", d.notice)
	}
}

// TestLinkRefused holds that what has something against it can't be opened by any
// key, but copied.
func TestLinkRefused(t *testing.T) {
	t.Parallel()
	d := driveOn(t, linkedTo(t, "https://example.org/a b", func(string) error { t.Error("it is opened"); return nil }), 120, 36, "o")
	if s := d.screen(); !strings.Contains(s, "It isn’t opened: it has a character") {
		t.Errorf("it isn’t told why:\n%s", s)
	}
	if cmd := d.keyed("enter"); cmd != nil {
		t.Error("Enter does something")
	}
	if cmd := d.keyed("y"); cmd == nil || d.copied != "https://example.org/a b" {
		t.Errorf("y copies %q", d.copied)
	}
}

// TestLinkOfWhat holds whose address it is: that of the chosen words' source, and in
// the other panes any of the tie's.
func TestLinkOfWhat(t *testing.T) {
	t.Parallel()
	r := sample.Records(3)
	r.Sources = append([]model.Source{}, r.Sources...)
	r.Sources = append(r.Sources, model.Source{ID: "linked-source", Type: "article", Title: "Linked", URL: "https://linked.example/"})
	for i := range r.Sources[:len(r.Sources)-1] {
		r.Sources[i].URL = ""
	}
	claims := append([]model.Claim{}, r.Ties[0].Claims...)
	last := claims[len(claims)-1]
	last.Source, last.Quote, last.Stance, last.Certainty = "linked-source", "", model.Declines, 0
	r.Ties[0].Claims = append(claims, last)
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	at := func(s model.Selection) bool {
		s.Scope, s.Tie = model.Scope{Kind: model.AllTies}, r.Ties[0].ID
		got := driveOn(t, Options{Dossier: d, Start: State{Selection: s}, Open: never}, 120, 36).linked()
		return got != nil && got.ID == "linked-source"
	}
	item := func(n int) model.Item { return model.Item{Tie: r.Ties[0].ID, Claim: n} }
	if !at(model.Selection{Focus: model.Relationships}) {
		t.Error("the tie’s source isn’t found")
	}
	if !at(model.Selection{Focus: model.Sources, Item: item(len(r.Ties[0].Claims))}) {
		t.Error("the claim’s source isn’t found")
	}
	if at(model.Selection{Focus: model.Sources, Item: item(1)}) {
		t.Error("another claim has that source")
	}
}

// TestNoLink holds that o tells where there is nothing to open.
func TestNoLink(t *testing.T) {
	t.Parallel()
	d := driveOn(t, linkedTo(t, "", never), 120, 36, "o")
	if !strings.Contains(d.screen(), "the source of what is chosen has no address") {
		t.Error("it doesn’t tell that there is no address")
	}
}

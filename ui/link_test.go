package ui

import (
	"errors"
	"fmt"
	"image/color"
	"strings"
	"testing"

	"entente/model"
	"entente/model/sample"

	tea "charm.land/bubbletea/v2"
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
	return Options{Dossier: d, Start: model.Selection{Focus: model.Relationships}, Open: open}
}

func never(string) error { return errors.New("nobody asked for it") }

var linkViews = []struct {
	name, address string
	fails         string
}{
	{name: "long", address: longAddress},
	{name: "refused", address: "https://example.org/{a}"},
	{name: "another script", address: "https://пример.example/цитата"},
	{name: "failed", address: "https://example.org/", fails: "there is no xdg-open here; copy the address, or set BROWSER"},
}

func TestLinkGolden(t *testing.T) {
	t.Parallel()
	for _, v := range linkViews {
		for _, size := range sizes {
			t.Run(fmt.Sprintf("%s/%dx%d", v.name, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				d := driveOn(t, linkedTo(t, v.address, never), size[0], size[1], "o")
				if v.fails != "" {
					d.press("enter")
					d.Update(browsed{d.link.source, errors.New(v.fails)})
				}
				golden.RequireEqual(t, []byte(d.screen()))
			})
		}
	}
}

// grounds are what an overlay is drawn on, with its colours held to the letter.
var overlayGrounds = []struct {
	name   string
	ground color.Color
	ascii  bool
}{
	{"dark", color.Black, false},
	{"light", color.White, false},
	{"ascii", nil, true},
}

// overlayStyled gives the overlay that the keys lead to on each of the grounds.
func overlayStyled(t *testing.T, options func() Options, keys ...string) {
	t.Helper()
	for _, g := range overlayGrounds {
		t.Run(g.name, func(t *testing.T) {
			t.Parallel()
			o := options()
			o.ASCII = g.ascii
			d := driveOn(t, o, 100, 30)
			if g.ground != nil {
				d.ready = false
				d.Update(tea.BackgroundColorMsg{Color: g.ground})
			}
			d.press(keys...)
			golden.RequireEqual(t, []byte(d.styled()))
		})
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
	if !d.link.opening {
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
	msg, ok := namedKeys[name]
	if !ok {
		msg = tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
	}
	_, cmd := d.Update(msg)
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
		if cmd := d.keyed(key); cmd != nil || d.mode != linking {
			t.Errorf("%s does something", key)
		}
	}
	d.press("esc")
	if d.mode != browsing || len(asked) > 0 {
		t.Fatalf("Esc: mode %d, asked %v", d.mode, asked)
	}
	d.press("o")
	cmd := d.keyed("enter")
	if again := d.keyed("enter"); again != nil {
		t.Error("it opens twice")
	}
	d.do(cmd)
	if len(asked) != 1 || asked[0] != longAddress || d.mode != browsing || !strings.HasPrefix(d.notice, "a browser was given https://www") {
		t.Errorf("it asked for %q, and tells %q in mode %d", asked, d.notice, d.mode)
	}
	fails = errors.New("there is no browser")
	d.press("o")
	d.do(d.keyed("enter"))
	if s := d.screen(); d.mode != linking || !strings.Contains(s, "there is no browser") || !strings.Contains(s, "https://www.example.org/") {
		t.Errorf("a failure isn’t told beside the address:\n%s", s)
	}
	cmd = d.keyed("enter")
	d.press("esc", "/") // gone on meanwhile
	d.do(cmd)
	if d.mode != finding || d.notice != "there is no browser" {
		t.Errorf("in mode %d it tells %q", d.mode, d.notice)
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
	if cmd := d.keyed("enter"); cmd != nil && d.mode == linking {
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
		got := driveOn(t, Options{Dossier: d, Start: s, Open: never}, 120, 36).linked()
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

package explorer

import (
	"strings"
	"testing"
	"unicode"

	"entente/model"
	"entente/ui/draw"
	"entente/ui/internal/sample"

	"github.com/charmbracelet/x/ansi"
)

// lettersOnly returns dossiers whose own texts have no sign, so that every sign on the
// screen is one of the program’s: standings, denials, dates and ends of each sort.
func lettersOnly(t *testing.T) []*model.Dossier {
	t.Helper()
	var all []*model.Dossier
	for _, ties := range []int{40, 600} {
		r := sample.Records(ties)
		for i, date := range []string{"2019/..", "../2019", "2019/", "/2019", "2022-10~", "2024-10-24", "2024-10-24~", "1931?", "2022-10/2024-03", ""} {
			r.Ties[i].Date, _ = model.ParseDate(date)
		}
		for i := range 30 { // many denials, many of a pair, no tie at all
			r.Ties[0].Claims = append(r.Ties[0].Claims, model.Claim{By: r.Actors[i%len(r.Actors)].ID, Stance: model.Denies, Source: "paper"})
			r.Ties[i].From, r.Ties[i].To, r.Ties[i].Between = []string{r.Actors[i%2].ID}, []string{r.Actors[1-i%2].ID}, nil
		}
		for i := range 3 { // which nobody holds
			r.Ties[1+i].Claims = []model.Claim{{By: r.Actors[i].ID, Stance: model.Denies, Source: "paper"}}
		}
		r.Actors = append(r.Actors, model.Actor{ID: "silent", Name: "Silent", Type: model.Organization})
		d, err := model.New(r)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, d)
	}
	return all
}

// inProse are signs that part words, and inFrames those that draw frames too: no legend
// need tell them.
const (
	inProse  = `.,:;()’“”—-/&!` + "─━│┌┐└┘┬┴┏┓┗┛╶╴╷╵"
	inFrames = "├┤┼"
)

// TestLegendTellsEveryMark holds that whatever sign a view paints, its legend tells, and that a
// drawing’s own legend tells none that it never paints, nor that of all views any that none does: in the panes and in each drawing, at
// sizes at which they look different.
func TestLegendTellsEveryMark(t *testing.T) {
	t.Parallel()
	legends, seen := map[model.Drawing]string{}, map[model.Drawing]string{}
	told := func(d *driver, text, but string) {
		drawing := d.scene.Drawing
		if legends[drawing] == "" {
			legends[drawing] = ansi.Strip(strings.Join(legendLines(d.root, 200), "\n"))
		}
		for _, r := range text {
			if r >= 0x2800 && r <= 0x28ff {
				r = '⢄' // a part of a slanting line
			}
			if !strings.ContainsRune(seen[drawing], r) {
				seen[drawing] += string(r)
			}
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsSpace(r) && !strings.ContainsRune(but+legends[drawing], r) {
				legends[drawing] += string(r) // once is enough
				t.Errorf("%dx%d: the legend of %s doesn’t tell %c, as in\n%s", d.width, d.height, drawing, r, text)
			}
		}
	}
	for _, dossier := range lettersOnly(t) {
		for _, drawing := range append(model.Drawings(), model.NoDrawing) {
			for _, size := range [][2]int{{40, 12}, {60, 20}, {80, 24}, {120, 36}, {200, 60}} {
				for _, pane := range []model.Pane{model.Countries, model.Relationships, model.Sources} {
					d := driveOn(t, Options{Dossier: dossier, Start: State{Selection: model.Selection{Drawing: drawing, Wide: pane > model.Countries, Focus: pane, Pin: "tie-1"}}}, size[0], size[1])
					for _, key := range []string{"j", "j", "l", "G", "C", "g", "&", ")", ")"} {
						d.press(key)
						shown := d.screen()
						told(d, shown[:strings.LastIndex(strings.TrimSuffix(shown, "\n"), "\n")], inProse+inFrames) // the footer names keys
					}
					if d.scene.Drawing != model.NoDrawing && pane == model.Countries {
						told(d, draw.Text(d.scene, size[0], false), inProse)
					}
				}
			}
		}
	}
	for _, drawing := range model.Drawings() {
		for _, size := range [][2]int{{80, 24}, {120, 36}} {
			d := drive(t, size[0], size[1])
			d.jump(d.scene.Draw(drawing))
			for _, key := range []string{"j", "g", ")", ")", "l", "l", "l"} {
				d.press(key)
				seen[drawing] += d.screen()
				d.scrollFigure(far)
				seen[drawing] += d.screen()
			}
		}
	}
	s, anywhere := drive(t, 120, 36).scene, ""
	for _, shown := range seen {
		anywhere += shown
	}
	for _, part := range draw.Legend(s) { // of the panes, and of what all views have
		for _, sign := range part.Signs {
			for _, r := range sign.Text {
				if !unicode.IsSpace(r) && !strings.ContainsRune(anywhere, r) {
					t.Errorf("nothing paints %c, which the legend calls %s", r, sign.Word)
				}
			}
		}
	}
	for _, drawing := range model.Drawings() {
		own := draw.Legend(s.View().See(s.Draw(drawing)))[0]
		for _, sign := range own.Signs {
			for _, r := range sign.Text {
				if strings.HasPrefix(own.Heading, "in this drawing") && !unicode.IsSpace(r) && r < 0x2800 && !strings.ContainsRune(seen[drawing], r) {
					t.Errorf("%s never paints %c, which its legend calls %s", drawing, r, sign.Word)
				}
			}
		}
	}
}

// TestLegendIsOfTheView holds that a drawing’s own marks are told first, and those of
// other views not at all.
func TestLegendIsOfTheView(t *testing.T) {
	t.Parallel()
	for keys, want := range map[string][2]string{"vv": {"╲", "▸"}, "vvv": {"◆", "╲"}, "": {"folded", "◆"}} {
		s := drive(t, 120, 80, keys, "L").screen()
		if !strings.Contains(s, want[0]) || strings.Contains(s, want[1]) {
			t.Errorf("behind %q the legend has no %s, or has %s:\n%s", keys, want[0], want[1], s)
		}
	}
}

package draw

import (
	"strings"
	"testing"
	"unicode"

	"entente/model"
	"entente/ui/plain"
)

// lineSigns draw lines that go on: nobody takes them for another sign but those that stand
// beside their ends.
const lineSigns = "├┤┼└│─━┄⢄⡀"

// told are the signs that a row of a legend tells, each as it stands on the screen: with what
// always stands beside it.
func (s *Sign) told() []string {
	if s.Word == "cut" || s.Word == "quoted" && strings.HasPrefix(s.Text, "—") || s.Word == "apart" {
		return nil // they stand at a text, or in it
	}
	var signs []string
	for _, text := range strings.Fields(s.Text) {
		switch {
		case s.Word == "rough dates" && text != "?": // at a date, but on a line, too
		case strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
			signs = append(signs, text)
		case text == "▸":
			signs = append(signs, text+" ")
		default:
			signs = append(signs, strings.Split(strings.NewReplacer("▸", "→", "◂", "←").Replace(text), "")...)
		}
	}
	return signs
}

// TestASCIISignsAreOfOneThing holds that no two signs that the legend of a view tells are the
// same in ASCII, with an older edition and notes, too.
func TestASCIISignsAreOfOneThing(t *testing.T) {
	t.Parallel()
	d := dated(t, "2020")
	for _, drawing := range append(model.Drawings(), model.NoDrawing) {
		s := d.Filter(model.Filter{}).See(model.Selection{Drawing: drawing, Actor: "a", Other: "b", Scope: model.Scope{Kind: model.SaidBy, ID: "paper"}})
		type meaning struct {
			sign, word string
			graded     bool // a standing or a stance, which stands alone
		}
		seen := map[string][]meaning{}
		for _, part := range append(Legend(s), LegendPart{"since", changeSigns()}, LegendPart{"notes", noteSigns()}) {
			graded := strings.HasPrefix(part.Heading, "standing") || strings.HasPrefix(part.Heading, "what else")
			for i := range part.Signs {
				for _, sign := range part.Signs[i].told() {
					is := meaning{sign, part.Signs[i].Word, graded}
					ascii := plain.ASCII(sign)
					for _, was := range seen[ascii] {
						line := strings.Contains(lineSigns, is.sign) || strings.Contains(lineSigns, was.sign)
						if was.sign != is.sign && was.word != is.word && (!line || was.graded || is.graded) {
							t.Errorf("%s: %s is %s, %s, and %s, %s", drawing, ascii, is.sign, is.word, was.sign, was.word)
						}
					}
					seen[ascii] = append(seen[ascii], is)
				}
			}
		}
	}
}

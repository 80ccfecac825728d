package explorer

import (
	"regexp"
	"strings"
	"testing"

	"entente/model"
)

// oneAsMany is one of a thing in the words for many.
var oneAsMany = regexp.MustCompile(`(^|[^\d,.])1 (ties|claims|quotations|quotes|sources|actors|ways|others|results|hits|files|marks|values|kinds|more have|are)\b`)

// TestOneIsNotMany looks at a dossier with one of everything, with every panel and in
// every drawing.
func TestOneIsNotMany(t *testing.T) {
	t.Parallel()
	d := revised(t, func(r *model.Records) {
		tie := r.Ties[0]
		for _, one := range r.Ties {
			for _, c := range one.Claims {
				if c.Quote != "" {
					tie = one
					tie.Claims = []model.Claim{c}
				}
			}
		}
		r.Ties = []model.Tie{tie}
		for _, q := range r.Quotes {
			if q.ID == tie.Claims[0].Quote {
				r.Quotes = []model.Quote{q}
				break
			}
		}
	})
	ways := []string{"", "Q", "t", "s", "c", "w", "e", "?", "L", ":", "'", "/oil\n", "!", "d", "<", "p", "y", "S", "b", "B"}
	for _, drawing := range append(model.Drawings(), model.NoDrawing) {
		for _, keys := range ways {
			x := driveOn(t, Options{Dossier: d, Start: State{Selection: model.Selection{Focus: model.Relationships}}}, 120, 36, keysTo[drawing]...)
			x.press(strings.Split(strings.ReplaceAll(keys, "\n", ""), "")...)
			if strings.HasSuffix(keys, "\n") {
				x.press("enter")
			}
			if found := oneAsMany.FindString(x.screen()); found != "" {
				t.Errorf("%s, %q: %q in\n%s", drawing, keys, found, x.screen())
			}
		}
	}
}

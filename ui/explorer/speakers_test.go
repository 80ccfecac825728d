package explorer

import (
	"strings"
	"testing"

	"entente/model"
)

// Of a quotation that several spoke, a role says whose it is.
func TestRolesSayWhoseTheyAre(t *testing.T) {
	t.Parallel()
	d := embedded(t)
	for i := range d.Quotes {
		q := &d.Quotes[i]
		if len(q.By) < 2 {
			continue
		}
		shown := driveOn(t, Options{Dossier: d, Start: State{Selection: model.Selection{
			Scope: model.Scope{Kind: model.AllQuotes}, Quote: q.ID, Focus: model.Sources,
		}}}, 200, 60).screen()
		for _, id := range q.By {
			a := d.ActorByID(id)
			role := d.RoleInWords(a)
			if told := a.Name + ": " + role; role != "" && !strings.Contains(shown, told) {
				t.Errorf("%s isn’t told as %q:\n%s", q.ID, told, shown)
			}
		}
	}
}

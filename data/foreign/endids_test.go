package foreign

import (
	"slices"
	"strings"
	"testing"

	"entente/model"

	"github.com/google/go-cmp/cmp"
)

// Who has a name in common with others is told apart by the ids at the ends of ties.
func TestIDsAtEnds(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text   string
		o      Options
		ties   []string
		actors []string
		tells  string
	}{
		"two of a name": {
			"entity1_id,entity1_name,entity2_id,entity2_name\n1,Ann,9,ACME\n2,Ann,9,ACME\n",
			Options{},
			[]string{"1 → 9", "2 → 9"},
			[]string{"1 Ann", "9 ACME", "2 Ann"},
			"from-id=entity1_id",
		},
		"one of two names": {
			"from_id,from_name,to_id,to_name\n1,Ann,9,ACME\n1,Anna,8,B\n",
			Options{},
			[]string{"1 → 9", "1 → 8"},
			[]string{"1 Ann (Anna)", "9 ACME", "8 B"},
			"to-id=to_id",
		},
		"an id and no name": {
			"source,target,source id,target id\n,ACME,1,9\nAnn,B,1,\n",
			Options{},
			[]string{"1 → 9", "1 → B"},
			[]string{"1 Ann", "9 ACME", "B B"},
			"",
		},
		"the same at both ends": {
			"from,to,from_id,to_id\nAnn,Anna,1,1\nAnn,B,1,2\n",
			Options{},
			[]string{"1 → 2"},
			[]string{"1 Ann", "2 B"},
			"1 left out: " + sameEnds,
		},
		"the id of something else": {
			"from,to,source id\nAnn,B,7\n",
			Options{},
			[]string{"Ann → B"},
			[]string{"Ann Ann", "B B"},
			"kept as attributes: source id",
		},
		"mapped": {
			"person;personLabel;employer\nQ1;Ann;ACME\nQ2;Ann;ACME\n",
			Options{As: "csv", Map: map[string]string{"from": "personLabel", "from-id": "person", "to": "employer"}},
			[]string{"Q1 → ACME", "Q2 → ACME"},
			[]string{"Q1 Ann", "ACME ACME", "Q2 Ann"},
			"",
		},
	} {
		d, im := read(t, c.o, c.text)
		checkEnds(t, name, d, c.ties, c.actors)
		told := strings.Join(im.Report.notes, "\n")
		for _, line := range im.Report.Lines() {
			told += "\n" + string(line)
		}
		if !strings.Contains(told, c.tells) {
			t.Errorf("%s: told is %s", name, told)
		}
	}
}

// A table of actors tells more of those whose ids are at ends, and of nobody else of their name.
func TestIDsAtEndsBesideActors(t *testing.T) {
	t.Parallel()
	d, _ := read(t, Options{}, "entity1_id,entity1_name,entity2_id,entity2_name\n1,Ann,9,ACME\n2,Ann,9,ACME\n", "id,name,type\n1,Ann,person\n9,Acme Ltd,company\n")
	checkEnds(t, "with actors", d, []string{"1 → 9", "2 → 9"}, []string{"1 Ann", "9 Acme Ltd (ACME)", "2 Ann"})
}

func checkEnds(t *testing.T, name string, d *model.Dossier, ties, actors []string) {
	t.Helper()
	var ends, named []string
	for i := range d.Ties {
		ends = append(ends, strings.Join(d.Ties[i].From, "+")+" → "+strings.Join(d.Ties[i].To, "+"))
	}
	for i := range d.Actors {
		a := &d.Actors[i]
		words := a.ID + " " + a.Name
		for _, other := range a.Aliases {
			words += " (" + other.Name + ")"
		}
		named = append(named, words)
	}
	slices.Sort(ends)
	slices.Sort(named)
	slices.Sort(ties)
	slices.Sort(actors)
	if diff := cmp.Diff(ties, ends) + cmp.Diff(actors, named); diff != "" {
		t.Errorf("%s: %s", name, diff)
	}
}

package foreign

import (
	"fmt"
	"strings"
	"testing"

	"entente/model"
)

// Whose opinion it is: who made its object, else its authors, else the file. What they hold is
// kept in the standard's word.
func TestOpinions(t *testing.T) {
	t.Parallel()
	const bundle = `{"type":"bundle","id":"bundle--1","objects":[
		{"type":"identity","id":"identity--1","name":"A"},{"type":"identity","id":"identity--2","name":"B"},
		{"type":"relationship","id":"relationship--1","relationship_type":"uses","source_ref":"identity--1","target_ref":"identity--2"},
		{"type":"sighting","id":"sighting--1","sighting_of_ref":"identity--1","where_sighted_refs":["identity--2"],"count":%s},
		{"type":"opinion","id":"opinion--1","opinion":%q,"object_refs":["relationship--1"],"explanation":"No.",%s}]}`
	for _, c := range []struct{ count, opinion, by, want string }{
		{"2", "strongly-disagree", `"authors":["Jo"]`, "author-jo denies  strongly-disagree No."},
		{"2", "strongly-agree", `"authors":["Jo","Lee","Jo"]`, "author-jo confirms assessed strongly-agree No., author-lee confirms assessed strongly-agree No."},
		{"2", "neutral", `"authors":["B"]`, "identity--2 declines  neutral No."},
		{"2", "agree", `"created_by_ref":"identity--2","authors":["Jo"]`, "identity--2 asserts assessed agree No. Jo"},
		{"2", "disagree", `"created_by_ref":"identity--9"`, "edges denies  disagree No. created by: identity--9."},
		{"1", "disagree", `"authors":["Jo"]`, "author-jo denies  disagree No."},
		{"0", "disagree", `"authors":["Jo"]`, "author-jo denies  disagree No."},
	} {
		d, im := read(t, Options{}, fmt.Sprintf(bundle, c.count, c.opinion, c.by))
		var got []string
		for _, claim := range d.TieByID("relationship--1").Claims[1:] {
			got = append(got, fmt.Sprint(claim.By, " ", claim.Stance, " ", claim.Certainty, " ", claim.Wording, " ", claim.Note))
		}
		if list := strings.Join(got, ", "); list != c.want {
			t.Errorf("%s by %s: %s, not %s", c.opinion, c.by, list, c.want)
		}
		if amount, want := d.TieByID("sighting--1").Amount, map[string]string{"0": "0 times", "1": "1 time", "2": "2 times"}[c.count]; amount != want {
			t.Errorf("seen %s times: the amount is %q", c.count, amount)
		}
		seen, told := d.TieByID("sighting--1").Standing() == model.Stated, strings.Contains(fmt.Sprint(im.Report.Lines()), "seen no time")
		if never := c.count == "0"; seen == never || told != never {
			t.Errorf("seen %s times: it is seen %t, and told %t", c.count, seen, told)
		}
	}
}

// What is less likely than not is asserted by nobody, nor is what has a likelihood that isn't
// known.
func TestLikelihoods(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]string{
		"almost-certain": "asserts believed", "likely": "asserts believed", "roughly-even-chance": "asserts possible",
		"unlikely": "qualifies ", "very-unlikely": "qualifies ", "almost-no-chance": "qualifies ", "perhaps": "",
	} {
		d, im := read(t, Options{}, fmt.Sprintf(`{"type":"threat-actor","uuid":"u","values":[{"value":"A","uuid":"1","related":[{"dest-uuid":"2","type":"uses","tags":["estimative-language:likelihood-probability=\"%s\""]}]},{"value":"B","uuid":"2"}]}`, word))
		got := ""
		for i := range d.Ties {
			c := d.Ties[i].Claims[0]
			if got = fmt.Sprint(c.Stance, " ", c.Certainty); c.Wording != word {
				t.Errorf("%s is kept as %q", word, c.Wording)
			}
		}
		if told := im.Report.Count("related", Taken) == 1; got != want || told != strings.HasPrefix(want, "asserts") {
			t.Errorf("%s: %q, not %q; taken as it is: %t", word, got, want, told)
		}
	}
}

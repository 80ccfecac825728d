package foreign

import (
	"fmt"
	"strings"
	"testing"

	"entente/model"

	"pgregory.net/rapid"
)

// held returns what is held of the ties of a table whose rows have that stance and certainty
// behind one that is plain, and what is told.
func held(t *testing.T, stance, certainty string) (claims []string, told string) {
	t.Helper()
	d, im := read(t, Options{}, fmt.Sprintf("from;to;type;stance;certainty;claimant\nX;Y;pays;;;Z\n\"A;1\";B;pays;%s;%s;G\n", stance, certainty))
	for i := range d.Ties[1:] {
		for _, c := range d.Ties[i+1].Claims {
			claims = append(claims, strings.TrimSpace(c.By+" "+c.Stance.String()+" "+c.Certainty.String()+" "+c.Note))
		}
	}
	for _, line := range im.Report.Lines() {
		told += string(line) + "\n"
	}
	return claims, told
}

// A word that isn't understood makes no claim of any kind, and one that plainly is another
// form of a known one makes that.
func TestNothingIsClaimedByWhatIsNotUnderstood(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ stance, certainty, want, tells string }{
		{"", "", "G asserts stated", ""},
		{"denies", "", "G denies", ""},
		{"Denies", "", "G denies", ""},
		{"deny", "", "G denies", "1 altered: " + otherForm},
		{"Denied", "", "G denies", "1 altered: " + otherForm},
		{"disputed", "", "G denies", otherForm},
		{"assert", "believed", "G asserts believed", otherForm},
		{"confirmed", "", "G confirms stated", otherForm},
		{"declined", "", "G declines", otherForm},
		{"", "Self described", "G asserts self-described", otherForm},
		{"", "likely", "G asserts believed", otherForm},
		{"denies", "so-so", "G denies  certainty: so-so", noneOfThese},
		{"", "0.7", "G asserts stated certainty: 0.7", "1 altered: " + isNumber},
		{"confirms", "70 %", "G confirms stated certainty: 70 %", "1 altered: " + isNumber},
		{"denies", "70", "G denies  certainty: 70", "1 altered: " + noneOfThese},
		{"agrees", "70", "", "1 left out: " + noStance},
		{"", "0.7.1", "", "1 left out: " + noCertainty},
		{"", "%", "", "1 left out: " + noCertainty},
		{"", "NaN", "", "1 left out: " + noCertainty},
		{"denis", "", "", "edges.csv:3:14: the stance “denis” isn’t known, and the row is left out; did you mean “denies”?"},
		{"agrees", "sure", "", "1 left out: " + noStance},
		{"agrees", "", "", "edges.csv:3:14: the stance “agrees” isn’t known"},
		{"", "sure", "", "edges.csv:3:15: the certainty “sure” isn’t known, and the row is left out; where the column tells of something else"},
		{"asserts", "statd", "", "did you mean “stated”?"},
		{"", "confirmed", "", "1 left out: " + noCertainty},
		{"", "unsupported", "", "1 left out: " + noCertainty},
	} {
		claims, told := held(t, c.stance, c.certainty)
		if got := strings.Join(claims, ", "); got != c.want || !strings.Contains(told, c.tells) {
			t.Errorf("%q and %q: held is %q, not %q, and told is %s, and not %q", c.stance, c.certainty, got, c.want, told, c.tells)
		}
	}
}

// A row that isn't understood takes nothing from others of its tie.
func TestOtherRowsOfATieStay(t *testing.T) {
	t.Parallel()
	const rows = "A,B,pays,agrees,G\nA,B,pays,denies,H\nA,B,pays,agrees,G\nC,D,pays,,H\nA,B,pays,,I\n"
	d, im := read(t, Options{}, "from,to,type,stance,claimant\n"+rows)
	if len(d.Ties) != 2 || len(d.Ties[0].Claims) != 2 || d.Ties[0].Claims[0].Stance != model.Denies || im.Report.Count("row", LeftOut) != 2 {
		t.Errorf("%v", d.Ties)
	}
}

// All forms are of words that are known otherwise not at all, or they would never be asked for.
func TestFormsAreNoWords(t *testing.T) {
	t.Parallel()
	for word := range stanceForms() {
		if _, ok := model.Parse[model.Stance](word); ok {
			t.Error(word)
		}
	}
	for word := range certaintyForms() {
		if _, ok := model.ParseCertainty(word); ok {
			t.Error(word)
		}
	}
}

// graphForms are graphs with one edge, with room for its stance and its certainty.
var graphForms = []string{
	`<graphml><graph><node id="a"/><node id="b"/><edge source="a" target="b"><data key="stance">%s</data><data key="certainty">%s</data></edge></graph></graphml>`,
	`<gexf><graph><nodes><node id="a"/><node id="b"/></nodes><edges><edge source="a" target="b"><attvalues><attvalue for="stance" value="%s"/><attvalue for="certainty" value="%s"/></attvalues></edge></edges></graph></gexf>`,
}

// A certainty that is a number is kept as it came wherever a format has one, and claims what
// a claim does that has none: neither is anything dropped, nor does anybody hold what they
// didn't say.
func TestNumbersAreNoCertainties(t *testing.T) {
	t.Parallel()
	forms := append([]string{"from,to,type,stance,certainty\na,b,pays,%s,\"%s\"\n"}, graphForms...)
	rapid.Check(t, func(rt *rapid.T) {
		number := rapid.StringMatching(`[-+]?([0-9]{1,6}([.,][0-9]{1,6})?|[.][0-9]{1,6})( ?%)?`).Draw(rt, "number")
		stance := rapid.SampledFrom(append(model.Words[model.Stance](), "")).Draw(rt, "stance")
		for _, form := range forms {
			d, im := read(t, Options{}, fmt.Sprintf(form, stance, number))
			if len(d.Ties) != 1 || len(d.Ties[0].Claims) != 1 {
				rt.Fatalf("%s: %+v", form, d.Ties)
			}
			without, _ := read(t, Options{}, fmt.Sprintf(form, stance, ""))
			c, plain := d.Ties[0].Claims[0], without.Ties[0].Claims[0]
			if c.Stance != plain.Stance || c.Certainty != plain.Certainty {
				rt.Errorf("%s: %v %v is claimed, and without a number %v %v", form, c.Stance, c.Certainty, plain.Stance, plain.Certainty)
			}
			if c.Note != "certainty: "+number && d.Ties[0].Attributes.Text("certainty") != number {
				rt.Errorf("%s: it isn’t kept: %+v", form, d.Ties[0])
			}
			if told := fmt.Sprint(im.Report.Lines()); !strings.Contains(told, isNumber) && !strings.Contains(told, noneOfThese) {
				rt.Errorf("%s: it isn’t told: %s", form, told)
			}
		}
	})
}

// An edge of a graph asserts nothing either that it denies, or that isn't understood.
func TestEdgesOfAGraphHold(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ stance, certainty, want, tells string }{
		{"", "", "asserts stated map[]", "edge: 1 taken"},
		{"deny", "", "denies  map[]", otherForm},
		{"denies", "sure", "denies  map[certainty:sure]", noneOfThese},
		{"asserts", "alleged", "asserts alleged map[]", "edge: 1 taken"},
		{"", "0.8", "asserts stated map[certainty:0.8]", "1 altered: " + isNumber},
		{"", "sure", "asserts stated map[certainty:sure]", "1 altered: " + isOther},
		{"agrees", "", "", "1 left out: " + noStance},
		{"asserts", "0.8", "asserts stated map[certainty:0.8]", "1 altered: " + isNumber},
		{"asserts", "sure", "", "1 left out: " + noCertainty},
	} {
		for _, form := range graphForms {
			d, im := read(t, Options{}, fmt.Sprintf(form, c.stance, c.certainty))
			got, told := "", fmt.Sprint(im.Report.Lines())
			for i := range d.Ties {
				attributes := map[string]string{}
				for _, f := range d.Ties[i].Attributes {
					attributes[f.Name] = f.Text
				}
				claim := d.Ties[i].Claims[0]
				got += fmt.Sprint(claim.Stance, " ", claim.Certainty, " ", attributes)
			}
			if got != c.want || !strings.Contains(told, c.tells) {
				t.Errorf("%q and %q: held is %q, not %q, and told is %s, and not %q", c.stance, c.certainty, got, c.want, told, c.tells)
			}
		}
	}
}

package foreign

import (
	"slices"
	"strings"
	"testing"
)

// spanned has by its format a tie with a start and an end, which are START and END.
func spanned() map[string]string {
	const (
		people = `{"id":"p","schema":"Person","properties":{"name":["P"]}}` + "\n" + `{"id":"c","schema":"Company","properties":{"name":["C"]}}` + "\n"
		stix   = `{"type":"bundle","objects":[{"type":"identity","id":"identity--1","name":"A"},{"type":"identity","id":"identity--2","name":"B"},`
		bods   = `[{"statementID":"1","statementType":"entityStatement","name":"A"},{"statementID":"2","statementType":"personStatement","names":[{"fullName":"B"}]},{"statementID":"3","statementType":"ownershipOrControlStatement","subject":{"describedByEntityStatement":"1"},"interestedParty":{"describedByPersonStatement":"2"},"interests":[{"type":"shareholding","startDate":"START","endDate":"END"}]}]`
	)
	return map[string]string{
		"since":    "from,to,since,until\na,b,START,END\n",
		"a table":  "from,to,start,end\na,b,START,END\n",
		"FtM":      people + `{"id":"d","schema":"Directorship","properties":{"director":["p"],"organization":["c"],"endDate":["END"],"startDate":["START"]}}`,
		"current":  people + `{"id":"d","schema":"Occupancy","properties":{"holder":["p"],"post":["c"],"status":["current"],"role":["mayor"],"endDate":["END"],"startDate":["START"]}}`,
		"ended":    people + `{"id":"d","schema":"Occupancy","properties":{"holder":["p"],"post":["c"],"status":["ended"],"endDate":["END"],"startDate":["START"]}}`,
		"STIX":     stix + `{"type":"relationship","id":"relationship--1","relationship_type":"uses","source_ref":"identity--1","target_ref":"identity--2","start_time":"START","stop_time":"END"}]}`,
		"sighting": stix + `{"type":"sighting","id":"sighting--1","sighting_of_ref":"identity--1","where_sighted_refs":["identity--2"],"first_seen":"START","last_seen":"END"}]}`,
		"BODS":     bods,
		"GEXF":     `<gexf><graph><nodes><node id="a"/><node id="b"/></nodes><edges><edge source="a" target="b" start="START" end="END"/></edges></graph></gexf>`,
		"GraphML":  `<graphml><graph><node id="a"/><node id="b"/><edge source="a" target="b"><data key="start">START</data><data key="end">END</data></edge></graph></graphml>`,
	}
}

// What ends before it begins is at no time in any format, and that is told; what is written
// otherwise than EDTF is told too.
func TestImpossibleIntervals(t *testing.T) {
	t.Parallel()
	for name, text := range spanned() {
		for when, c := range map[string]struct{ start, end, want, tells string }{
			"good":       {"2018-01-01", "2020-01-01", "2018-01-01/2020-01-01", ""},
			"with times": {"2018-01-01T00:00:00Z", "2020-01-01T00:00:00Z", "2018-01-01/2020-01-01", "taken"},
			"impossible": {"2020-01-01", "2018-01-01", "", "1 altered: " + noDate},
		} {
			d, im := read(t, Options{}, strings.NewReplacer("START", c.start, "END", c.end).Replace(text))
			tie, told := &d.Ties[len(d.Ties)-1], ""
			for _, line := range im.Report.Lines() {
				told += string(line) + "\n"
			}
			if got := tie.Date.EDTF(); got != c.want || !strings.Contains(told, c.tells) || c.tells == "" && strings.Contains(told, "1 altered") {
				t.Errorf("%s, %s: the date is %q, not %q, and told is %s", name, when, got, c.want, told)
			}
			if c.want == "" && (tie.Attributes.Text("start") != c.start || tie.Attributes.Text("end") != c.end) {
				t.Errorf("%s, %s: kept is %v", name, when, tie.Attributes)
			}
		}
	}
}

// A date that was worked out stays so in a table, which tells it in a column.
func TestDerivedDates(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		date, derived string
		want          bool
		kept          string
	}{
		{"2024-10", "true", true, ""},
		{"2024-10", "1", true, ""},
		{"2024-10", "", false, ""},
		{"2024-10", "0", false, ""},
		{"2024-10", "perhaps", false, "perhaps"},
		{"", "true", false, ""},
		{"7.3.2023", "true", false, ""},
	} {
		d, _ := read(t, Options{}, "from,to,date,date_derived\na,b,"+c.date+","+c.derived+"\n")
		if tie := &d.Ties[0]; tie.DateDerived != c.want || tie.Attributes.Text("date derived") != c.kept {
			t.Errorf("%v: worked out is %t, and kept %v", c, tie.DateDerived, tie.Attributes)
		}
	}
}

// An interval of which one end can't be read isn't open there: it ended, or began, at some time.
func TestUnreadEnds(t *testing.T) {
	t.Parallel()
	texts := spanned()
	for _, name := range []string{"FtM", "STIX", "BODS"} {
		for _, c := range []struct{ start, end, want string }{
			{"2019-09-11", "at some time", "2019-09-11/"}, {"at some time", "2019-09-11", "/2019-09-11"},
		} {
			d, _ := read(t, Options{}, strings.NewReplacer("START", c.start, "END", c.end).Replace(texts[name]))
			if tie := &d.Ties[len(d.Ties)-1]; tie.Date.EDTF() != c.want {
				t.Errorf("%s from %q to %q is of %q, not %q", name, c.start, c.end, tie.Date.EDTF(), c.want)
			}
		}
	}
}

// Gephi's times may be numbers, of which a fraction is no month.
func TestFractionsOfTime(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ start, end, want string }{
		{"2001.5", "2003.0", ""}, {"2001.0", "2003.75", ""}, {"2001.0", "2003.0", "2001/2003"}, {"2001.05.06", "2003", "2001-05-06/2003"}, {"2001-05", "2003", "2001-05/2003"},
	} {
		d, _ := read(t, Options{}, `<gexf><graph timeformat="double"><nodes><node id="a"/><node id="b"/></nodes><edges><edge source="a" target="b" start="`+c.start+`" end="`+c.end+`"/></edges></graph></gexf>`)
		tie := &d.Ties[0]
		if got := tie.Date.EDTF(); got != c.want || c.want == "" && (tie.Attributes.Text("start") != c.start || tie.Attributes.Text("end") != c.end) {
			t.Errorf("from %s to %s: the date is %q, not %q, and kept is %v", c.start, c.end, got, c.want, tie.Attributes)
		}
	}
}

// What has a start alone still holds where the format says so: in GEXF, in a statement of what
// is owned on its day, where an office is held now, and since then. Elsewhere it may have ended
// at some time.
func TestMissingEnds(t *testing.T) {
	t.Parallel()
	for name, text := range spanned() {
		missing := ""
		if slices.Contains([]string{"GEXF", "BODS", "since", "current"}, name) {
			missing = ".."
		}
		for _, c := range []struct{ start, end, want string }{
			{"2019-09-11", "", "2019-09-11/" + missing}, {"", "2019-09-11", missing + "/2019-09-11"}, {"", "", ""},
		} {
			d, _ := read(t, Options{}, strings.NewReplacer("START", c.start, "END", c.end).Replace(text))
			if tie := &d.Ties[len(d.Ties)-1]; tie.Date.EDTF() != c.want {
				t.Errorf("%s from %q to %q is of %q, not %q", name, c.start, c.end, tie.Date.EDTF(), c.want)
			}
		}
	}
}

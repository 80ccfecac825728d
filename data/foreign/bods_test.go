package foreign

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente/model"
)

// Whatever a statement says of its source is kept, be it as little as a kind, and a statement
// is counted once.
func TestSourcesOfStatements(t *testing.T) {
	t.Parallel()
	for source, want := range map[string]string{
		`{"type":["selfDeclaration"],"assertedBy":[{"name":"Bob"}]}`: "self declaration by Bob",
		`{"type":["selfDeclaration","verified"]}`:                    "self declaration, verified",
		`{"assertedBy":[{"name":"Bob"},{"name":"Ann"}]}`:             "Bob, Ann",
		`{"type":["officialRegister"],"description":"Reg"}`:          "Reg",
		`{"retrievedAt":"2020-02-02"}`:                               "",
		`"a register"`:                                               "",
	} {
		text := fmt.Sprintf(`[{"statementID":"1","statementType":"entityStatement","name":"A","source":%[1]s},
			{"statementID":"2","statementType":"personStatement","names":[{"fullName":"B"}],"source":%[1]s},
			{"statementID":"3","statementType":"ownershipOrControlStatement","subject":{"describedByEntityStatement":"1"},"interestedParty":{"describedByPersonStatement":"2"},"interests":[{"type":"shareholding"},{"type":"votingRights"}],"source":%[1]s}]`, source)
		d, im := read(t, Options{}, text)
		named := slices.ContainsFunc(d.Sources, func(s model.Source) bool { return s.Title == want })
		for of, fields := range map[string]model.Fields{"a tie": d.Ties[0].Attributes, "an entity": d.Actors[0].Attributes, "a person": d.Actors[1].Attributes} {
			kept := fields.Text("source")
			if named == (kept != "") || want != "" && !named || want == "" && !strings.Contains(source, strings.Trim(kept, `{}"`)) {
				t.Errorf("%s of %s: kept is %q, and there are %v", source, of, kept, d.Sources)
			}
		}
		if d.Ties[1].Claims[0].By != d.Ties[0].Claims[0].By || im.Report.Count("relationship", Taken) != 1 || im.Report.Count("further interest", Taken) != 1 {
			t.Errorf("%s: %v, told is %v", source, d.Ties[1].Claims, im.Report.Lines())
		}
	}
}

// A record that is closed with the end of an interest says that it was so until then. One that
// names no end says no more that it is so, and what another statement replaces isn't said.
func TestClosedRecords(t *testing.T) {
	t.Parallel()
	const parties = `{"statementId":"1","recordId":"p","recordType":"person","recordDetails":{"names":[{"fullName":"P"}]}}
{"statementId":"2","recordId":"e","recordType":"entity","recordDetails":{"name":"E"}}
`
	relationship := func(id, status, date, end string) string {
		return fmt.Sprintf(`{"statementId":%q,"recordId":"r","recordType":"relationship","recordStatus":%q,"statementDate":%q,"recordDetails":{"subject":"e","interestedParty":"p","interests":[{"type":"shareholding","startDate":"2019-09-11"%s}]}}`+"\n", id, status, date, end)
	}
	for name, c := range map[string]struct {
		closing string
		want    []string
	}{
		"with its end":    {relationship("4", "closed", "2021-09-11", `,"endDate":"2021-04-03"`), []string{"2019-09-11/.. unsupported", "2019-09-11/2021-04-03 stated"}},
		"without an end":  {relationship("4", "closed", "2021-09-11", ""), []string{"2019-09-11/.. unsupported", "2019-09-11/.. unsupported"}},
		"with a late end": {relationship("4", "closed", "2021-09-11", `,"endDate":"2021-12-31"`), []string{"2019-09-11/.. unsupported", "2019-09-11/2021-12-31 stated"}},
		"with no date":    {relationship("4", "closed", "2021-09-11", `,"endDate":"soon"`), []string{"2019-09-11/.. unsupported", "2019-09-11/ unsupported"}},
		"not closed":      {relationship("4", "updated", "2021-09-11", ""), []string{"2019-09-11/.. unsupported", "2019-09-11/.. stated"}},
	} {
		d, _ := read(t, Options{}, parties+relationship("3", "new", "2019-09-11", "")+c.closing)
		var got []string
		for i := range d.Ties {
			tie := &d.Ties[i]
			standing, _ := tie.StandingOf(d.Counts)
			got = append(got, tie.Date.EDTF()+" "+standing.String())
			if last := i == len(d.Ties)-1; last && standing == model.Stated && tie.Attributes.Text("recordStatus") == "" {
				t.Errorf("%s: that it is closed is lost: %v", name, tie.Attributes)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: there is %q, not %q", name, got, c.want)
		}
	}
}

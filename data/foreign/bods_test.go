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

package cli

import (
	"strings"
	"testing"

	"entente/data"
	"entente/model"

	"github.com/google/go-cmp/cmp"
)

func openSmall(t *testing.T) *model.Dossier {
	t.Helper()
	loaded, err := new(data.Reading).Load(small)
	if err != nil {
		t.Fatal(err)
	}
	return loaded.Dossier
}

func TestNamesStandForIDs(t *testing.T) {
	t.Parallel()
	d := openSmall(t)
	for _, c := range []struct {
		word  string
		known []named
		want  string
	}{
		{"mill", actors(d), "mill"},
		{"Mill", actors(d), "mill"},
		{"the MILL", actors(d), "mill"},
		{" old mill ", actors(d), "mill"},
		{"ann o'hara", actors(d), "mayor"},
		{"Ann O’Hara", actors(d), "mayor"},
		{"Änn O‘Hara", actors(d), "mayor"},
		{"Flour Deliveries", types(d), "flour"},
		{"the gazette", claimants(d), "gazette"},
		{"A letter to the mayor", claimants(d), "letter"},
		{"no one named", claimants(d), "unattributed"},
		{"unattributed", claimants(d), "unattributed"},
		{"Confirmed", scale[model.Standing](d), "confirmed"},
		{"DATE", scale[model.Order](d), "date"},
		{"all-quarrel", ties(d), "all-quarrel"},
		{"rye-war", quotes(d), "rye-war"},
		{"gazette", actors(d), ""},
		{"", actors(d), ""},
		{"mil", actors(d), ""},
	} {
		if got := strings.Join(meant(c.word, c.known), " "); got != c.want {
			t.Errorf("%q means %q, want %q", c.word, got, c.want)
		}
	}
}

func TestAmbiguousNamesAreTold(t *testing.T) {
	t.Parallel()
	r := resolver{}
	if id := r.find("--actor", "Georgia", []named{{"us-georgia", []string{"Georgia"}}, {"sakartvelo", []string{"Georgia"}}}); id != "" {
		t.Errorf("it chose %q", id)
	}
	want := []string{"--actor: “Georgia” may mean us-georgia or sakartvelo; write which"}
	if diff := cmp.Diff(want, r.wrong); diff != "" {
		t.Error(diff)
	}
	r.wrong = nil
	r.find("--actor", "Georgia", []named{{"us-georgia", []string{"Georgia (state)", "Georgia"}}, {"sakartvelo", []string{"Georgia (territory)", "Georgia"}}})
	want = []string{"--actor: “Georgia” may mean us-georgia (Georgia (state)) or sakartvelo (Georgia (territory)); write which"}
	if diff := cmp.Diff(want, r.wrong); diff != "" {
		t.Error(diff)
	}
	r.wrong = nil
	if id := r.find("--actor", "georgia", []named{{"us-georgia", []string{"Georgia"}}, {"georgia", nil}}); id != "georgia" || r.wrong != nil {
		t.Errorf("an id that is meant exactly doesn’t win: %q, %q", id, r.wrong)
	}
}

func TestAllWrongValuesAreToldAtOnce(t *testing.T) {
	t.Parallel()
	res := entente("--actor", "mil", "--tie", "all-quarel", "--quote", "rye-wor", "--type", "flour,quarel",
		"--standing", "firm", "--claimant", "gazete", "--with", "zzzzzz", "--order", "size", small)
	res.wants(t, misused)
	want := strings.Join([]string{
		"entente: --actor: there is no “mil”; did you mean mill?",
		"entente: --tie: there is no “all-quarel”; did you mean all-quarrel?",
		"entente: --quote: there is no “rye-wor”; did you mean rye-war?",
		"entente: --type: there is no “quarel”; did you mean quarrel?",
		"entente: --standing: there is no “firm”; did you mean confirmed?",
		"entente: --claimant: there is no “gazete”; did you mean gazette?",
		"entente: --with: there is no “zzzzzz”; there are mill, town, river, mayor, smith and school",
		"entente: --order: there is no “size”; there are type, counterpart, standing, date and paragraph",
		"Try “entente --help”.\n",
	}, "\n")
	if diff := cmp.Diff(want, res.err); diff != "" {
		t.Error(diff)
	}
}

func TestEmptyValuesAreWrong(t *testing.T) {
	t.Parallel()
	for _, flag := range []string{"actor", "tie", "quote", "type", "standing", "claimant", "with", "order"} {
		entente("--"+flag, "", small).wants(t, misused, "--"+flag+": there is no “”")
	}
	entente("--type", "flour,", small).wants(t, misused, "--type: there is no “”")
}

func TestLongListsAreNotToldWhole(t *testing.T) {
	t.Parallel()
	entente("--actor", "zzzzzz").wants(t, misused, "entente --plain lists what there is")
	entente("--map", "zzzzzz=a", small).wants(t, misused, "entente import --help lists what there is")
	entente("--actor", strings.Repeat("z", 1<<20)).wants(t, misused, "entente --plain lists what there is")
}

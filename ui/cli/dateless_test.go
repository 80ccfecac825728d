package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// undatedDossier has two claims that nothing says the date of, on two ties, and one that
// something does; neither tie has a date of its own, and a third tie has.
const undatedDossier = `
dossier: {id: undated, title: Undated}
sources: [{id: a, type: report, title: A}, {id: b, type: report, title: B, issued: 2020}]
actors: [{id: mill, name: Mill, type: organization, summary: m}, {id: town, name: Town, type: state, summary: t}]
tie_types: [{id: rye, label: rye, letter: R, definition: Rye., family: goods}]
ties:
- {id: one, from: mill, to: town, type: rye, summary: s, claims: [{by: mill, stance: asserts, certainty: stated, source: a}, {by: town, stance: denies, source: b}]}
- {id: two, from: town, to: mill, type: rye, summary: s, claims: [{by: town, stance: asserts, certainty: stated, source: a}]}
- {id: three, from: town, to: mill, type: rye, summary: s, date: 2021, claims: [{by: town, stance: asserts, certainty: stated, source: b}]}
`

// What has no date and stays under a filter by dates is counted by every command that lists,
// draws or exports what is left.
func TestDatelessIsTold(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "undated.yaml")
	if err := os.WriteFile(file, []byte(undatedDossier), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ args, told string }{
		{"list claims", ""},
		{"list claims --as-of 2024", "entente: 2 claims without a date stay\n"},
		{"list claims --as-of 2019", "entente: 2 claims without a date stay\n"},
		{"list claims --as-of 2024 --format json", "entente: 2 claims without a date stay\n"},
		{"list claims --as-of 2024 --claimant mill", "entente: 1 claim without a date stays\n"},
		{"list ties --as-of 2024 --claimant mill", "entente: 1 claim without a date stays\n"},
		{"list claims --as-of 2024 --claimant town", "entente: 1 claim without a date stays\n"},
		{"list ties --as-of 2024 --claimant town", "entente: 2 claims without a date stay\n"},
		{"list claims --as-of 2024 --claimant mill,town", "entente: 2 claims without a date stay\n"},
		{"list claims --during 2021", "entente: 2 ties without a date stay\n"},
		{"list ties --during 2021 --as-of 2024", "entente: 2 ties without a date stay\nentente: 2 claims without a date stay\n"},
		{"list actors --as-of 2024", "entente: 2 claims without a date stay\n"},
		{"list ties --during 2021 --dated", ""},
		{"matrix --as-of 2024", "entente: 2 claims without a date stay\n"},
		{"timeline --during 2021 --format json", "entente: 2 ties without a date stay\n"},
		{"export --format json --as-of 2024", "entente: 2 claims without a date stay\n"},
	} {
		res := entente(append(strings.Fields(c.args), file)...)
		if res.code != fine || res.err != c.told {
			t.Errorf("%s: %d, %q, want %q", c.args, res.code, res.err, c.told)
		}
	}
}

package cli

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"entente/model"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"github.com/google/go-cmp/cmp"
)

func TestList(t *testing.T) {
	for _, l := range listers() {
		for _, width := range []int{0, 120, 80, 60, 40} {
			t.Run(fmt.Sprintf("%s-%d", l.name, width), func(t *testing.T) {
				res := world{environ: []string{"COLUMNS=" + strconv.Itoa(width)}}.run("list", l.name, small)
				res.wants(t, fine)
				golden.RequireEqual(t, res.out)
			})
		}
	}
	for name, args := range map[string][]string{
		"json":     {"ties", "--contested", "--format", "json"},
		"csv":      {"quotes", "--format", "csv"},
		"tsv":      {"claims", "--claimant", "town", "--format", "tsv"},
		"searched": {"actors", "--search", "rye"},
	} {
		t.Run(name, func(t *testing.T) {
			res := entente(append(append([]string{"list"}, args...), small)...)
			res.wants(t, fine)
			golden.RequireEqual(t, res.out)
		})
	}
}

// objects gives what list writes as JSON.
func objects(t *testing.T, args ...string) []map[string]any {
	t.Helper()
	res := entente(append([]string{"list", "--format", "json"}, args...)...)
	if res.code != fine {
		t.Fatal(res.err)
	}
	var list []map[string]any
	if err := json.Unmarshal([]byte(res.out), &list); err != nil {
		t.Fatalf("%v: %v in %s", args, err, res.out)
	}
	return list
}

func ids(list []map[string]any) []string {
	var ids []string
	for _, o := range list {
		ids = append(ids, o["id"].(string))
	}
	return ids
}

// The lists have the panes' rows, in the panes' order.
func TestListsAreThePanes(t *testing.T) {
	d := openEmbedded(t)
	for flag, filter := range map[string]model.Filter{
		"--search=":            {},
		"--contested":          model.Filter{}.With(model.ByContest, model.Contested),
		"--standing=stated":    model.Filter{}.With(model.ByStanding, "stated"),
		"--claimant=china":     model.Filter{}.With(model.ByClaimant, "china"),
		"--with=iran":          model.Filter{}.With(model.ByCounterpart, "iran"),
		"--type=arms,dual-use": model.Filter{}.With(model.ByType, "arms", "dual-use"),
	} {
		view := d.Filter(filter)
		s := view.See(model.Selection{Scope: model.Scope{Kind: model.AllTies}})
		if diff := cmp.Diff(tieIDs(s.Relationships.Rows), ids(objects(t, "ties", flag))); diff != "" {
			t.Errorf("%s: ties: %s", flag, diff)
		}
		counts := map[string]int{}
		for _, row := range s.Countries.Rows {
			if row.Actor != nil && (row.Count > 0 || filter.IsZero()) {
				counts[row.Actor.ID] = row.Count
			}
		}
		got := map[string]int{}
		for _, o := range objects(t, "actors", flag) {
			got[o["id"].(string)] = int(o["ties"].(float64))
		}
		if diff := cmp.Diff(counts, got); diff != "" {
			t.Errorf("%s: actors: %s", flag, diff)
		}
		var quotes []string
		for _, row := range view.See(model.Selection{Scope: model.Scope{Kind: model.AllQuotes}}).Relationships.Rows {
			if row.Quote != nil {
				quotes = append(quotes, row.Quote.ID)
			}
		}
		if diff := cmp.Diff(quotes, ids(objects(t, "quotes", flag))); diff != "" {
			t.Errorf("%s: quotes: %s", flag, diff)
		}
	}
}

func TestListedClaimsAreTheClaimants(t *testing.T) {
	list := objects(t, "claims", "--claimant", "china")
	if len(list) == 0 {
		t.Fatal("there are none")
	}
	d := openEmbedded(t)
	for _, o := range list {
		if by := o["by"].(string); !d.SpeaksAs(by, "china") {
			t.Errorf("a claim is %s’s", by)
		}
	}
}

func TestTablesFit(t *testing.T) {
	for _, l := range listers() {
		for width := 1; width < 200; width += 7 {
			res := world{environ: []string{fmt.Sprintf("COLUMNS=%d", width)}}.run("list", l.name)
			for line := range strings.Lines(res.out) {
				if n := ansi.StringWidth(strings.TrimSuffix(line, "\n")); n > width {
					t.Fatalf("%s in %d: a line has %d columns", l.name, width, n)
				}
			}
		}
		if res := entente("list", l.name); strings.Contains(res.out, "…  ") {
			t.Errorf("%s: something is cut in a pipe", l.name)
		}
	}
}

func TestListedCellsAreDefused(t *testing.T) {
	file := t.TempDir() + "/formula.yaml"
	write(t, file, strings.ReplaceAll(readFile(t, small), "label: rye", `label: "=1+1"`))
	for _, format := range []string{"csv", "tsv"} {
		res := entente("list", "ties", "--format", format, file)
		if res.code != fine || !strings.Contains(res.out, "'=1+1") || !strings.HasPrefix(res.err, "entente: 1 cell begins") {
			t.Errorf("%s: it said %q and wrote %q", format, res.err, res.out)
		}
		reader := csv.NewReader(strings.NewReader(res.out))
		if format == "tsv" {
			reader.Comma = '\t'
		}
		if rows, err := reader.ReadAll(); err != nil || len(rows) != 4 {
			t.Errorf("%s has %d rows (%v)", format, len(rows), err)
		}
	}
	if res := entente("list", "ties", file); !strings.Contains(res.out, " =1+1") || res.err != "" {
		t.Errorf("the table has %q and %q", res.out, res.err)
	}
}

func TestListOfNothing(t *testing.T) {
	res := entente("list", "ties", "--search", "zzz", "--format", "json")
	if res.code != fine || res.out != "[]\n" || !strings.Contains(res.err, "nothing is left") {
		t.Errorf("%d: %q, %q", res.code, res.out, res.err)
	}
}

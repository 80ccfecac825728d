package cli

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"entente/model"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"github.com/google/go-cmp/cmp"
)

func TestList(t *testing.T) {
	t.Parallel()
	for _, l := range listers() {
		t.Run(l.name, func(t *testing.T) {
			res := world{environ: []string{"COLUMNS=80"}}.run("list", l.name, small)
			res.wants(t, fine)
			golden.RequireEqual(t, res.out)
		})
	}
	for name, args := range map[string][]string{
		"json": {"ties", "--contested", "--format", "json"},
		"csv":  {"quotes", "--format", "csv"},
	} {
		t.Run(name, func(t *testing.T) {
			res := entente(append(append([]string{"list"}, args...), small)...)
			res.wants(t, fine)
			golden.RequireEqual(t, res.out)
		})
	}
}

// TestListsOfSome holds which records the filters and the search leave of a list.
func TestListsOfSome(t *testing.T) {
	t.Parallel()
	for args, want := range map[string][]string{
		"actors --search rye":    {"town", "mill", "river"},
		"actors --type flour":    {"town", "mill", "river"},
		"ties --contested":       {"mill-town-flour"},
		"ties --standing stated": {"all-quarrel"},
		"quotes --search rye":    {"rye-war"},
		"types --with river":     {"flour", "quarrel"},
		"sources --type flour":   {"gazette", "letter"},
	} {
		if got := ids(objects(t, append(strings.Fields(args), small)...)); !slices.Equal(got, want) {
			t.Errorf("list %s has %q, want %q", args, got, want)
		}
	}
}

// TestListTakesWordsInAnyCase holds that what is listed may be in upper case, as a format may.
func TestListTakesWordsInAnyCase(t *testing.T) {
	t.Parallel()
	if upper, lower := entente("list", "TIES", small), entente("list", "ties", small); upper.code != fine || upper.out != lower.out {
		t.Errorf("%d: %s%s", upper.code, upper.out, upper.err)
	}
}

// TestListFormatsTellTheSame holds that csv, tsv and JSON have the same fields, in the
// same order, with the same values.
func TestListFormatsTellTheSame(t *testing.T) {
	t.Parallel()
	separated := func(between rune, args ...string) [][]string {
		t.Helper()
		reader := csv.NewReader(strings.NewReader(entente(append([]string{"list"}, args...)...).out))
		reader.Comma = between
		rows, err := reader.ReadAll()
		if err != nil {
			t.Fatal(args, err)
		}
		return rows
	}
	for _, l := range listers() {
		commas, tabs := separated(',', l.name, "--format", "csv"), separated('\t', l.name, "--format", "tsv")
		if diff := cmp.Diff(commas, tabs); diff != "" {
			t.Errorf("%s: csv and tsv differ: %s", l.name, diff)
		}
		list := objects(t, l.name)
		if len(list) == 0 || len(commas) != 1+len(list) {
			t.Fatalf("%s: %d rows of %d objects", l.name, len(commas)-1, len(list))
		}
		for i, o := range list {
			if len(o) != len(commas[0]) {
				t.Errorf("%s: %d fields, and %d columns", l.name, len(o), len(commas[0]))
			}
			for j, name := range commas[0] {
				if got, want := sorted(strings.TrimPrefix(commas[i+1][j], "'")), inCell(o[name]); got != want && name != "between" {
					t.Errorf("%s: %s of %v is %q in csv, and in JSON %q", l.name, name, o["id"], got, want)
				}
			}
		}
	}
}

// sorted gives the JSON in a cell with its names in order, and other text as it is.
func sorted(cell string) string {
	var v any
	if strings.Trim(cell[:min(1, len(cell))], "[{") != "" || json.Unmarshal([]byte(cell), &v) != nil {
		return cell
	}
	text, _ := json.Marshal(v)
	return string(text)
}

// inCell gives a value of JSON as a cell has it: what has parts as JSON, and lists of
// texts with semicolons.
func inCell(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case []any:
		if slices.ContainsFunc(v, func(one any) bool { _, parts := one.(map[string]any); return parts }) {
			text, _ := json.Marshal(v)
			return string(text)
		}
		var words []string
		for _, one := range v {
			words = append(words, inCell(one))
		}
		return strings.Join(words, "; ")
	case map[string]any:
		if len(v) == 0 {
			return ""
		}
		text, _ := json.Marshal(v)
		return string(text)
	}
	return fmt.Sprint(v)
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
	t.Parallel()
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
	t.Parallel()
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
	t.Parallel()
	for _, l := range listers() {
		for _, width := range []int{1, 20, 40, 80, 130} { // TestTablesKeepTheirCells has the others
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

// TestTablesTellWhere holds that whatever else is left out of a narrow table, where a
// claim or a quotation stands is not, nor of which source.
func TestTablesTellWhere(t *testing.T) {
	t.Parallel()
	for file, want := range map[string]string{"../explorer/testdata/sources.yaml": " SOURCE +AT", "../explorer/testdata/evidence.yaml": " SOURCE +AT", small: " SOURCE +¶", "": " +¶"} {
		for _, list := range []string{"claims", "quotes"} {
			for width := 40; width <= 130; width += 10 {
				args := strings.Fields("list " + list + " " + file)
				head, _, _ := strings.Cut(world{environ: []string{fmt.Sprintf("COLUMNS=%d", width)}}.run(args...).out, "\n")
				if !regexp.MustCompile(want).MatchString(head) {
					t.Errorf("%s of %s in %d: %s", list, file, width, head)
				}
			}
		}
	}
}

func TestListedCellsAreDefused(t *testing.T) {
	t.Parallel()
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
	t.Parallel()
	res := entente("list", "ties", "--search", "zzz", "--format", "json")
	if res.code != fine || res.out != "[]\n" || !strings.Contains(res.err, "nothing is left") {
		t.Errorf("%d: %q, %q", res.code, res.out, res.err)
	}
}

// TestListsSayWhatIsMissing holds that JSON has null, and neither an empty text nor a
// paragraph 0, for what isn't there, and that parties are ids.
func TestListsSayWhatIsMissing(t *testing.T) {
	t.Parallel()
	const sources = "../explorer/testdata/sources.yaml"
	for _, l := range listers() {
		for _, o := range objects(t, l.name, sources) {
			for name, value := range o {
				if value == "" || name == "paragraph" && value == 0.0 {
					t.Errorf("%s: %s of %v is %#v", l.name, name, o, value)
				}
			}
		}
	}
	if got := objects(t, "ties", sources)[0]["denied_by"]; fmt.Sprint(got) != "[gazette-june south]" {
		t.Errorf("denied by %v", got)
	}
}

// TestListsHaveEveryField holds that no field of a record is forgotten in its list.
func TestListsHaveEveryField(t *testing.T) {
	t.Parallel()
	for name, record := range map[string]reflect.Type{
		"actors": reflect.TypeFor[model.Actor](), "ties": reflect.TypeFor[model.Tie](), "claims": reflect.TypeFor[model.Claim](),
		"quotes": reflect.TypeFor[model.Quote](), "sources": reflect.TypeFor[model.Source](), "types": reflect.TypeFor[model.TieType](),
	} {
		columns := objects(t, name)[0]
		for i := range record.NumField() {
			field, _, _ := strings.Cut(record.Field(i).Tag.Get("json"), ",")
			if field == "-" { // its parts stand among the record's fields
				field = strings.ToLower(record.Field(i).Name)
			}
			if _, ok := columns[field]; field != "" && !ok {
				t.Errorf("list %s has no column %s", name, field)
			}
		}
	}
}

package cli

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"entente/data"
	"entente/model"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
)

// drawnBy are the arguments of each command that draws, on the dossier that is built in.
var drawnBy = map[string][]string{
	"tree": {"tree", "iran"}, "matrix": {"matrix"}, "timeline": {"timeline"}, "neighbourhood": {"neighbourhood", "iran"},
	"path": {"path", "iran", "ukraine"}, "compare": {"compare", "iran", "north-korea"}, "voices": {"voices", "china"}, "ladder": {"ladder"},
	"claims": {"claims", "--type", "arms"}, "claims-by-tie": {"claims", "--order", "tie", "--contested"}, "path-open": {"path", "iran", "russia", "--open"},
	"matrix-wide": {"matrix", "--wide"}, "network": {"network"}, "network-of-one": {"network", "iran"}, "no-path": {"path", "iran", "nato", "--lens", "confirmed"},
}

func TestDrawGolden(t *testing.T) {
	t.Parallel()
	for name, args := range drawnBy {
		t.Run(name, func(t *testing.T) {
			res := entente(append(slices.Clone(args), "--width", "80")...)
			res.wants(t, fine)
			golden.RequireEqual(t, res.out)
		})
	}
}

// TestEveryDrawingHasACommand holds that no drawing of the model is forgotten here:
// each has its help, its facts and its golden.
func TestEveryDrawingHasACommand(t *testing.T) {
	var r run
	help := r.rootCommand().Flags().Lookup("drawing").Usage // all of help names the commands too
	for _, drawing := range model.Drawings() {
		i := slices.IndexFunc(drawers(), func(d drawer) bool { return d.drawing == drawing })
		if i < 0 {
			t.Errorf("no command draws %s", drawing)
			continue
		}
		d := drawers()[i]
		if d.short == "" || d.long == "" || d.example == "" || d.facts == nil || len(d.parties) > 0 && (d.known == nil || d.choose == nil) {
			t.Errorf("%s lacks help, facts or what its arguments mean", drawing)
		}
		if drawnBy[drawing.String()] == nil {
			t.Errorf("%s has no golden", drawing)
		}
		if !strings.Contains(help, drawing.String()) {
			t.Errorf("the help of --drawing leaves %s out", drawing)
		}
	}
}

// TestDrawFits holds that no line is wider than was asked for, and that ASCII is ASCII.
func TestDrawFits(t *testing.T) {
	t.Parallel()
	step := 13
	if testing.Short() {
		step = 52
	}
	for name, args := range drawnBy {
		for width := leastDrawing; width < 200; width += step {
			args := append(slices.Clone(args), "--width", fmt.Sprint(width))
			for _, line := range strings.Split(entente(args...).out, "\n") {
				if n := ansi.StringWidth(line); n > width {
					t.Errorf("%s at %d: %d columns: %s", name, width, n, line)
				}
			}
		}
		for _, r := range entente(append(slices.Clone(args), "--ascii")...).out {
			if r >= 0x80 {
				t.Errorf("%s --ascii has %q", name, r)
			}
		}
	}
}

// TestDrawEveryDrawing holds that each drawing of the explorer has its command.
func TestDrawEveryDrawing(t *testing.T) {
	t.Parallel()
	for _, d := range model.Drawings() {
		if drawnBy[d.String()] == nil || !slices.Contains(commands(), d.String()) {
			t.Errorf("%s has no command", d)
		}
	}
}

// marksIn counts the marks of standings in a text.
func marksIn(text string) int {
	return len(regexp.MustCompile(`[●•◐○†]`).FindAllString(text, -1))
}

// tieObjects counts the ties in JSON, wherever they stand.
func tieObjects(v any) int {
	n := 0
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			n += tieObjects(one)
		}
	case map[string]any:
		if _, ok := v["standing"]; ok {
			return 1
		}
		for _, one := range v {
			n += tieObjects(one)
		}
	}
	return n
}

// TestDrawTellsTheSame holds the drawings against their JSON: as many marks as ties,
// where a mark is a tie.
func TestDrawTellsTheSame(t *testing.T) {
	t.Parallel()
	for name, marksToATie := range map[string]int{"tree": 3, "matrix": 1, "timeline": 1, "compare": 1} {
		for _, filter := range [][]string{nil, {"--contested"}, {"--standing", "stated,assessed"}, {"--with", "russia"}, {"--lens", "not-alleged"}, {"--as-of", "2021"}} {
			args := append(slices.Clone(drawnBy[name]), filter...)
			var facts any
			if err := json.Unmarshal([]byte(entente(append(args, "--format", "json")...).out), &facts); err != nil {
				t.Fatal(err)
			}
			text := entente(append(args, "--width", "200")...).out
			if got, want := marksIn(text), tieObjects(facts)*marksToATie; got != want {
				t.Errorf("%v: %d marks, want %d:\n%s", args, got, want, text)
			}
		}
	}
}

// TestDrawLadderCounts holds the drawn numbers against the JSON's.
func TestDrawLadderCounts(t *testing.T) {
	t.Parallel()
	var facts struct {
		Rungs []struct {
			Label string
			Count int
			Ties  []any
		}
	}
	if err := json.Unmarshal([]byte(entente("ladder", "--format", "json").out), &facts); err != nil {
		t.Fatal(err)
	}
	text := entente("ladder").out
	for _, r := range facts.Rungs {
		if r.Count != len(r.Ties) || !regexp.MustCompile(regexp.QuoteMeta(r.Label)+` +`+fmt.Sprint(r.Count)+`\b`).MatchString(text) {
			t.Errorf("%s: %d, with %d ties, in\n%s", r.Label, r.Count, len(r.Ties), text)
		}
	}
}

// TestDatesSayThatTheyAreWorkedOut holds that a date which no source prints has its sign in a
// column of dates, and one that is printed none.
func TestDatesSayThatTheyAreWorkedOut(t *testing.T) {
	t.Parallel()
	axis, tie := openEmbedded(t), map[bool]int{}
	for _, width := range []string{"120", "140", "200"} {
		res := entente("tree", "north-korea", "--width", width)
		res.wants(t, fine)
		for i := range axis.Ties {
			one := &axis.Ties[i]
			row := regexp.MustCompile(`.*` + regexp.QuoteMeta(one.Label) + `  .*`).FindString(res.out)
			if one.Label == "" || one.Date.IsZero() || !strings.Contains(row, one.Date.String()) {
				continue
			}
			tie[one.DateDerived]++
			if got := strings.Contains(row, "*"+one.Date.String()); got != one.DateDerived {
				t.Errorf("%s columns: %s, worked out %v, is %q", width, one.ID, one.DateDerived, row)
			}
		}
	}
	if tie[true] == 0 {
		t.Error("no such date is drawn")
	}
}

// TestVoicesTellWhatIsWithdrawn holds that who took back all that it said isn't said to say
// nothing, and that a filter is named only where there is one.
func TestVoicesTellWhatIsWithdrawn(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "w.yaml")
	text := `dossier: {id: w, title: Taken back}
sources: [{id: ed, type: report, title: A report, issued: 2024}]
actors: [{id: a, name: A, type: state}, {id: b, name: B, type: state}, {id: c, name: C, type: state}]
tie_types: [{id: link, label: link, letter: L, definition: A link., family: links}]
ties:
  - {id: t, from: a, to: b, type: link, summary: They link., claims: [{by: ed, stance: asserts, certainty: stated, source: ed}, {by: a, stance: denies, source: ed, withdrawn: 2025}]}
`
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"a"}, "A says nothing that counts: 1 claim was withdrawn or retracted.\n"},
		{[]string{"a", "--type", "link"}, "A says nothing that counts of what the filter leaves: 1 claim was withdrawn"},
		{[]string{"c"}, "C says nothing.\n"},
		{[]string{"c", "--type", "link"}, "C says nothing of what the filter leaves.\n"},
	} {
		res := entente(append(append([]string{"voices", "--width", "100"}, c.args...), file)...)
		res.wants(t, fine)
		if !strings.Contains(res.out, c.want) {
			t.Errorf("%v: no %q in\n%s", c.args, c.want, res.out)
		}
	}
}

func TestDrawMisuse(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"tree"}, "tree needs ACTOR: entente tree ACTOR [DOSSIER]"},
		{[]string{"tree", "iraan"}, "did you mean"},
		{[]string{"path", "iran"}, "path needs FROM and TO"},
		{[]string{"path", "mill", small}, "path needs FROM and TO before the DOSSIER"},
		{[]string{"tree", small}, "tree needs ACTOR before the DOSSIER"},
		{[]string{"path", "iran", "iran"}, "two different actors"},
		{[]string{"compare", "iran", "russia", "a", "b"}, "too many"},
		{[]string{"network", "iraan"}, "did you mean iran?"},
		{[]string{"network", "iran", "a", "b"}, "too many"},
		{[]string{"matrix", "--width", "10"}, "takes 42 to 4096 columns"},
		{[]string{"ladder", "--lens", "rose"}, "--lens"},
		{[]string{"timeline", "--as-of", "soon"}, "--as-of"},
		{[]string{"timeline", "--as-of", "26 September 2022"}, "did you mean 2022-09-26?"},
		{[]string{"timeline", "--during", "2022-3"}, "did you mean"},
		{[]string{"timeline", "--among", "core,rusia"}, "did you mean russia?"},
		{[]string{"timeline", "--confidence", "some"}, "low, moderate and high"},
		{[]string{"timeline", "--tie", "iran-drones-russia"}, "say how much with --span"},
		{[]string{"timeline", "--span", "yearr"}, "did you mean year?"},
		{[]string{"timeline", "--span", "year", "--format", "json"}, "--span is for text"},
		{[]string{"voices", "nobody-at-all"}, "CLAIMANT"},
	} {
		if res := entente(c.args...); res.code != misused || !strings.Contains(res.err, c.want) {
			t.Errorf("%v: code %d, %s", c.args, res.code, res.err)
		}
	}
}

// TestTimelineSpans holds that the command shows the time around a tie that the explorer
// does: its plain form draws the same.
func TestTimelineSpans(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"--span", "year", "--tie", "china-russia-iran-drills"}, {"--span", "month"}, {"--span", "5-years", "--joined"}} {
		a := entente(append([]string{"--plain", "--drawing", "timeline"}, args...)...).out
		b := entente(append([]string{"timeline"}, args...)...).out
		if a != b || !strings.Contains(b, "«") {
			t.Errorf("%v: the two differ, or no window is drawn:\n%s\n%s", args, a, b)
		}
	}
}

// TestDrawPlain holds that the explorer's command line in a pipe draws what the command
// does.
func TestDrawPlain(t *testing.T) {
	t.Parallel()
	if _, err := data.Embedded(); err != nil {
		t.Fatal(err)
	}
	if a, b := entente("--plain", "--drawing", "tree", "--actor", "iran").out, entente("tree", "iran").out; a != b {
		t.Errorf("the two differ:\n%s\n%s", a, b)
	}
}

// drawnAndTold gives a drawing as text, and its facts.
func drawnAndTold[T any](t *testing.T, name string) (text string, facts T) {
	t.Helper()
	if err := json.Unmarshal([]byte(entente(append(slices.Clone(drawnBy[name]), "--format", "json")...).out), &facts); err != nil {
		t.Fatal(err)
	}
	return entente(append(slices.Clone(drawnBy[name]), "--width", "200")...).out, facts
}

func TestDrawNeighboursTellTheSame(t *testing.T) {
	t.Parallel()
	text, facts := drawnAndTold[struct {
		Neighbours []struct {
			Actor string
			Ties  []tieFacts
		}
	}](t, "neighbourhood")
	counts := regexp.MustCompile(`[●•◐○†] +(\d+(?:\+\d+)?)`).FindAllStringSubmatch(text, -1)
	drawn, told := map[string]int{}, map[string]int{}
	for _, c := range counts {
		drawn[c[1]]++
	}
	for _, n := range facts.Neighbours {
		two, more := endsOf(n.Ties)
		if count := fmt.Sprint(two); more > 0 {
			told[fmt.Sprintf("%d+%d", two, more)]++
		} else {
			told[count]++
		}
	}
	if len(told) == 0 || fmt.Sprint(drawn) != fmt.Sprint(told) {
		t.Errorf("drawn are %v, told %v", drawn, told)
	}
}

// What the JSON of drawings says of ties, as far as these tests read it.
type (
	tieFacts struct {
		ID   string
		Ends []string
	}
	hopFacts      struct{ Ties []tieFacts }
	comparedFacts struct{ A, B []tieFacts }
)

// endsOf counts ties of two ends, and those of more.
func endsOf(ties []tieFacts) (two, more int) {
	for _, t := range ties {
		if len(t.Ends) == 2 {
			two++
		} else {
			more++
		}
	}
	return two, more
}

// TestDrawPathsTellWhoElse holds that a path names all whom a tie ties, counts apart
// those that are of more than the two, and tells those of the two alone first.
func TestDrawPathsTellWhoElse(t *testing.T) {
	t.Parallel()
	names := map[string]string{}
	for _, a := range openEmbedded(t).Actors {
		names[a.ID] = a.Name
	}
	for _, pair := range [][2]string{{"iran", "north-korea"}, {"iran", "brics"}, {"north-korea", "nato"}, {"china", "ukraine"}} {
		var facts struct{ Paths [][]hopFacts }
		if err := json.Unmarshal([]byte(entente("path", pair[0], pair[1], "--format", "json").out), &facts); err != nil {
			t.Fatal(err)
		}
		text := entente("path", pair[0], pair[1], "--width", "200").out
		for _, h := range slices.Concat(facts.Paths...) {
			for _, end := range h.Ties[0].Ends {
				if !strings.Contains(text, names[end]) {
					t.Errorf("%v: %s isn’t told of %s in\n%s", pair, names[end], h.Ties[0].ID, text)
				}
			}
			two, more := endsOf(h.Ties)
			if two > 0 && len(h.Ties[0].Ends) > 2 {
				t.Errorf("%v: %s goes before a tie of the two alone", pair, h.Ties[0].ID)
			}
			if two > 0 && more > 0 && !regexp.MustCompile(fmt.Sprintf(`\b%d ties? and %d of three and more`, two, more)).MatchString(text) {
				t.Errorf("%v: %d ties and %d of more ends aren’t counted in\n%s", pair, two, more, text)
			}
		}
	}
}

// TestDrawNetworkTellsTheSame holds that each pair that is tied has its mark in the picture
// or below it, once, with its number of ties.
func TestDrawNetworkTellsTheSame(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"network", "network-of-one"} {
		for _, width := range []string{"42", "80", "160", "240"} {
			text := entente(append(slices.Clone(drawnBy[name]), "--width", width)...).out
			_, facts := drawnAndTold[struct{ Pairs []struct{ Ties []tieFacts } }](t, name)
			drawn, told := map[string]int{}, map[string]int{}
			for _, c := range regexp.MustCompile(`[●•◐○†] (\d+(?:\+\d+)?)`).FindAllStringSubmatch(text, -1) {
				drawn[c[1]]++
			}
			for _, pair := range facts.Pairs {
				two, more := endsOf(pair.Ties)
				if count := fmt.Sprint(two); more > 0 {
					told[fmt.Sprintf("%d+%d", two, more)]++
				} else {
					told[count]++
				}
			}
			if len(told) == 0 || fmt.Sprint(drawn) != fmt.Sprint(told) {
				t.Errorf("%s at %s: drawn are %v, told %v in\n%s", name, width, drawn, told, text)
			}
		}
	}
}

// TestDrawCompareCounts holds the headings of a comparison against its facts.
func TestDrawCompareCounts(t *testing.T) {
	t.Parallel()
	for _, pair := range [][2]string{{"iran", "north-korea"}, {"china", "russia"}, {"russia", "ukraine"}} {
		var facts map[string]json.RawMessage
		if err := json.Unmarshal([]byte(entente("compare", pair[0], pair[1], "--format", "json").out), &facts); err != nil {
			t.Fatal(err)
		}
		text := entente("compare", pair[0], pair[1], "--width", "120").out
		for part, heading := range map[string]string{"with_each_other": "with each other", "in_common": "with counterparts in common"} {
			var rows []comparedFacts
			if err := json.Unmarshal(facts[part], &rows); err != nil {
				t.Fatal(err)
			}
			ties := map[string]tieFacts{}
			for _, row := range rows {
				for _, tie := range slices.Concat(row.A, row.B) {
					ties[tie.ID] = tie
				}
			}
			two, more := endsOf(slices.Collect(maps.Values(ties)))
			want := fmt.Sprintf(`%s ─+ %d ties? and %d of three and more`, heading, two, more)
			switch {
			case len(ties) == 0:
				continue
			case two == 0:
				want = fmt.Sprintf(`%s ─+ %d ties? of three and more`, heading, more)
			case more == 0:
				want = fmt.Sprintf(`%s ─+ %d ties?\n`, heading, two)
			}
			if !regexp.MustCompile(want).MatchString(text) {
				t.Errorf("%v: %s isn’t in\n%s", pair, want, text)
			}
		}
	}
}

func TestDrawPathsTellTheSame(t *testing.T) {
	t.Parallel()
	text, facts := drawnAndTold[struct {
		Paths [][]struct{ Ties []struct{ ID, Label string } }
	}](t, "path")
	if n := strings.Count(text, " ties long"); n != len(facts.Paths) || n == 0 {
		t.Errorf("%d ways are drawn, %d told", n, len(facts.Paths))
	}
	for _, hops := range facts.Paths {
		for _, h := range hops {
			if !strings.Contains(text, h.Ties[0].Label) {
				t.Errorf("%s isn't drawn", h.Ties[0].ID)
			}
		}
	}
}

func TestDrawVoicesTellTheSame(t *testing.T) {
	t.Parallel()
	text, facts := drawnAndTold[struct {
		Says, Disputed []struct{}
	}](t, "voices")
	says := len(regexp.MustCompile(`(?m)^ +¶\d+ `).FindAllString(text, -1))
	denials := len(regexp.MustCompile(`(?m)^ +✗ `).FindAllString(text, -1))
	if says != len(facts.Says) || denials != len(facts.Disputed) || says == 0 || denials == 0 {
		t.Errorf("%d sayings and %d disputes are drawn, %d and %d told", says, denials, len(facts.Says), len(facts.Disputed))
	}
}

// TestDrawPictures holds that each drawing is a picture too, that says what it is of and
// who may read it.
func TestDrawPictures(t *testing.T) {
	t.Parallel()
	for name, args := range drawnBy {
		for _, theme := range []string{"dark", "light"} {
			res := entente(append(args, "--format", "svg", "--theme", theme)...)
			res.wants(t, fine)
			if err := xml.Unmarshal([]byte(res.out), new(struct{})); err != nil || !strings.Contains(res.out, "<title>Russia, China, Iran and North Korea: ") {
				t.Errorf("%s: %v in %.200s", name, err, res.out)
			}
		}
	}
	if res := entente("network", second(t), "--format", "svg"); !strings.Contains(res.out, "<title>TLP:") {
		t.Errorf("a marked dossier: %.300s", res.out)
	}
	if as := func(theme string) string { return entente("network", "--format", "svg", "--theme", theme).out }; as("Light") != as("light") || as("light") == as("dark") {
		t.Error("a theme in capitals is another one")
	}
	entente("network", "--theme", "light").wants(t, misused, "--theme is for pictures")
	entente("network", "--format", "svg", "--theme", "blue").wants(t, misused)
}

// TestWidths holds that no drawing is as wide as memory goes: --width has its bounds,
// and what COLUMNS says beyond them is not taken.
func TestWidths(t *testing.T) {
	t.Parallel()
	for name, args := range drawnBy {
		usual := entente(args...).out
		for _, width := range []string{"0", "4097", "9223372036854775807"} {
			for _, format := range []string{"text", "svg"} {
				res := entente(append(slices.Clone(args), "--width", width, "--format", format)...)
				if res.code != misused || !strings.Contains(res.err, "--width: a drawing takes 42 to 4096 columns") {
					t.Errorf("%s --width %s --format %s: code %d, %s", name, width, format, res.code, res.err)
				}
			}
			if res := (world{environ: []string{"COLUMNS=" + width}}).run(args...); res.out != usual {
				t.Errorf("%s with COLUMNS=%s: code %d, %s%s", name, width, res.code, res.err, res.out)
			}
		}
	}
}

// TestMissingDossierIsNoActor holds that a file that isn't there is told as such, where an
// actor could stand too.
func TestMissingDossierIsNoActor(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"none.yaml", "none.yml", "none.json", "none.jsonl", "none.csv", "some/none"} {
		entente("network", name).wants(t, failed, "there is no file "+name)
	}
	entente("network", "q1.none").wants(t, misused, "ACTOR: there is no “q1.none”")
}

// TestNetworkOfTwoIsLow holds that two boxes and their line stand among few blank rows.
func TestNetworkOfTwoIsLow(t *testing.T) {
	t.Parallel()
	if out := entente("network", "river", small).out; strings.Count(out, "\n") > 14 {
		t.Errorf("it has %d rows:\n%s", strings.Count(out, "\n"), out)
	}
}

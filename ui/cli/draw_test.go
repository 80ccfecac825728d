package cli

import (
	"encoding/json"
	"fmt"
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
	"matrix-wide": {"matrix", "--wide"}, "no-path": {"path", "iran", "nato", "--lens", "confirmed"},
}

func TestDrawGolden(t *testing.T) {
	for name, args := range drawnBy {
		for _, width := range []string{"80", "120"} {
			t.Run(name+"-"+width, func(t *testing.T) {
				res := entente(append(slices.Clone(args), "--width", width)...)
				res.wants(t, fine)
				golden.RequireEqual(t, res.out)
			})
		}
	}
}

// TestDrawFits holds that no line is wider than was asked for, and that ASCII is ASCII.
func TestDrawFits(t *testing.T) {
	for name, args := range drawnBy {
		for width := leastDrawing; width < 200; width += 13 {
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

func TestDrawMisuse(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"tree"}, "needs to know of whom"},
		{[]string{"tree", "iraan"}, "did you mean"},
		{[]string{"path", "iran"}, "needs to know of whom"},
		{[]string{"path", "iran", "iran"}, "two different actors"},
		{[]string{"compare", "iran", "russia", "a", "b"}, "too many"},
		{[]string{"matrix", "--width", "10"}, "needs 42 columns"},
		{[]string{"ladder", "--lens", "rose"}, "--lens"},
		{[]string{"timeline", "--as-of", "soon"}, "--as-of"},
		{[]string{"voices", "nobody-at-all"}, "CLAIMANT"},
	} {
		if res := entente(c.args...); res.code != misused || !strings.Contains(res.err, c.want) {
			t.Errorf("%v: code %d, %s", c.args, res.code, res.err)
		}
	}
}

// TestDrawPlain holds that the explorer's command line in a pipe draws what the command
// does.
func TestDrawPlain(t *testing.T) {
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
	text, facts := drawnAndTold[struct {
		Neighbours []struct {
			Actor string
			Ties  []tieFacts
		}
	}](t, "neighbourhood")
	counts := regexp.MustCompile(`[●•◐○†] +(\d+)`).FindAllStringSubmatch(text, -1)
	drawn, told := map[string]int{}, map[string]int{}
	for _, c := range counts {
		drawn[c[1]]++
	}
	for _, n := range facts.Neighbours {
		told[fmt.Sprint(len(n.Ties))]++
	}
	if len(told) == 0 || fmt.Sprint(drawn) != fmt.Sprint(told) {
		t.Errorf("drawn are %v, told %v", drawn, told)
	}
}

func TestDrawPathsTellTheSame(t *testing.T) {
	text, facts := drawnAndTold[struct{ Paths [][]hopFacts }](t, "path")
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
	text, facts := drawnAndTold[struct {
		Says     []sayingFacts
		Disputed []disputeFacts
	}](t, "voices")
	says := len(regexp.MustCompile(`(?m)^ +¶\d+ `).FindAllString(text, -1))
	denials := len(regexp.MustCompile(`(?m)^ +✗ `).FindAllString(text, -1))
	if says != len(facts.Says) || denials != len(facts.Disputed) || says == 0 || denials == 0 {
		t.Errorf("%d sayings and %d disputes are drawn, %d and %d told", says, denials, len(facts.Says), len(facts.Disputed))
	}
}

package cli

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"

	"entente/model"
	"entente/ui/explorer"
)

const small = "testdata/small.yaml"

// A result is what a run of entente left.
type result struct {
	code   int
	out    string
	err    string
	opened *explorer.Options // what the explorer was opened with; nil where it wasn't
}

// A world is what a run meets. The zero world has no terminal anywhere.
type world struct {
	inTerminal, outTerminal bool
	noKeyboard              bool
	environ                 []string
	typed                   string // standard input
	opens                   func(explorer.Options) (explorer.Outcome, error)
}

var onScreen = world{inTerminal: true, outTerminal: true, environ: []string{"TERM=xterm"}}

func (w world) run(args ...string) result {
	var out, errOut bytes.Buffer
	var res result
	in := strings.NewReader(w.typed)
	r := run{in: in, out: &out, errOut: &errOut, environ: w.environ}
	r.terminal = func(stream any) bool {
		if stream == any(in) {
			return w.inTerminal
		}
		return w.outTerminal
	}
	r.keyboard = func() (io.ReadCloser, error) {
		if w.noKeyboard {
			return nil, errors.New("no such device")
		}
		return io.NopCloser(strings.NewReader("keyboard")), nil
	}
	r.open = func(t explorer.Terminal, opening explorer.Opening) (explorer.Outcome, error) {
		o, err := opening.Open()
		if err != nil {
			return explorer.Outcome{}, err
		}
		o.Terminal = t
		res.opened = &o
		if w.opens != nil {
			return w.opens(o)
		}
		return explorer.Outcome{}, nil
	}
	res.code = r.main(args)
	res.out, res.err = out.String(), errOut.String()
	return res
}

func entente(args ...string) result { return world{}.run(args...) }

// entering runs entente with a text as standard input.
func entering(text string, args ...string) result { return world{typed: text}.run(args...) }

var tryHelp = regexp.MustCompile(`Try “entente[a-z ]* --help”`)

// wants fails the test unless the code is right, and every part of the message
// stands on standard error.
func (r result) wants(t *testing.T, code int, parts ...string) {
	t.Helper()
	if r.code != code {
		t.Errorf("exit code %d, want %d; it said %q", r.code, code, r.err)
	}
	for _, part := range parts {
		if !strings.Contains(r.err, part) {
			t.Errorf("%q isn’t in what it said: %q", part, r.err)
		}
	}
	if code == fine && r.err != "" {
		t.Errorf("it complained: %q", r.err)
	}
	if code == misused && !tryHelp.MatchString(r.err) {
		t.Errorf("it doesn’t say what to do: %q", r.err)
	}
}

func TestMisuse(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		args string
		says []string
	}{
		{"--actr iran", []string{"there is no flag --actr", "did you mean --actor?"}},
		{"-x", []string{"there is no flag -x"}},
		{"--actor", []string{"--actor needs a value"}},
		{"--dated=false", []string{"--dated can’t be “false”", "leave it out"}},
		{"--one-source=false --dated", []string{"--one-source can’t be “false”", "leave it out"}},
		{"list ties --one-source=0", []string{"--one-source can’t be “0”"}},
		{"--as-of 2020 --as-of 2024", []string{"--as-of is given twice; choose one"}},
		{"list ties --during 2020 --during 2024", []string{"--during is given twice; choose one"}},
		{"ladder --lens confirmed --lens all", []string{"--lens is given twice; choose one"}},
		{"--search oil --search arms", []string{"--search is given twice; choose one"}},
		{"ladder --format json --ascii --width 60", []string{"--width is for text", "--ascii is for text", "leave it out"}},
		{"--contested=perhaps", []string{"--contested can’t be “perhaps”", "true or false"}},
		{"--plain=perhaps", []string{"--plain can’t be “perhaps”"}},
		{"--claim=first", []string{"--claim can’t be “first”", "a whole number"}},
		{"--match 2", []string{"--match needs a search"}},
		{"--search arms --match 0", []string{"--match: the search has", "matches"}},
		{"--search arms --match 99999", []string{"--match: the search has", "matches"}},
		{"--list said-by", []string{"--list said-by needs an id: said-by:ID"}},
		{"--list quote:", []string{"--list quote needs an id: quote:ID"}},
		{"one two", []string{"“two” is too many"}},
		{"verfy", []string{"no command “verfy”", "did you mean entente verify?"}},
		{"chek one", []string{"no command “chek”", "did you mean entente check?"}},
		{"list tise", []string{"Try “entente list --help”."}},
		{"verify", []string{"verify needs a TEXT"}},
		{"verify a b c", []string{"“c” is too many"}},
		{"verify --actor iran x", []string{"there is no flag --actor"}},
		{"lst", []string{"did you mean entente list?"}},
		{"list", []string{"actors, ties, claims, quotes, sources or types"}},
		{"list tise", []string{"there is no “tise”", "did you mean ties?"}},
		{"list ties --format xml --type arms", []string{"there is no “xml”", "csv"}},
		{"list ties --type amrs", []string{"there is no “amrs”", "arms"}},
		{"list ties a b", []string{"“b” is too many"}},
		{"export", []string{"--format: markdown, csv, json", "bibtex"}},
		{"export --format jsn", []string{"did you mean json?"}},
		{"export --format csv", []string{"csv is a folder", "--output"}},
		{"export --format json --force", []string{"--output"}},
		{"export --format json a b", []string{"“b” is too many"}},
		{"help nothing", []string{"no command “nothing”"}},
		{"completion", []string{"bash"}},
		{"completion elvish", []string{"“elvish”", "bash"}},
		{"completion bash elvish", []string{"elvish"}},
	} {
		t.Run(c.args, func(t *testing.T) {
			res := entente(strings.Fields(c.args)...)
			res.wants(t, misused, c.says...)
			if res.out != "" {
				t.Errorf("standard output isn’t empty: %q", res.out)
			}
		})
	}
}

func TestNothingTypedReachesTheTerminalRaw(t *testing.T) {
	t.Parallel()
	const evil = "\x1b[31m\u202eevil\n"
	for _, args := range [][]string{
		{evil},
		{"--" + evil},
		{"-\x1b"},
		{"--actor", evil},
		{"--type", evil},
		{"--order", evil},
		{"--contested=" + evil},
		{"--text", evil},
		{"a", evil},
		{"help", evil},
		{"completion", evil},
		{"verify", evil},
		{"list", evil},
		{"list", "ties", evil},
		{"list", "ties", "--format", evil},
		{"export", "--format", evil},
		{"export", "--format", "json", "-o", "testdata/none/" + evil},
		{"verify", "testdata/gazette.txt", evil},
		{"verify", "testdata/gazette.txt", small, "--source", evil},
		{"check", evil},
		{"check", "--format", evil, small},
		{"new", evil + "/" + evil},
		{"schema", evil},
	} {
		res := entente(args...)
		if res.code == fine {
			t.Errorf("%q went well", args)
		}
		for _, line := range strings.Split(strings.TrimSuffix(res.err, "\n"), "\n") {
			if strings.ContainsAny(line, "\x1b\u202e") || line == "" {
				t.Errorf("%q: %q reached the terminal", args, line)
			}
		}
	}
}

func TestUnreadableFilesFail(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{
		{"testdata/missing.yaml"},
		{"--plain", "--text", "testdata/missing.txt"},
		{"verify", "testdata/missing.txt"},
		{"verify", "testdata/gazette.txt", "testdata/missing.yaml"},
	} {
		entente(args...).wants(t, failed, "testdata/missing", "check the name")
	}
}

func TestTextsAreOfSources(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/gazette.txt")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	named, other := filepath.Join(folder, "gazette.txt"), filepath.Join(folder, "b=c.txt")
	for _, name := range []string{named, other} {
		if err := os.WriteFile(name, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	entente("--text", other, small).wants(t, misused, "several sources", "SOURCE=FILE", "gazette")
	entente("--text", "gazette="+other, "--text", named, small).wants(t, misused, "two texts", "gazette")
	for _, args := range [][]string{{"--text", named}, {"--text", "gazette=" + other}} { // by its name, or as it says
		res := onScreen.run(append(args, small)...)
		res.wants(t, fine)
		if n := len(res.opened.Texts["gazette"]); n != 2 {
			t.Errorf("%v gives %d paragraphs", args, n)
		}
		line := string(res.opened.Command(res.opened.Dossier.Filter(model.Filter{}).See(model.Selection{}), false))
		if !strings.Contains(line, " --text "+args[1]) {
			t.Errorf("%v aren’t in the line %s", args, line)
		}
	}
	if said := entente("verify", named, small).out; !strings.Contains(said, "all match") {
		t.Errorf("verify says %q", said)
	}
	said := entente("--plain", "--text", named, small).out
	if !strings.Contains(unwrapped(said), "own words of") {
		t.Errorf("whose words these are isn’t told: %s", said)
	}
}

// A mouth is a standard output that takes nothing.
type mouth struct{ err error }

func (m mouth) Write([]byte) (int, error) { return 0, m.err }

func TestStandardOutputThatTakesNothing(t *testing.T) {
	t.Parallel()
	for err, want := range map[error]int{
		syscall.EPIPE:    fine, // head has seen enough
		io.ErrClosedPipe: fine,
		syscall.ENOSPC:   failed,
	} {
		for _, args := range [][]string{{"--plain"}, {"--help"}, {"--version"}} {
			var errOut bytes.Buffer
			r := run{in: strings.NewReader(""), out: mouth{err}, errOut: &errOut, terminal: func(any) bool { return false }}
			if code := r.main(args); code != want {
				t.Errorf("%v with %v: exit code %d, want %d", args, err, code, want)
			}
			if told := errOut.Len() > 0; told != (want == failed) {
				t.Errorf("%v with %v: it said %q", args, err, errOut.String())
			}
		}
	}
}

func TestExplorerOpensOnATerminal(t *testing.T) {
	t.Parallel()
	res := onScreen.run("--actor", "town", "--type", "quarrel", "--order", "date", small)
	res.wants(t, fine)
	if res.opened == nil {
		t.Fatal("the explorer wasn’t opened")
	}
	start := res.opened.Start
	if start.Actor != "town" || start.Order != model.OrderDate || !start.Filter.Has(model.ByType, "quarrel") {
		t.Errorf("it opened at %+v", start)
	}
	if title := res.opened.Dossier.Head.Title; title != "A small town" {
		t.Errorf("it opened %q", title)
	}
	if res.out != "" {
		t.Errorf("text was written over the explorer: %q", res.out)
	}
	if !slices.Equal(res.opened.Environ, onScreen.environ) || len(res.opened.Texts) > 0 {
		t.Errorf("it opened with %+v", res.opened)
	}
}

func TestPlainTextWhereThereIsNoScreen(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		world world
		args  []string
	}{
		"piped":       {world{inTerminal: true, environ: []string{"TERM=xterm"}}, nil},
		"dumb":        {world{inTerminal: true, outTerminal: true, environ: []string{"TERM=dumb"}}, nil},
		"no TERM":     {world{inTerminal: true, outTerminal: true}, nil},
		"asked for":   {onScreen, []string{"--plain"}},
		"and piped":   {world{}, []string{"--plain"}},
		"TERM is odd": {world{outTerminal: true, environ: []string{"TERMINAL=xterm", "TERM=dumb"}}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			res := c.world.run(append(c.args, small)...)
			res.wants(t, fine)
			if res.opened != nil || !strings.HasPrefix(res.out, "A small town\n") {
				t.Errorf("the explorer was opened, or the text is wrong: %q", res.out)
			}
		})
	}
}

func TestKeysComeFromTheTerminal(t *testing.T) {
	t.Parallel()
	piped := onScreen
	piped.inTerminal = false
	res := piped.run()
	res.wants(t, fine)
	if keys, err := io.ReadAll(res.opened.In); err != nil || string(keys) != "keyboard" {
		t.Errorf("keys come from %q, %v", keys, err)
	}
	piped.noKeyboard = true
	res = piped.run()
	res.wants(t, failed, "no terminal to read keys from", "entente --plain")
	if res.opened != nil {
		t.Error("the explorer was opened without keys")
	}
}

func TestExplorersEnd(t *testing.T) {
	t.Parallel()
	w := onScreen
	w.opens = func(explorer.Options) (explorer.Outcome, error) { return explorer.Outcome{Code: 143}, nil }
	w.run().wants(t, 143)
	w.opens = func(explorer.Options) (explorer.Outcome, error) {
		return explorer.Outcome{Code: failed}, errors.New("the terminal went away\a")
	}
	w.run().wants(t, failed, "terminal went away")
}

func TestArticleReachesTheExplorer(t *testing.T) {
	t.Parallel()
	res := onScreen.run("--text", "testdata/gazette.txt")
	res.wants(t, fine)
	if n := len(res.opened.Texts["cnn-new-axis"]); n != 2 {
		t.Errorf("the article has %d paragraphs, want 2", n)
	}
}

// TestMissingFile holds that a file that isn't there is one, whatever its name resembles:
// only where a command could stand may one have been meant.
func TestMissingFile(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"check lis", "verify lis", "list ties lis", "export --format json lis", "diff lis lis", "join lis lis -o out", "notes lis",
		"draft lis", "import lis -o out", "tree iran lis", "matrix lis", "timeline lis", "neighbourhood iran lis", "path iran russia lis",
		"compare iran russia lis", "voices iran lis", "ladder lis", "network iran lis", "claims lis", "merge iran russia lis",
		"--since lis testdata/small.yaml", "add tie lis",
	} {
		res := entente(strings.Fields(line)...)
		if res.code != failed || !strings.Contains(res.err, "there is no file lis") || strings.Contains(res.err, "mean") {
			t.Errorf("%s: code %d, %s", line, res.code, res.err)
		}
	}
}

package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/data"
)

// copied copies a dossier to where a test may write.
func copied(t *testing.T) (file, text string) {
	t.Helper()
	bytes, err := os.ReadFile(small)
	if err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(t.TempDir(), "own.yaml")
	if err := os.WriteFile(file, bytes, 0o600); err != nil {
		t.Fatal(err)
	}
	return file, string(bytes)
}

func holdsText(t *testing.T, file, want string) {
	t.Helper()
	if got, err := os.ReadFile(file); err != nil || string(got) != want {
		t.Errorf("%v; it holds\n%s", err, got)
	}
}

func TestAddFromStandardInput(t *testing.T) {
	t.Parallel()
	file, text := copied(t)
	entering("by: mill\nstance: denies\nsource: gazete\n", "add", "claim", file, "--tie", "all-quarrel").
		wants(t, refused, "<stdin>:3:9:", `did you mean "gazette"?`, "entente: the record is refused: 1 mistake")
	entering("# nothing\nby:\n", "add", "claim", file, "--tie", "all-quarrel").wants(t, misused, "standard input holds no record")
	entering("{by: mill, stance: denies, source: gazette}\n#"+strings.Repeat("x", data.MaxFile), "add", "claim", file, "--tie", "all-quarrel").
		wants(t, failed, "standard input has more than", "nothing is changed")
	holdsText(t, file, text)
	entering("{by: mill, stance: denies, source: gazette}", "add", "claim", file, "--tie", "all-quarrel").wants(t, fine)
	const last = "      - {by: gazette, stance: asserts, certainty: stated, source: gazette, paragraph: 2, wording: they quarrel}\n"
	holdsText(t, file, strings.Replace(text, last, last+"      - {by: mill, stance: denies, source: gazette}\n", 1))
}

func TestChangeFromStandardInput(t *testing.T) {
	t.Parallel()
	file, text := copied(t)
	entering("{by: smith, stance: declines, source: letter, paragraph: 2}", "change", "claim", "3", file, "--tie", "mill-town-flour").wants(t, fine)
	holdsText(t, file, strings.Replace(text, "{by: smith, stance: declines, source: letter, paragraph: 1}", "{by: smith, stance: declines, source: letter, paragraph: 2}", 1))
	entering("{by: smith}", "change", "claim", "4", file, "--tie", "mill-town-flour").wants(t, misused, "has 3 claims")
	entering("{by: smith}", "change", "claim", "3x", file, "--tie", "mill-town-flour").wants(t, misused, "has 3 claims", "“3x” is none of them")
}

// What a change takes out is told, as is that there is none.
func TestChangeTellsWhatItDid(t *testing.T) {
	t.Parallel()
	file, text := copied(t)
	const claim = "by: smith, stance: declines, source: letter"
	for typed, want := range map[string]string{
		"{" + claim + ", paragraph: 1}": "nothing is changed: it says nothing new\n",
		"{paragraph: 1, " + claim + "}": "nothing is changed: it says nothing new\n",
	} {
		if res := entering(typed, "change", "claim", "3", file, "--tie", "mill-town-flour"); res.code != fine || res.out != want {
			t.Errorf("%s: it says %q", typed, res.out+res.err)
		}
		holdsText(t, file, text)
	}
	for _, c := range []struct{ typed, want string }{
		{"{" + claim + ", page: 3, note: n}", "changed the claim on mill-town-flour; it has no more paragraph\n"},
		{"{" + claim + "}", "changed the claim on mill-town-flour; it has no more page, note\n"},
		{"{" + claim + ", page: 3}", "changed the claim on mill-town-flour\n"},
	} {
		if res := entering(c.typed, "change", "claim", "3", file, "--tie", "mill-town-flour"); res.code != fine || res.out != c.want {
			t.Errorf("%s: it says %q", c.typed, res.out+res.err)
		}
	}
	res := entering("{id: school, name: The School, type: organization}", "change", "actor", "school", file)
	if res.out != "changed the actor school; it has no more summary\n" {
		t.Errorf("it says %q", res.out+res.err)
	}
	res = entering("{id: mill-town-flour, from: mill, to: town, type: money, summary: S}", "change", "tie", "mill-town-flour", file)
	if strings.Contains(res.out, "claims") {
		t.Errorf("it says %q", res.out+res.err)
	}
}

func TestMergeAndJoin(t *testing.T) {
	t.Parallel()
	file, _ := copied(t)
	res := entente("merge", "Bo Smith", "school", file)
	res.wants(t, fine)
	if !strings.Contains(res.out, "left out of what school was: type: organization") {
		t.Errorf("it says %q", res.out)
	}
	entente("check", file).wants(t, fine)
	if got, err := os.ReadFile(file); err != nil || strings.Contains(string(got), "id: school") || !strings.Contains(string(got), "aliases: [The School]") {
		t.Errorf("it became\n%s", got)
	}
	joined := filepath.Join(t.TempDir(), "joined")
	res = entente("join", file, small, "-o", joined)
	res.wants(t, fine)
	entente("check", joined).wants(t, fine)
	entente("join", file, small, "-o", joined).wants(t, failed, "name a folder that is new")
}

// What is made of a dossier's records hasn't what stands in its files alone, nor what an
// import leaves out; that is told, by whatever makes something of it.
func TestWhatIsNotKeptIsTold(t *testing.T) {
	t.Parallel()
	write := func(name, text string) string {
		file := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	small, err := os.ReadFile(small)
	if err != nil {
		t.Fatal(err)
	}
	hidden := write("hidden.yaml", strings.Replace(string(small), "title: ", "title: \u202ex", 1))
	guessed := write("guessed.yaml", strings.Replace(string(small), "It teaches.}", "It teaches.} # guess", 1))
	table := write("table.csv", "from,to,type\na,b,arms\na,,arms\n")
	for file, want := range map[string]string{
		hidden: "1 text of " + hidden + " has U+FFFD, where characters stood that can’t be seen or that act on a terminal; entente check tells them", guessed: "what " + guessed + " has “# guess” behind isn’t marked any more", table: "1 left out: an end is empty",
	} {
		for _, args := range [][]string{
			{"join", file, guessed, "-o", filepath.Join(t.TempDir(), "o")},
			{"join", guessed, file, "-o", filepath.Join(t.TempDir(), "o")},
			{"export", "--format", "json", file},
			{"export", "--format", "csl-json", "-o", filepath.Join(t.TempDir(), "o"), file},
		} {
			res := entente(args...)
			if res.code != fine || !strings.Contains(res.err, want) {
				t.Errorf("%s: %d, and it says %q", args, res.code, res.err)
			}
		}
	}
}

// What others hold isn't changed in its place, and is told to be what it is.
func TestNothingOfOthersIsChanged(t *testing.T) {
	t.Parallel()
	const fixtures = "../../data/foreign/testdata/"
	for file, instead := range map[string]string{
		"kumu.csv": "is csv, of which no record is changed in its place; make a dossier of it, and change that: entente import FILE -o DIR", "bundle.stix.json": "is stix, of which", "yed.graphml": "is graphml, of which",
		"library.bib": "is bibtex, of which no record is changed in its place; add them to a dossier: entente import FILE --into DIR", "zotero.csl.json": "is csl-json, of which", "entities.ftm.json": "is ftm, of which",
	} {
		for _, args := range [][]string{{"add", "actor"}, {"change", "actor", "a"}, {"merge", "a", "b"}} {
			entente(append(args, fixtures+file)...).wants(t, failed, instead)
		}
	}
}

// Whatever isn't in a file of the reader's can't be changed.
func TestNothingToChange(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{
		{"add", "actor"}, {"add", "actor", "-"}, {"change", "actor", "iran"}, {"change", "actor", "iran", "-"}, {"merge", "iran", "russia"}, {"merge", "iran", "russia", "-"},
	} {
		entente(args...).wants(t, misused, "can’t be changed", "entente new DIR")
	}
	entente("add").wants(t, misused, "add needs a KIND")
	entente("add", "claims", small).wants(t, misused, "did you mean claim?")
	entente("add", "claim", small).wants(t, misused, "--tie ID")
	entente("add", "claim", small, "--tie", "none").wants(t, misused, "there is no “none”")
	entente("add", "actor", small, "--tie", "none").wants(t, misused, "for a claim alone")
	entente("change", "actor").wants(t, misused, "needs an ID")
	entente("change", "actor", "nobody", small).wants(t, misused, "there is no “nobody”")
	entente("merge", "mill").wants(t, misused, "needs two actors")
	entente("merge", "mill", "mill", small).wants(t, failed, "is one actor already")
	entente("join", small, "-o", t.TempDir()).wants(t, misused, "needs two dossiers")
	entente("join", small, small).wants(t, misused, "-o DIR")
}

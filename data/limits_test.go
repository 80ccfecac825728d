package data

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/data/internal/safetest"
	"entente/data/safefile"
)

func TestLargeFilesAreLeftUnread(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "large.yaml")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	err = f.Truncate(1 << 40) // it takes no room, and couldn't be read
	if closed := f.Close(); err != nil || closed != nil {
		t.Skip("no file here has holes:", err, closed)
	}
	if _, err := new(Reading).Load(name); err == nil || !strings.Contains(err.Error(), "larger than 32 MiB") {
		t.Error(err)
	}
	if _, err := new(Reading).LoadFrom("<stdin>", endless{}); err == nil || !strings.Contains(err.Error(), "<stdin> is larger than 32 MiB") {
		t.Error(err)
	}
}

// What is refused says how it can be read.
func TestLimitsCanBeRaised(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	name := filepath.Join(folder, "f.yaml")
	large := base + strings.Repeat("# a comment\n", MaxFile/12)
	many := strings.Replace(base, "type: state", "type: state, aliases: ["+strings.Repeat("a,", MaxRecord)+"]", 1)
	for _, c := range []struct{ text, want string }{
		{large, "f.yaml is larger than 32 MiB; name a file that people wrote, share a dossier out over the files of a folder, or raise the limit: --max-size 64"},
		{many, "a record here has more than 400000 values, lines and commas; share it out, or raise the limit: --max-size 256"},
	} {
		write(t, name, c.text)
		if _, err := new(Reading).Load(name); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.300v", err)
		}
		for _, way := range []string{name, folder} {
			if _, err := (&Reading{Limits: Limits{Size: 256 << 20}}).Load(way); err != nil {
				t.Errorf("with a limit that is raised: %.300v", err)
			}
		}
	}
}

// What follows on another value with nothing between them is never YAML, but the parser
// keeps all of it before it says so.
func TestValuesInARowAreCounted(t *testing.T) {
	t.Parallel()
	frames := []string{"actors: [%s]\n", "actors:\n- %s\n", "%s\n", "actors: %s\n", `{"actors": [%s]}` + "\n", "actors:\n- {id: a, x: %s}\n", "- %s: a\n"}
	for _, value := range []string{"&a ", "&a\t", "! ", "!<a> ", "*a ", `"" `, `""`, "\"a\"\t", "'' ", `"a"'b'`, `"a"&b `} {
		for _, frame := range frames {
			text := fmt.Sprintf(frame, strings.Repeat(value, MaxRecord/strayWeight+10))
			_, err := Decode(File{"f.yaml", []byte(text)})
			if err == nil || !strings.Contains(err.Error(), "a record here has more than 400000 values") {
				t.Errorf("%q in %q: %.200v", value, frame, err)
			}
		}
	}
	for _, text := range []string{
		"- {id: a, name: 'A', aliases: [\"b\", 'c', d!, e*f, g&h]}\n", "- id: \"a\"\n  name: 'b'\n", "x: 'a'\n", "\"a\"\n\"b\"\n",
	} {
		if n := strays([]byte(text)); n != 0 {
			t.Errorf("%q has %d values in a row", text, n)
		}
	}
}

// What can be read can be changed, however many records it has, and what can't be is refused
// in the same words.
func TestWhatIsReadCanBeChanged(t *testing.T) {
	t.Parallel()
	large := synthetic(MaxRecord / 30).Bytes
	loaded, err := Decode(File{"f.yaml", large})
	if err != nil {
		t.Fatal(err)
	}
	inJSON, err := json.Marshal(loaded.Records)
	if err != nil {
		t.Fatal(err)
	}
	record := `"aliases": [` + strings.Repeat(`"a",`, MaxRecord) + `"a"], "type"`
	for name, text := range map[string][]byte{
		"lines":                  large,
		"brackets":               inJSON,
		"a record in lines":      []byte(strings.Replace(base, "type: state", "type: state, aliases: ["+strings.Repeat("a,", MaxRecord)+"]", 1)),
		"a record in brackets":   bytes.Replace(inJSON, []byte(`"type"`), []byte(record), 1),
		"a record behind others": bytes.Replace(inJSON, []byte(`"claims"`), []byte(strings.Replace(record, "type", "claims", 1)), 1),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if values(text) <= MaxRecord {
				t.Fatal("it is small")
			}
			file := filepath.Join(t.TempDir(), "f.yaml")
			write(t, file, string(text))
			_, read := new(Reading).Load(file)
			e, edited := Limits{}.Edit(file)
			if fmt.Sprint(read) != fmt.Sprint(edited) {
				t.Fatalf("it is read with %.300v, and changed with %.300v", read, edited)
			}
			if edited != nil {
				return
			}
			f, err := e.Add("actor", "", nil)
			if err != nil {
				t.Fatal(err)
			}
			a, err := f.Read("form", []byte("id: new-one\nname: A new one\ntype: state\n"))
			if err != nil || a.Write() != nil {
				t.Fatal(err)
			}
			after, err := new(Reading).Load(file)
			if err != nil || len(after.Records.Actors) != len(loaded.Records.Actors)+1 {
				t.Error(err)
			}
		})
	}
}

// endless is a stream that never ends.
type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestManyFiles(t *testing.T) {
	t.Parallel()
	folder, many := t.TempDir(), 2000
	if testing.Short() {
		many = 100
	}
	for i := range many {
		write(t, filepath.Join(folder, fmt.Sprintf("f%d.yaml", i)), fmt.Sprintf("actors: [{id: a%d, name: A%d, type: state}]\n", i, i))
	}
	write(t, filepath.Join(folder, "head.yaml"), "dossier: {id: x, title: X}\n")
	if l, err := new(Reading).Load(folder); err != nil || len(l.Records.Actors) != many {
		t.Error(err)
	}
}

func TestWhatIsNoFile(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "real"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real", filepath.Join(folder, "d.yaml")); err != nil {
		t.Skip("there are no links here:", err)
	}
	if _, err := new(Reading).Load(folder); err == nil || !strings.Contains(err.Error(), "d.yaml is a folder") {
		t.Error(err)
	}
	if err := os.Remove(filepath.Join(folder, "d.yaml")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("gone", filepath.Join(folder, "v.yaml")); err != nil {
		t.Fatal(err)
	}
	if _, err := new(Reading).Load(folder); err == nil || !strings.Contains(err.Error(), "there is no file") || !strings.Contains(err.Error(), "v.yaml") {
		t.Error(err)
	}
	if _, err := os.Stat(os.DevNull); err == nil {
		if _, err := new(Reading).Load(os.DevNull); err == nil || !strings.Contains(err.Error(), "a device") {
			t.Error(err)
		}
	}
}

// What a machine wrote to do harm is refused, with places, however much of it
// there is. That this ends soon is most of what is tested.
func TestHostileFiles(t *testing.T) {
	t.Parallel()
	lines := func(n int, form string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, form, i)
		}
		return b.String()
	}
	bomb := "a: &a [x, x, x]\n"
	for c := 'b'; c <= 'z'; c++ {
		bomb += fmt.Sprintf("%c: &%c [*%c, *%c, *%c]\n", c, c, c-1, c-1, c-1)
	}
	for name, c := range map[string]struct{ text, want string }{
		"an alias bomb":              {bomb, "the alias *b isn’t allowed"},
		"an alias of itself":         {"ties: &a [*a]\n", "the alias *a isn’t allowed"},
		"100,000 brackets":           {strings.Repeat("[", 100_000), "too deep in each other"},
		"100,000 hyphens":            {strings.Repeat("- ", 100_000) + "x\n", "too deep in each other"},
		"deep lists in a list":       {"ties:\n" + strings.Repeat("- "+strings.Repeat("[", 9000)+strings.Repeat("]", 9000)+"\n", 380), "f.yaml:2:103: lists and fields stand too deep in each other"},
		"100,000 braces":             {strings.Repeat("{a: ", 100_000), "too deep in each other"},
		"300,000 keys":               {lines(300_000, "key%d: x\n"), "more like it aren’t told"},
		"100,000 keys on one line":   {"{" + lines(100_000, "key%d: x,") + "}", "more like it aren’t told"},
		"100,000 times the same key": {"dossier:\n" + strings.Repeat("  id: x\n", 100_000), "more like it aren’t told"},
		"unknown ids":                {"ties: [{from: [" + lines(50_000, "a%d,") + "]}]\nactors: [" + lines(50_000, "{id: b%d},") + "]\n", "more like it aren’t told"},
		"a mistake behind what is hidden": {
			"dossier: {id: x, title: X}\nactors:\n" + lines(mostMistakes+1, "  - {id: a%d, name: \"A\\a\", type: state}\n") + "sources: [{id: s, type: book, title: S, url: x}]\n",
			"no address of the web",
		},
		"who speaks for whom": {"actors:\n" + func() string {
			var b strings.Builder
			for i := range 20_000 {
				fmt.Fprintf(&b, "  - {id: a%d, name: A%d, type: state, speaks_for: a%d}\n", i, i, (i+1)%20_000)
			}
			return b.String()
		}(), "speaks over more than 20 others"},
		"nothing but values":    {strings.Repeat("- x\n", MaxValues/2+1), "more than 24 million values"},
		"nothing but documents": {strings.Repeat("---\n", 2_000_000), "f.yaml:2:1: a second YAML document starts here"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if testing.Short() && len(c.text) > 4<<20 {
				t.Skip("it takes its time")
			}
			_, err := Decode(File{"f.yaml", []byte(c.text)})
			refused, ok := errors.AsType[Refused](err)
			if !ok || !strings.Contains(refused.Error(), c.want) {
				t.Errorf("it isn't refused with %q, but with %.300v", c.want, err)
			}
			if len(refused) > 10*fewOfAKind {
				t.Errorf("%d mistakes are told", len(refused))
			}
		})
	}
}

func TestByteOrderMarkAndCRLF(t *testing.T) {
	t.Parallel()
	text := "\ufeff" + strings.ReplaceAll(base, "\n", "\r\n")
	l, err := Decode(File{"f.yaml", []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	if l.Records.Head.ID != "small" || len(l.Records.Actors) != 3 || len(l.Hidden) > 0 {
		t.Errorf("it is read as %+v", l.Records)
	}
	_, err = Decode(File{"f.yaml", []byte("\ufeffdosier: {}\r\nactors: [{id: a, name: A, type: sate}]\r\n")})
	if err == nil || !strings.Contains(err.Error(), "f.yaml:1:1: ") || !strings.Contains(err.Error(), "f.yaml:2:33: ") {
		t.Errorf("places are wrong: %v", err)
	}
}

// A file that isn't UTF-8 is called by what it is, with a byte order mark and without.
func TestOtherEncodings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"\xff\xfea\x00", "UTF-16"},
		{"\xfe\xff\x00a", "UTF-16"},
		{"a\x00:\x00", "UTF-16"},
		{"\x00a\x00:", "UTF-16"},
		{"\xff\xfe\x00\x00a\x00\x00\x00", "UTF-32"},
		{"\x00\x00\xfe\xff\x00\x00\x00a", "UTF-32"},
		{"a\x00\x00\x00:\x00\x00\x00", "UTF-32"},
		{"\x00\x00\x00a\x00\x00\x00:", "UTF-32"},
	} {
		if _, err := Decode(File{"f.yaml", []byte(c.text)}); err == nil || !strings.Contains(err.Error(), "the file is "+c.want+"; save it as UTF-8") {
			t.Errorf("%q: %v", c.text, err)
		}
	}
}

// What YAML's versions differ in, a dossier doesn't use.
func TestVersionsOfYAML(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ before, want string }{
		{"%YAML 1.1\n---\n", ""},
		{"%YAML 1.2\n---\n", ""},
		{"\ufeff# a comment\r\n%YAML 1.2\r\n---\r\n", ""},
		{"%YAML 2.0\n---\n", "write %YAML 1.2, or leave the line out"},
	} {
		_, err := Decode(File{"f.yaml", []byte(c.before + base)})
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%q: %v", c.before, err)
		}
	}
}

// The line of a mistake, and where the caret stands.
func TestMistakesShowTheirLines(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("é", 300)
	for _, c := range []struct{ text, line, from string }{
		{"actors:\n  - {id: a, type: sate}\n", "  - {id: a, type: sate}", "sate}"},
		{"actors:\r\n  - {id: a, type: sate}\r\n", "  - {id: a, type: sate}", "sate}"},
		{"actors: [{id: a, name: 中文, type: sate}]", "actors: [{id: a, name: 中文, type: sate}]", "sate}]"},
		{
			"actors: [{id: a, name: " + long + ", type: sate, role: " + long + "}]",
			"…" + strings.Repeat("é", 42) + ", type: sate, role: " + strings.Repeat("é", 38) + "…", "sate, role: " + strings.Repeat("é", 38) + "…",
		},
	} {
		_, err := Decode(File{"f.yaml", []byte(c.text)})
		refused, _ := errors.AsType[Refused](err)
		at := -1
		for i := range refused {
			if strings.Contains(refused[i].What, "sate") {
				at = i
			}
		}
		if at < 0 {
			t.Fatalf("the mistake isn't told: %v", err)
		}
		if m := refused[at]; m.Text != c.line || m.Text[m.Caret:] != c.from {
			t.Errorf("it shows %q from %q, want %q from %q", m.Text, m.Text[m.Caret:], c.line, c.from)
		}
	}
	_, err := Decode(File{"f.yaml", []byte("a\nb\xff\x1b[31mc" + strings.Repeat("\xff", 400))})
	if refused, ok := errors.AsType[Refused](err); !ok || !bytes.Equal([]byte(refused[0].Text), []byte("b"+safetest.Mark+"c"+safetest.Mark+"…")) {
		t.Errorf("bad UTF-8 is shown as %+q", refused)
	}
}

// TestWhatIsWrittenMayBeRead holds that a dossier which is written is no larger than what
// would be read again, and that the limit which is told lets it in.
func TestWhatIsWrittenMayBeRead(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		files, each int64 // MiB
		raised      int64
		want        string
	}{
		{4, 31, 0, ""},
		{5, 31, 0, "--max-size 256"},
		{5, 31, 256, ""},
		{1, 33, 0, "--max-size 64"},
		{1, 33, 64, ""},
		{50, 40, 40, "--max-size 2002"},
		{60, 40, 40, "--max-size 2047"},
	} {
		files := make([]safefile.File, test.files)
		text := make([]byte, test.each<<20) // one for all of them
		for i := range files {
			files[i].Text = text
		}
		err := Limits{Size: test.raised << 20}.let(files)
		if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("%d files of %d MiB, of %d: %v", test.files, test.each, test.raised, err)
		}
	}
}

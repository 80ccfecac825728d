package data

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLargeFilesAreLeftUnread(t *testing.T) {
	name := filepath.Join(t.TempDir(), "large.yaml")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	err = f.Truncate(1 << 40) // it takes no room, and couldn't be read
	if closed := f.Close(); err != nil || closed != nil {
		t.Skip("no file here has holes:", err, closed)
	}
	if _, err := Load(name); err == nil || !strings.Contains(err.Error(), "larger than 32 MiB") {
		t.Error(err)
	}
	if _, err := new(Reading).LoadFrom("<stdin>", endless{}); err == nil || !strings.Contains(err.Error(), "<stdin> is larger than 32 MiB") {
		t.Error(err)
	}
}

// endless is a stream that never ends.
type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestManyFiles(t *testing.T) {
	folder := t.TempDir()
	for i := range 2000 {
		write(t, filepath.Join(folder, fmt.Sprintf("f%d.yaml", i)), fmt.Sprintf("actors: [{id: a%d, name: A%d, type: state}]\n", i, i))
	}
	write(t, filepath.Join(folder, "head.yaml"), "dossier: {id: x, title: X}\n")
	if l, err := Load(folder); err != nil || len(l.Records.Actors) != 2000 {
		t.Error(err)
	}
}

func TestWhatIsNoFile(t *testing.T) {
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "real"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real", filepath.Join(folder, "d.yaml")); err != nil {
		t.Skip("there are no links here:", err)
	}
	if _, err := Load(folder); err == nil || !strings.Contains(err.Error(), "d.yaml is a folder") {
		t.Error(err)
	}
	if err := os.Remove(filepath.Join(folder, "d.yaml")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("gone", filepath.Join(folder, "v.yaml")); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(folder); err == nil || !strings.Contains(err.Error(), "there is no file") || !strings.Contains(err.Error(), "v.yaml") {
		t.Error(err)
	}
	if _, err := os.Stat(os.DevNull); err == nil {
		if _, err := Load(os.DevNull); err == nil || !strings.Contains(err.Error(), "a device") {
			t.Error(err)
		}
	}
}

// What a machine wrote to do harm is refused, with places, however much of it
// there is. That this ends soon is most of what is tested.
func TestHostileFiles(t *testing.T) {
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
		"an alias bomb":              {bomb, "the alias *y isn't allowed"},
		"an alias of itself":         {"ties: &a [*a]\n", "the alias *a isn't allowed"},
		"a million brackets":         {strings.Repeat("[", 1_000_000), "exceeded max depth"},
		"a million hyphens":          {strings.Repeat("- ", 1_000_000) + "x\n", "exceeded max depth"},
		"a million braces":           {strings.Repeat("{a: ", 1_000_000), "exceeded max depth"},
		"300,000 keys":               {lines(300_000, "key%d: x\n"), "more mistakes aren't told"},
		"300,000 keys on one line":   {"{" + lines(300_000, "key%d: x,") + "}", "more mistakes aren't told"},
		"300,000 times the same key": {"dossier:\n" + strings.Repeat("  id: x\n", 300_000), "more mistakes aren't told"},
		"unknown ids":                {"ties: [{from: [" + lines(50_000, "a%d,") + "]}]\nactors: [" + lines(50_000, "{id: b%d},") + "]\n", "more mistakes aren't told"},
		"who speaks for whom": {"actors:\n" + func() string {
			var b strings.Builder
			for i := range 20_000 {
				fmt.Fprintf(&b, "  - {id: a%d, name: A%d, type: state, speaks_for: a%d}\n", i, i, (i+1)%20_000)
			}
			return b.String()
		}(), "speaks over more than 20 others"},
		"nothing but values": {strings.Repeat("- x\n", 5_000_000), "more than 8 million values"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Decode(File{"f.yaml", []byte(c.text)})
			refused, ok := errors.AsType[Refused](err)
			if !ok || !strings.Contains(refused.Error(), c.want) {
				t.Errorf("it isn't refused with %q, but with %.300v", c.want, err)
			}
			if len(refused) > mostMistakes+1 {
				t.Errorf("%d mistakes are told", len(refused))
			}
		})
	}
}

func TestByteOrderMarkAndCRLF(t *testing.T) {
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
	for _, text := range []string{"\xff\xfea\x00", "\xfe\xff\x00a"} {
		if _, err := Decode(File{"f.yaml", []byte(text)}); err == nil || !strings.Contains(err.Error(), "UTF-16") {
			t.Error(err)
		}
	}
}

// The line of a mistake, and where the caret stands.
func TestMistakesShowTheirLines(t *testing.T) {
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
	if refused, ok := errors.AsType[Refused](err); !ok || !bytes.Equal([]byte(refused[0].Text), []byte("b"+mark+"c"+mark+"…")) {
		t.Errorf("bad UTF-8 is shown as %+q", refused)
	}
}

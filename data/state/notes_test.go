package state

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"entente/model"

	"github.com/google/go-cmp/cmp"
)

// TestNotesOfMany holds that processes that note something at once lose nothing, and
// that neither do those that set marks.
func TestNotesOfMany(t *testing.T) {
	const each, many = 10, 8
	if file := os.Getenv("ENTENTE_NOTES"); file != "" { // one of the processes
		me := os.Getenv("ENTENTE_ME")
		for i := range each {
			ref := model.Ref{Tie: fmt.Sprint("of-", me, "-", i)}
			patiently(t, func() error {
				_, err := EditNotes(file, "d", func(n model.Notes) model.Notes {
					return n.Edit(ref, model.Note{}, model.Note{Text: me}).Edit(model.Ref{Tie: "shared"}, model.Note{}, model.Note{Text: "<" + me + ">"})
				})
				return err
			})
		}
		mark := Kept[seen]{Left: &seen{}, Marks: map[rune]seen{rune(me[0]): full()}}
		patiently(t, func() error { return Save(filepath.Join(filepath.Dir(file), "d.json"), mark) })
		return
	}
	folder := t.TempDir()
	file := filepath.Join(folder, "d.notes")
	var all sync.WaitGroup
	for n := range many {
		all.Go(func() {
			c := exec.Command(os.Args[0], "-test.run=^TestNotesOfMany$")
			c.Env = append(os.Environ(), "ENTENTE_NOTES="+file, "ENTENTE_ME="+string(rune('a'+n)))
			if out, err := c.CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
	all.Wait()
	notes, _, err := LoadNotes(file)
	if err != nil || len(notes) != each*many+1 {
		t.Errorf("%d notes are kept of %d (%v)", len(notes), each*many+1, err)
	}
	for n := range many {
		if who := "<" + string(rune('a'+n)) + ">"; !strings.Contains(notes[model.Ref{Tie: "shared"}].Text, who) {
			t.Errorf("the shared note lacks %s: %s", who, notes[model.Ref{Tie: "shared"}].Text)
		}
	}
	kept, _, err := Load[seen](filepath.Join(folder, "d.json"))
	if err != nil || len(kept.Marks) != many {
		t.Errorf("%d marks are kept of %d (%v)", len(kept.Marks), many, err)
	}
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v: %v", err, info.Mode())
	}
}

// patiently does again what is refused since another run writes: on a busy machine that
// can take longer than a lock is waited for, and then nothing is lost, since it is told.
func patiently(t *testing.T, do func() error) {
	t.Helper()
	err := do()
	for err != nil && strings.Contains(err.Error(), "another entente is writing there") {
		err = do()
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestNotesForm(t *testing.T) {
	t.Parallel()
	notes := model.Notes{
		{Tie: "drones"}: {Checked: "1f"},
		{Tie: "drones", By: "iran", Source: "cnn", Nth: 2}: {Text: "<see> page 3"},
		{Quote: "never"}: {Text: "whose?", Checked: "2e"},
	}
	text, err := EncodeNotes("axis", notes)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(`{
  "version": 1,
  "dossier": "axis",
  "notes": [
    {
      "quote": "never",
      "note": "whose?",
      "checked": "2e"
    },
    {
      "tie": "drones",
      "checked": "1f"
    },
    {
      "tie": "drones",
      "by": "iran",
      "source": "cnn",
      "nth": 2,
      "note": "<see> page 3"
    }
  ]
}
`, string(text)); diff != "" {
		t.Error(diff)
	}
	back, of, err := DecodeNotes(text)
	if diff := cmp.Diff(notes, back); err != nil || diff != "" || of != "axis" {
		t.Errorf("%v: %s", err, diff)
	}
	for text, want := range map[string]model.Notes{
		`{"version": 1, "notes": [{"tie": "a\u001b[31m", "note": "\u202ex"}, {"note": "of nothing"}, {"tie": "b"}, {"colour": 1}]}`: {{Tie: "a\ufffd"}: {Text: "\ufffdx"}},
		`{"version": 1, "notes": [{"tie": "a", "note": "one"}, {"tie": "a", "note": "two", "checked": "3"}]}`:                       {{Tie: "a"}: {Text: "one / two", Checked: "3"}},
		`{"version": 1, "notes": [{"tie": "a", "note": "` + strings.Repeat("ö", 3000) + `"}]}`:                                      {{Tie: "a"}: {Text: strings.Repeat("ö", 3000)}},
	} {
		if got, _, err := DecodeNotes([]byte(text)); err != nil || !cmp.Equal(got, want) {
			t.Errorf("%.80s: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{``, `[]`, `{"version": 2}`, `{"version": 1, "notes": {}}`, `{"version": 1} x`} {
		if _, _, err := DecodeNotes([]byte(text)); !errors.Is(err, errBroken) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// BenchmarkDecodeNotes has as many notes as a reader of a large dossier may have: the
// time has to grow with their number, not with its square.
func BenchmarkDecodeNotes(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		notes := model.Notes{}
		for i := range n {
			notes[model.Ref{Tie: fmt.Sprint("t", i)}] = model.Note{Text: "x"}
		}
		text, err := EncodeNotes("d", notes)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if got, _, err := DecodeNotes(text); err != nil || len(got) != n {
					b.Fatal(len(got), err)
				}
			}
		})
	}
}

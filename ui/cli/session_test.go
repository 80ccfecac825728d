package cli

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente/model"
	"entente/ui/explorer"

	"github.com/spf13/pflag"
)

// homely is a world with a home of its own, in which a run ends so.
func homely(t *testing.T, left explorer.Outcome) world {
	t.Helper()
	home := t.TempDir()
	w := onScreen
	w.environ = []string{"TERM=xterm", "XDG_STATE_HOME=" + home, "LocalAppData=" + home}
	w.opens = func(explorer.Options) (explorer.Outcome, error) { return left, nil }
	return w
}

func TestPlaceIsKeptAndOffered(t *testing.T) {
	t.Parallel()
	place := explorer.State{Selection: model.Selection{Actor: "mill", Focus: model.Countries}}
	w := homely(t, explorer.Outcome{Left: &place, Marks: map[rune]explorer.State{'a': place}})
	first := w.run(small)
	first.wants(t, fine)
	if first.opened.Left != nil || len(first.opened.Marks) != 0 {
		t.Errorf("the first run is offered %+v", first.opened.Left)
	}
	second := w.run(small)
	if o := second.opened; o.Left == nil || !o.Left.Equal(place) || !o.Marks['a'].Equal(place) || o.Start.Actor == "mill" {
		t.Errorf("the second run is offered %+v with marks %v, and begins at %+v", o.Left, o.Marks, o.Start)
	}
	third := w.run(small, "--resume")
	if o := third.opened; !o.Start.Equal(place) || o.Left != nil {
		t.Errorf("--resume begins at %+v", o.Start)
	}
}

// TestUnkeptNoteIsTold holds that who left right behind a note is told why it isn’t kept.
func TestUnkeptNoteIsTold(t *testing.T) {
	t.Parallel()
	w := homely(t, explorer.Outcome{Unkept: errors.New("no room for\aa note")})
	if res := w.run(small); !strings.Contains(res.err, "no room for") || strings.Contains(res.err, "\a") {
		t.Errorf("it says %q", res.err)
	}
}

func TestNothingKept(t *testing.T) {
	t.Parallel()
	w := homely(t, explorer.Outcome{})
	res := w.run(small, "--resume")
	res.wants(t, fine)
	if !strings.Contains(string(res.opened.Notice), "nothing is saved") {
		t.Errorf("it says %q", res.opened.Notice)
	}
	if res = onScreen.run(small, "--resume"); res.opened == nil || res.err != "" {
		t.Errorf("without a home it says %q", res.err)
	}
}

func TestBrokenPlaceIsSetAside(t *testing.T) {
	t.Parallel()
	place := explorer.State{Selection: model.Selection{Actor: "mill"}}
	w := homely(t, explorer.Outcome{Left: &place})
	w.run(small).wants(t, fine)
	kept, err := filepath.Glob(filepath.Join(strings.TrimPrefix(w.environ[1], "XDG_STATE_HOME="), "entente", "*.json"))
	if err != nil || len(kept) != 1 {
		t.Fatalf("kept are %v", kept)
	}
	if err := os.WriteFile(kept[0], []byte("{\"version\": 1, \"pla"), 0o600); err != nil {
		t.Fatal(err)
	}
	res := w.run(small, "--resume")
	res.wants(t, fine)
	if o := res.opened; o.Left != nil || !strings.Contains(string(o.Notice), ".broken-") {
		t.Errorf("it says %q and offers %+v", o.Notice, o.Left)
	}
	if aside, _ := filepath.Glob(kept[0] + ".broken-*"); len(aside) != 1 {
		t.Errorf("set aside are %v", aside)
	}
}

func TestPlaceThatCannotBeKeptIsTold(t *testing.T) {
	t.Parallel()
	place := explorer.State{Selection: model.Selection{Actor: "mill"}}
	w := homely(t, explorer.Outcome{Left: &place})
	home := strings.TrimPrefix(w.environ[1], "XDG_STATE_HOME=")
	if err := os.WriteFile(filepath.Join(home, "entente"), nil, 0o600); err != nil { // a file where the folder would be
		t.Fatal(err)
	}
	res := w.run(small)
	if res.code != fine || !strings.Contains(res.err, "isn’t saved") {
		t.Errorf("exit code %d; it said %q", res.code, res.err)
	}
}

func TestResumeGoesWithNothingElse(t *testing.T) {
	t.Parallel()
	onScreen.run("--resume", "--actor", "iran", "--zoom", "--plain").
		wants(t, misused, "leave --actor out", "leave --zoom out", "leave --plain out")
}

// TestResumeGoesWithLooksAlone holds that --resume is refused with each flag that says
// where to begin, and with no other.
func TestResumeGoesWithLooksAlone(t *testing.T) {
	t.Parallel()
	looks := []string{"resume", "theme", "ascii", "text", "map", "no-config", "since", "max-size"}
	flagsOf := func(r *run) *pflag.FlagSet {
		root := r.rootCommand()
		root.Flags().AddFlagSet(root.PersistentFlags())
		return root.Flags()
	}
	flagsOf(new(run)).VisitAll(func(f *pflag.Flag) {
		var r run
		flagsOf(&r)
		r.flags.resume = true
		value := "1"
		if f.Name == "map" {
			value = "from=1"
		}
		if err := r.flags.set.Set(f.Name, value); err != nil {
			t.Fatal(err)
		}
		err := r.checkResume()
		if slices.Contains(looks, f.Name) != (err == nil) {
			t.Errorf("with --%s: %v", f.Name, err)
		}
	})
}

package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/ui/explorer"

	"github.com/google/go-cmp/cmp"
)

// files reads a file, or those of a folder.
func files(t *testing.T, name string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(name)
	if err != nil {
		return map[string]string{"": readFile(t, name)}
	}
	all := map[string]string{}
	for _, e := range entries {
		all[e.Name()] = readFile(t, filepath.Join(name, e.Name()))
	}
	return all
}

// TestExplorerExports holds what the explorer writes of a view against what the
// command writes with the same flags, byte by byte.
func TestExplorerExports(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for i, flags := range [][]string{
		nil,
		{"--type", "arms"},
		{"--contested"},
		{"--contested=false", "--standing", "alleged"},
		{"--with", "iran", "--claimant", "china"},
		{"--search", "glue"},
		{"--search", "zzz"},
		{"--type", "arms,troops", "--search", "north korea"},
	} {
		res := onScreen.run(flags...)
		res.wants(t, fine)
		o := res.opened
		s := o.Dossier.Filter(o.Start.Filter).See(o.Start.Selection)
		for _, f := range o.Formats {
			if f.Name == svgFormat { // which is of the screen
				continue
			}
			name := filepath.Join(folder, string(rune('a'+i))+f.Suffix)
			told, err := o.Export(explorer.Shot{Scene: s}, f.Name, name+".explorer", false)()
			if err != nil || !strings.HasPrefix(told, "wrote “"+name) {
				t.Fatalf("%v as %s: it tells %q (%v)", flags, f.Name, told, err)
			}
			if res := entente(append([]string{"export", "--format", f.Name, "-o", name}, flags...)...); res.code != fine {
				t.Fatalf("%v as %s: %s", flags, f.Name, res.err)
			}
			if diff := cmp.Diff(files(t, name), files(t, name+".explorer")); diff != "" {
				t.Errorf("%v as %s: %s", flags, f.Name, diff)
			}
		}
	}
}

// TestExplorerReplaces holds that a file that is there is told as such, and only
// replaced by force.
func TestExplorerReplaces(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	res := onScreen.run(small)
	res.wants(t, fine)
	o := res.opened
	s := o.Dossier.Filter(o.Start.Filter).See(o.Start.Selection)
	for _, f := range o.Formats {
		name := filepath.Join(folder, "small"+f.Suffix)
		inside := name
		if f.Name == csvFormat {
			inside = filepath.Join(name, "edges.csv")
			if err := os.Mkdir(name, 0o700); err != nil {
				t.Fatal(err)
			}
		}
		write(t, inside, "mine")
		_, err := o.Export(explorer.Shot{Scene: s}, f.Name, name, false)()
		if !errors.Is(err, fs.ErrExist) || err.Error() != "“"+name+"” already exists" || readFile(t, inside) != "mine" {
			t.Errorf("%s: %v", f.Name, err)
		}
		if _, err := o.Export(explorer.Shot{Scene: s}, f.Name, name, true)(); err != nil || readFile(t, inside) == "mine" {
			t.Errorf("%s by force: %v", f.Name, err)
		}
	}
	if _, err := o.Export(explorer.Shot{Scene: s}, "json", filepath.Join(folder, "none", "a"), false)(); err == nil || !strings.Contains(err.Error(), "can’t be written") {
		t.Errorf("a folder that isn’t there: %v", err)
	}
}

// TestFormatsAreTold holds that the formats on offer are those of the command's help.
func TestFormatsAreTold(t *testing.T) {
	t.Parallel()
	help := entente("export", "--help").out
	for _, f := range formats {
		if f.holds == "" || !strings.Contains(help, "\n"+f.help()+"\n") {
			t.Errorf("the help doesn’t tell %s", f.Name)
		}
	}
	for _, f := range explorerFormats() {
		if f.Suffix == "" || f.About == "" {
			t.Errorf("the explorer doesn’t tell %+v", f)
		}
	}
}

package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// edition writes the small dossier with some words replaced, and returns its name.
func edition(t *testing.T, name string, replaced ...string) string {
	t.Helper()
	text, err := os.ReadFile(small)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(strings.NewReplacer(replaced...).Replace(string(text))), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestDiff(t *testing.T) {
	t.Parallel()
	old := edition(t, "old.yaml")
	res := entente("diff", old, old)
	res.wants(t, fine)
	if res.out != "no difference\n" {
		t.Errorf("a dossier and itself: %q", res.out)
	}
	now := edition(t, "new.yaml", "stance: denies", "stance: declines")
	res = entente("diff", old, now)
	res.wants(t, failed)
	if !strings.HasPrefix(res.out, "! ") || !strings.Contains(res.out, "no longer denied by") {
		t.Errorf("a denial that is gone: %q", res.out)
	}
	res = entente("diff", "--format", "json", old, now)
	res.wants(t, failed)
	var list []map[string]any
	if err := json.Unmarshal([]byte(res.out), &list); err != nil || len(list) == 0 || list[0]["turned"] != true {
		t.Errorf("%v: %s", err, res.out)
	}
	entente("diff", old).wants(t, misused, "diff needs two dossiers")
	entente("diff", old, old, old).wants(t, misused)
	entente("diff", old, filepath.Join(t.TempDir(), "none")).wants(t, failed)
}

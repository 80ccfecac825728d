package cli

import (
	"strings"
	"testing"
)

// TestSince holds that plain text, lists and drawings tell what changed since an older
// edition, and that the flags say what they lack.
func TestSince(t *testing.T) {
	t.Parallel()
	old := edition(t, "old.yaml")
	now := edition(t, "new.yaml", "stance: denies", "stance: declines", "id: all-quarrel", "id: great-quarrel", "summary: The whole", "summary: A whole")
	res := entente("--plain", "--since", old, now)
	res.wants(t, fine)
	for _, want := range []string{"Since old.yaml: ", "no longer denied by", "Was: stance “denies”"} {
		if !strings.Contains(strings.Join(strings.Fields(res.out), " "), want) {
			t.Errorf("plain text lacks %q:\n%s", want, res.out)
		}
	}
	res = entente("list", "ties", "--format", "tsv", "--since", old, "--change", "turned", now)
	res.wants(t, fine)
	if n := strings.Count(res.out, "\n"); n < 2 {
		t.Errorf("no tie turned: %s", res.out)
	}
	res = entente("list", "ties", "--format", "tsv", "--since", now, "--change", "new,changed,turned", now)
	if n := strings.Count(res.out, "\n"); n != 1 || res.code != fine {
		t.Errorf("since itself something changed: %s", res.out)
	}
	entente("--plain", "--change", "new", now).wants(t, misused)
	entente("--plain", "--since", "-", "-").wants(t, misused)
	entente("--plain", "--since", t.TempDir()+"/none.yaml", now).wants(t, failed)
	entente("tree", "mill", "--since", old, now).wants(t, fine)
}

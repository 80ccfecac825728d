package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestVerifyHolds(t *testing.T) {
	t.Parallel()
	res := entente("verify", "testdata/gazette.txt", small, "--source", "gazette")
	res.wants(t, fine)
	if want := "checked 1 quotation and 2 wordings against testdata/gazette.txt: all match\n"; res.out != want {
		t.Errorf("it says %q, want %q", res.out, want)
	}
}

func TestVerifyTellsEveryMismatch(t *testing.T) {
	t.Parallel()
	text := filepath.Join(t.TempDir(), "other.txt")
	words, err := os.ReadFile("testdata/gazette.txt")
	if err != nil {
		t.Fatal(err)
	}
	other := strings.NewReplacer("Never a", "Not a", "they quarrel", "they quarrelled").Replace(string(words))
	if err := os.WriteFile(text, []byte(other), 0o600); err != nil {
		t.Fatal(err)
	}
	res := entente("verify", text, small, "--source", "gazette")
	res.wants(t, refused)
	lines := strings.Split(strings.TrimSpace(res.out), "\n")
	if len(lines) != 2 || res.err != "" {
		t.Fatalf("it says %q, and complains %q", res.out, res.err)
	}
	if !strings.HasPrefix(lines[0], small+":60:") || !strings.Contains(lines[0], "quotation") {
		t.Errorf("the mismatch is told as %q", lines[0])
	}
	want := "checked 1 quotation and 2 wordings against " + text + ": 1 of them, named above, doesn’t match"
	if diff := cmp.Diff(want, lines[1]); diff != "" {
		t.Error(diff)
	}
}

func TestVerifyNeedsToKnowTheSource(t *testing.T) {
	t.Parallel()
	entente("verify", "testdata/walk/harbour.txt", small).wants(t, misused, "--source", "gazette, letter")
	entente("verify", "testdata/gazette.txt", small, "--source", "gazete").wants(t, misused, "gazete", "gazette, letter")
}

func TestRefusedDossiersAreToldWhole(t *testing.T) {
	t.Parallel()
	bad := filepath.Join(t.TempDir(), "bad.yaml")
	if err := os.WriteFile(bad, []byte("dossier:\n  id: \"X Y\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{bad}, {"verify", "testdata/gazette.txt", bad}} {
		res := entente(args...)
		res.wants(t, refused, bad+":2:3: title is missing", bad+":2:7: ", "the dossier is refused: 3 mistakes\n")
		if strings.Contains(res.err, "entente: "+bad) {
			t.Errorf("a place doesn’t stand at the start of its line: %q", res.err)
		}
		if res.out != "" {
			t.Errorf("something of it was told: %q", res.out)
		}
	}
}

// Of what names no paragraph, the words are held, and told where they stand.
func TestVerifyWithoutParagraphs(t *testing.T) {
	words, err := os.ReadFile(small)
	if err != nil {
		t.Fatal(err)
	}
	paged := filepath.Join(t.TempDir(), "paged.yaml")
	text := strings.Replace(string(words), "paragraph: 2, wording: they quarrel", "page: 7, wording: they quarrel", 1)
	if err := os.WriteFile(paged, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	res := entente("verify", "testdata/gazette.txt", paged, "--source", "gazette")
	res.wants(t, fine)
	want := paged + ":50:94: the wording names no paragraph (p. 7); it stands in paragraph 2\n" +
		"checked 1 quotation and 2 wordings against testdata/gazette.txt: all match; 1 of them names no paragraph, so only the words were checked\n"
	if diff := cmp.Diff(want, res.out); diff != "" {
		t.Error(diff)
	}
}

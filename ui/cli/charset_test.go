package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// TestTextsInOtherCharsets drafts from and verifies against one text, as several
// systems write it.
func TestTextsInOtherCharsets(t *testing.T) {
	t.Parallel()
	const text = "The café’s ledger\n\n“We never paid the harbour,” said Zoë Faßbinder of the café.\n"
	name := func(t *testing.T, coded string) string {
		file := filepath.Join(t.TempDir(), "ledger.txt")
		writeText(t, file, coded)
		return file
	}
	want := entente("draft", name(t, text))
	if want.code != fine || !strings.Contains(want.out, "Zoë Faßbinder") {
		t.Fatalf("draft exits with %d, and writes %q", want.code, want.out)
	}
	for was, e := range map[string]encoding.Encoding{
		"UTF-16":       unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
		"UTF-16 ":      unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
		"UTF-32":       utf32.UTF32(utf32.LittleEndian, utf32.UseBOM),
		"UTF-32 ":      utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM),
		"Windows-1252": charmap.Windows1252,
	} {
		t.Run(was, func(t *testing.T) {
			t.Parallel()
			coded, err := e.NewEncoder().String(text)
			if err != nil {
				t.Fatal(err)
			}
			file, folder := name(t, coded), filepath.Join(t.TempDir(), "dossier")
			res := entente("draft", file)
			if diff := cmp.Diff(want.out, res.out); diff != "" {
				t.Error(diff)
			}
			if told := "is written in " + strings.TrimSpace(was); !strings.Contains(res.err, told) {
				t.Errorf("it tells %q, and not that it %s", res.err, told)
			}
			entente("draft", name(t, text), "-o", folder)
			if said := entente("verify", file, folder).out; !strings.Contains(said, "all match") {
				t.Errorf("verify says %q", said)
			}
		})
	}
}

func writeText(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

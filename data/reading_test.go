package data

import (
	"os"
	"path/filepath"
	"testing"
)

// TestReadingTellsHowFar stops the parser early, which shows that the bytes are
// counted as it goes and not at the end.
func TestReadingTellsHowFar(t *testing.T) {
	t.Parallel()
	file := synthetic(5000)
	folder := t.TempDir()
	for name, text := range map[string]string{"a.yaml": string(file.Bytes), "b.yaml": "quotes: []\n", "broken": "ties: [\n}\n" + string(file.Bytes)} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var whole, part Reading
	if _, err := whole.Load(folder); err != nil {
		t.Fatal(err)
	}
	if parsed, all := whole.Bytes(); parsed != all || int(all) != len(file.Bytes)+len("quotes: []\n") {
		t.Errorf("of the folder, %d of %d bytes are parsed", parsed, all)
	}
	if _, err := part.Load(filepath.Join(folder, "broken")); err == nil {
		t.Fatal("what isn't YAML is read")
	}
	if parsed, all := part.Bytes(); parsed == 0 || parsed > all/10 || int(all) < len(file.Bytes) {
		t.Errorf("of what breaks in its second line, %d of %d bytes are parsed", parsed, all)
	}
}

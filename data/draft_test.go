package data

import (
	"strings"
	"testing"

	"entente/data/article"
	"entente/data/internal/safetest"

	"pgregory.net/rapid"
)

// drafted returns the dossier that is drafted of a text, as it is read again, and holds
// that nothing of the text is lost on the way, that all it quotes stands there, and that
// each guess of it is a warning.
func drafted(t rapid.TB, text string) *Loaded {
	t.Helper()
	made, err := Draft("drafted", File{Name: "article.txt", Bytes: []byte(text)})
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	loaded, err := Decode(File{Name: "d.yaml", Bytes: made.Text})
	if err != nil {
		t.Fatalf("%q: %v\n%s", text, err, made.Text)
	}
	report, err := Verify(loaded, "article", []byte(text))
	if err != nil || len(report.Mismatches)+len(report.Unplaced) > 0 {
		t.Fatalf("%q: %v %v\n%s", text, err, report, made.Text)
	}
	quotations, _ := article.Quotations(article.Paragraphs([]byte(text)))
	if len(loaded.Records.Quotes) != len(quotations) {
		t.Fatalf("%q: %d quotations of %d", text, len(loaded.Records.Quotes), len(quotations))
	}
	for i, q := range loaded.Records.Quotes {
		if q.Text != quotations[i].Text {
			t.Fatalf("%q: %q became %q\n%s", text, quotations[i].Text, q.Text, made.Text)
		}
	}
	guesses := 0
	for line := range strings.Lines(string(made.Text)) {
		if strings.HasSuffix(line, "# guess\n") && !strings.HasPrefix(strings.TrimSpace(line), "#") {
			guesses++
		}
	}
	if loaded.guesses.Count() != guesses || len(loaded.Hidden) > 0 {
		t.Fatalf("%q: %d guesses are %v; %v\n%s", text, guesses, loaded.guesses, loaded.Hidden, made.Text)
	}
	return loaded
}

// Whatever a text is like, what is drafted of it is read, and verified to the character.
func TestDraftPropertyVerifies(t *testing.T) {
	t.Parallel()
	piece := rapid.SampledFrom([]string{
		"“", "”", `"`, "‘", "’", "«", "»", "« ", " »", "„", "「", "」", "'", "a", "é ", " b", ". ", ", said Xu Yi", ", according to the Zed of Em, ",
		"\n", "\n\n", "5", "s", "  ", "   c", " # guess", ": ", "- ", "\t", "\\n", "{}", "[x]", "| ", "> ", "&a ", "*b", "!c", "%", "@", "`", "null", "~", "2024-01-01", "true",
		"\u00a0", "\u2028", "\u200b", "\x1b[31m", "\ufeff", "\r\n", "\u0085", "한", "人は", "<b>", "</p>", "<p>", "&quot;", "***", "Ann Bee told ", "# Head\n",
		"a long run of words that goes on and on until it is longer than a line of a file, and then some more",
	})
	rapid.Check(t, func(t *rapid.T) {
		text := "x" + strings.Join(rapid.SliceOfN(piece, 0, 40).Draw(t, "text"), "")
		if rapid.Bool().Draw(t, "page") {
			text = "<p>" + text
		}
		drafted(t, text)
	})
}

func TestDraftHostile(t *testing.T) {
	t.Parallel()
	for name, text := range safetest.Whole {
		for _, form := range []string{"He said “%” there.", "“%,” said Ann %.", "<p>“%,” said Ann Bee, the % of Rye.", "# %\n\n“%”\n"} {
			t.Run(name, func(t *testing.T) { drafted(t, strings.ReplaceAll(form, "%", text)) })
		}
	}
	for _, text := range safetest.Whole {
		drafted(t, "x"+text)
	}
	drafted(t, strings.Repeat("<div>", 2000)+"“deep,” said Ann Bee")
	drafted(t, "x"+strings.Repeat("“", 5000)+strings.Repeat("”", 4000))
	drafted(t, strings.Repeat("Ann Bee said “a” and ", 2000))
}

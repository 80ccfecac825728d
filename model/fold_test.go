package model_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"entente/model"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// marked gives the text with the query's words between square brackets.
func marked(query, text string) string {
	var b strings.Builder
	last := 0
	for _, span := range model.NewQuery(query).Spans(text) {
		b.WriteString(text[last:span[0]] + "[" + text[span[0]:span[1]] + "]")
		last = span[1]
	}
	return b.String() + text[last:]
}

func TestSpans(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ query, text, want string }{
		{"iran", "Iran and IRAN", "[Iran] and [IRAN]"},
		{"IRAN", "iran", "[iran]"},
		{"", "Iran", "Iran"},
		{"  ", "Iran", "Iran"},
		{"iran", "", ""},
		{"iraq", "Iran", "Iran"},
		{"an", "banana", "b[anan]a"},
		{"aa", "aaa", "[aa]a"},
		{"iran arms", "arms to Iran", "[arms] to [Iran]"},
		{"ran iran", "Iran", "[Iran]"},
		{"ira ran", "Iran", "[Iran]"},
		{"arms iraq", "arms to Iran", "[arms] to Iran"},
		{"kaesong", "Kaesŏng", "[Kaesŏng]"},
		{"Kaesŏng", "Kaesong", "[Kaesong]"},
		{"e", "e\u0301te\u0301", "[e\u0301]t[e\u0301]"},
		{"été", "ete", "[ete]"},
		{"don't", "They don’t", "They [don’t]"},
		{"don’t", "They don't", "They [don't]"},
		{`"glue"`, "the “glue”", "the “[glue]”"},
		{"3-4", "3−4 3―4", "[3−4] [3―4]"},
		{"'a\"", "‚a″", "‚[a]″"},
		{"lucja", "Łucja", "[Łucja]"},
		{"strasse", "Straße", "[Straße]"},
		{"stras", "Straße", "[Straß]e"},
		{"ohara", "O’Hara", "[O’Hara]"},
		{"o'hara", "OʼHara", "[OʼHara]"},
		{"o hara", "O’Hara", "[O]’[Hara]"},
		{"o", "O’Hara", "[O]’Hara"},
		{"alassad", "al-Assad", "[al-Assad]"},
		{"al-assad", "al‑Assad", "[al‑Assad]"},
		{"al-", "al-Assad", "[al]-Assad"},
		{"صهل", "צה״ל", "צה״ל"},
		{"צה\"ל", "צה״ל", "[צה״ל]"},
		{"צהל", "צה\"ל", "[צה\"ל]"},
		{"3-4", "34", "34"},
		{"mig29", "MiG-29", "[MiG-29]"},
		{"colleccio", "Col·lecció", "[Col·lecció]"},
		{"احمد", "أَحـمد", "[أَحـمد]"},
		{"كي", "کی", "[کی]"},
		{"مدرسه", "مَدْرَسَة", "[مَدْرَسَة]"},
		{"שלום", "שָׁלוֹם", "[שָׁלוֹם]"},
		{"2024", "٢٠٢٤ ۲۰۲۴", "[٢٠٢٤] [۲۰۲۴]"},
		{"क", "कि", "[कि]"},
		{"किल", "कुल", "कुल"},
		{`"north korea"`, "North\u00a0Korea, north of Korea", "[North\u00a0Korea], north of Korea"},
		{"iran -arms", "Iran", "[Iran]"},
		{"-arms", "arms", "arms"},
		{"so-called", "so‑called so–called", "[so‑called] [so–called]"},
		{"north korea", "North\u00a0Korea", "[North]\u00a0[Korea]"},
		{"北", "東北部", "東[北]部"},
		{"ｉran", "Ｉran", "[Ｉran]"},
		{"сер", "Сергей", "[Сер]гей"},
		{"и", "Сергей", "Серге[й]"},
		{"سلام", "سَلام", "[سَلام]"},
		{"한", "한국", "[한]국"},
		{"하", "한국", "[한]국"},
		{"ㄱ", "한국", "한[국]"},
		{"f", "ﬁre", "[ﬁ]re"},
		{"fir", "ﬁre", "[ﬁr]e"},
		{".", "wait…", "wait[…]"},
		{"οδος", "ΟΔΟΣ", "[ΟΔΟΣ]"},
		{"istanbul", "İstanbul", "[İstanbul]"},
		{"k", "\u212a", "[\u212a]"},
		{"b", "a\xffb", "a\xff[b]"},
	} {
		if got := marked(c.query, c.text); got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.query, c.text, got, c.want)
		}
	}
}

func TestQueryIsZero(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{"": true, " \t": true, "\u0301": true, "a": false, "’": true, "-": true, "– —": true, `"`: true, `-"`: true, `“”`: true, "-a": false} {
		if got := model.NewQuery(text).IsZero(); got != want {
			t.Errorf("NewQuery(%q).IsZero() = %v", text, got)
		}
	}
}

// TestSpansPropertyShownWhereFound holds, for any text, that what a search finds
// is marked, at whole runes, in order and not overlapping.
func TestSpansPropertyShownWhereFound(t *testing.T) {
	t.Parallel()
	letter := rapid.SampledFrom([]rune("xXyée\u0301한하ﬁfi½1…. ’'北سَ"))
	letters, few := rapid.StringOfN(letter, 0, 12, -1), rapid.StringOfN(letter, 1, 2, -1)
	rapid.Check(t, func(t *rapid.T) {
		text, query := letters.Draw(t, "text"), few.Draw(t, "query")
		spans, last := model.NewQuery(query).Spans(text), 0
		for _, s := range spans {
			if s[0] < last || s[1] <= s[0] || s[1] > len(text) {
				t.Fatalf("the spans %v of %q in %q", spans, query, text)
			}
			last = s[1]
			if !utf8.ValidString(text[s[0]:s[1]]) {
				t.Fatalf("the span %v of %q cuts a rune of %q", s, query, text)
			}
		}
		r := records(states("q", "r"), directed("t", "arms", "q", "r"))
		r.Actors[0].Summary = text
		hits := allHits(must(t, r).Filter(model.Filter{}).See(model.Selection{Find: query}).Hits)
		if len(hits) > 0 && hits[0].Actor == "q" && len(spans) == 0 {
			t.Fatalf("%q is found in %q, and no span says where", query, text)
		}
	})
}

// TestFoldPlain holds, for every letter of five scripts, that it folds to what a plain
// keyboard of its script has, and to something.
func TestFoldPlain(t *testing.T) {
	t.Parallel()
	const stops = "ʔʕʖʡʢƾɁɂᴤꞋꞌꞏˤˀˁ𞥋𝼎𐞄𐞳𐞴𐞁𐞂" // glottal stops and marks, left out as apostrophes are
	const tails = "ـ\u0887\u088e\ufe73"    // parts of Arabic letters
	const spaced = "\u037a"                // a point on a blank
	for _, script := range []struct {
		table *unicode.RangeTable
		plain string
	}{
		{unicode.Latin, "abcdefghijklmnopqrstuvwxyz"},
		{unicode.Greek, "αβγδεζηθικλμνξοπρστυφχψω"},
		{unicode.Cyrillic, "абвгдежзиклмнопрстуфхцчшщъыьэюяіђјљњћџѕє"},
		{unicode.Arabic, "ءابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگٹڈڑںے "},
		{unicode.Hebrew, "אבגדהוזחטיכלמנסעפצקרשת"},
	} {
		for r := rune(0); r <= unicode.MaxRune; r++ {
			if !unicode.Is(script.table, r) || !unicode.IsLetter(r) || strings.ContainsAny(string(r)+norm.NFKD.String(string(r)), stops+tails+spaced+"ːˑ") {
				continue
			}
			if folded := model.Fold(string(r)); folded == "" || strings.Trim(folded, script.plain) != "" {
				t.Errorf("%U %c folds to %q", r, r, folded)
			}
		}
	}
}

// TestFoldOnce holds, for every character, that what is folded stays, in whichever
// normal form it came.
func TestFoldOnce(t *testing.T) {
	t.Parallel()
	for r := rune(0); r <= unicode.MaxRune; r++ {
		text := "a" + string(r) + "b"
		folded := model.Fold(text)
		if again := model.Fold(folded); again != folded {
			t.Fatalf("%U %c folds to %q, and that to %q", r, r, folded, again)
		}
		for _, form := range []norm.Form{norm.NFC, norm.NFD} {
			if got := model.Fold(form.String(text)); got != folded {
				t.Fatalf("%U %c folds to %q, and in another normal form to %q", r, r, folded, got)
			}
		}
	}
}

// TestQueryProperty holds queries against a reading of them, term by term.
func TestQueryProperty(t *testing.T) {
	t.Parallel()
	word := rapid.StringMatching(`[a-c]{1,3}`)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(word, 0, 6).Draw(t, "text"), " ")
		query, want, terms := "", true, rapid.IntRange(1, 4).Draw(t, "terms")
		for range terms {
			words := rapid.SliceOfN(word, 1, 3).Draw(t, "words")
			unwanted, phrase := rapid.Bool().Draw(t, "unwanted"), strings.Join(words, " ")
			if unwanted {
				query += "-"
			}
			if len(words) > 1 || rapid.Bool().Draw(t, "quoted") {
				query += rapid.SampledFrom([]string{`"%s"`, "“%s”", "«%s»", "„%s“", "「%s」"}).Draw(t, "marks")
				query = strings.Replace(query, "%s", phrase, 1) + " "
			} else {
				query += phrase + " "
			}
			want = want && strings.Contains(text, phrase) != unwanted
		}
		if got := model.NewQuery(query).In(text); got != want {
			t.Fatalf("%s in %q: %v", query, text, got)
		}
		if got := model.NewQuery(strings.TrimRight(query, " \"”»“」")).In(text); got != want {
			t.Fatalf("%s, not closed, in %q: %v", query, text, got)
		}
	})
}

// TestQueryWhileTyping holds that each letter of a query finds what all of it will.
func TestQueryWhileTyping(t *testing.T) {
	t.Parallel()
	const text = "Iran’s so-called “North Korean” MiG-29, צה״ל"
	for _, query := range []string{`so-called mig-29`, `"north korean" iran`, `iran -`, `iran -"`, `צה"ל`, `iran's`, `“so-called “north`} {
		for at := range query + " " {
			if q := model.NewQuery(query[:at]); !q.IsZero() && !q.In(text) {
				t.Errorf("%q isn't found while %q is typed", query[:at], query)
			}
		}
	}
}

func equal[T any](a, b []T) bool { return cmp.Equal(a, b) }

// lines gives values a line each, for a comparison that shows what differs.
func lines[T any](values []T) string {
	var b strings.Builder
	for _, v := range values {
		fmt.Fprintf(&b, "%+v\n", v)
	}
	return b.String()
}

func TestFindFolded(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, passage, want string }{
		{"They said “No – never…” then.", `"no - NEVER..."`, "“No – never…”"},
		{"ane\u0301e", "e", "e\u0301"},
		{"a ﬁre", "f", "ﬁ"},
		{"so, so", "so", "so"},
		{"text", "", ""},
		{"text", "\u0301", ""},
		{"text", "texts", ""},
		{"", "text", ""},
	} {
		start, end, ok := model.FindFolded(c.text, c.passage)
		if got := c.text[start:end]; got != c.want || ok != (c.want != "") {
			t.Errorf("%q in %q: %q, %v, want %q", c.passage, c.text, got, ok, c.want)
		}
	}
}

package model_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"entente/model"

	"github.com/google/go-cmp/cmp"
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
		{`"glue"`, "the “glue”", "the [“glue”]"},
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
	for text, want := range map[string]bool{"": true, " \t": true, "\u0301": true, "a": false, "’": false} {
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
		hits := must(t, r).Filter(model.Filter{}).See(model.Selection{Find: query}).Hits.List
		if len(hits) > 0 && hits[0].Actor == "q" && len(spans) == 0 {
			t.Fatalf("%q is found in %q, and no span says where", query, text)
		}
	})
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

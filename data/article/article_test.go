package article

import (
	"strings"
	"testing"

	_ "entente/data/internal/seeded"
	"entente/data/safe"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestParagraphs(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text string
		want []safe.Text
	}{
		"a line each": {"One.\nTwo.\n", []safe.Text{"One.", "Two."}},
		"blank lines": {"One is broken\ninto lines.\n\nTwo\nis too.\n", []safe.Text{"One is broken into lines.", "Two is too."}},
		"no wrapping": {"One.\n\nTwo.\n", []safe.Text{"One.", "", "Two."}},
		"quoted":      {"He said “we go.”\nShe left.\n\nIl dit « oui »\nThey said ‘no.’\nEnd.\n", []safe.Text{"He said “we go.”", "She left.", "", "Il dit « oui »", "They said ‘no.’", "End."}},
		"CRLF":        {"One.\r\nTwo.\r\n", []safe.Text{"One.", "Two."}},
		"HTML":        {"<!doctype html><html><head><title>T</title><style>p{}</style></head><body><nav>Menu</nav><h1>A head</h1><p>One &amp; <b>two</b>\n three.</p><script>x</script><ul><li>Four</li></ul></body></html>", []safe.Text{"A head", "One & two three.", "Four"}},
		"Markdown":    {"# A head\n\nOne *two*\nthree [four](https://x.y).\n\n> Five\n", []safe.Text{"A head", "One two three four.", "Five"}},
		"hostile":     {"<p>One\x1b[31m two</p>", []safe.Text{"One\ufffd two"}},
		"mail":        {"> One is quoted\n> in lines.\n\nTwo is\nthe answer.\n", []safe.Text{"One is quoted in lines.", "Two is the answer."}},
		"HTML's q":    {"<div><p>He said <q>a</q>.<br>Then</p><p hidden>x</p><!-- y --><aside>Aside</aside></div>", []safe.Text{"He said “a”.", "Then", "Aside"}},
		"a page":      {"<!-- x --><html><body><p>One", []safe.Text{"One"}},
		"Markdown 2":  {"A *b*\n===\n\n1. c_d_e `f` <https://x.y> ![g](h(i).png \"t\")\n2. \\*j\\* &amp; **k**\n\n```\nl\n```\n[m]: https://x.y\n[n][m] _o_ 2 * 3 * 4\n", []safe.Text{"A b", "c_d_e f https://x.y g", "*j* & k", "l", "n o 2 * 3 * 4"}},
		"long lines":  {"# Head\n" + strings.Repeat("long ", 30) + "\n" + strings.Repeat("longer ", 30), []safe.Text{"Head", safe.Text(strings.TrimSpace(strings.Repeat("long ", 30))), safe.Text(strings.TrimSpace(strings.Repeat("longer ", 30)))}},
		"nothing":     {"", nil},
		"less than":   {"1 < 2\nand 3 > 2", []safe.Text{"1 < 2", "and 3 > 2"}},
		"no Markdown": {"#hash and *stars* and _lines_", []safe.Text{"#hash and *stars* and _lines_"}},
	} {
		if diff := cmp.Diff(c.want, Paragraphs([]byte(c.text))); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// Whatever ends the name of the first tag, it is one; what only looks like a tag is none.
func TestFirstTag(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"<div\tclass=\"a\">One": true, "<div\nid=a>One": true, "<br/>One": true, "<hr />One": true, "<P>One": true, "<p": false,
		"<>One": false, "</p>One": false, "<Ann Lee>": false, "<town/>": false, "< p>": false, "1 < 2": false, "<p>One": true,
	} {
		if got := isHTML([]byte(text)); got != want {
			t.Errorf("%q is a page: %t, want %t", text, got, want)
		}
	}
}

func TestQuotations(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text     string
		want     []string
		unpaired int
	}{
		"curly":             {"He said “a b” and “c.”", []string{"a b", "c."}, 0},
		"straight":          {`He said "a b" and "c."`, []string{"a b", "c."}, 0},
		"French":            {"Il a dit « a b » hier", []string{"a b"}, 0},
		"German":            {"Er sagte „a b“ und „c“.", []string{"a b", "c"}, 0},
		"German, outwards":  {"Er sagte »a b« und »c«.", []string{"a b", "c"}, 0},
		"Japanese":          {"彼は「行く」と言った", []string{"行く"}, 0},
		"nested":            {"“He told me ‘no’ twice,” she said", []string{"He told me ‘no’ twice,"}, 0},
		"nested, same":      {"“a “b” c”", []string{"a “b” c"}, 0},
		"apostrophes":       {"It’s Putin’s plan, the analysts’ view", nil, 0},
		"singles alone":     {"He called it ‘a dog’s life’ and ‘more’.", []string{"a dog’s life", "more"}, 0},
		"plural possessive": {"‘the analysts’ view’ it said", []string{"the analysts’ view"}, 0},
		"feet and inches":   {`He is 6'2" and said "no" and 5" more`, []string{"no"}, 0},
		"inches within":     {`"a 5" gun" it said`, []string{`a 5" gun`}, 0},
		"digit at the end":  {`"in 2024" it said`, []string{"in 2024"}, 0},
		"broken by said":    {"“One,” he said, “two.”", []string{"One,", "two."}, 0},
		"over paragraphs":   {"“One.\n“Two.”\nThree.", []string{"One.", "Two."}, 0},
		"unpaired":          {"He said “a b.\nNothing.", nil, 1},
		"inches in curly":   {"He said “I am 6’2” tall” and “in 2024” and “so”", []string{"I am 6’2” tall", "in 2024", "so"}, 0},
		"typewriter's":      {"'I don't know,' he said. 'It was the Smiths' idea,' she said.", []string{"I don't know,", "It was the Smiths' idea,"}, 0},
		"rock 'n' roll":     {"Get 'em with rock 'n' roll, the workers' way", nil, 0},
		"Swedish":           {"Han sa ”hej” och ”ja”.", []string{"hej", "ja"}, 0},
		"Swiss, nested":     {"Il dit «a ‹b› c».", []string{"a ‹b› c"}, 0},
		"Japanese, nested":  {"彼は「我々は『自由』を守る」と『本』で", []string{"我々は『自由』を守る", "本"}, 0},
		"German, nested":    {"„Das ist ‚gut‘ so“, sagte er", []string{"Das ist ‚gut‘ so"}, 0},
		"without a blank":   {"“One.”“Two.”", []string{"One.", "Two."}, 0},
		"empty":             {"“” and “ ”", nil, 0},
		"brackets":          {"(“a”) [“b”] —“c”", []string{"a", "b", "c"}, 0},
	} {
		paragraphs := Paragraphs([]byte(c.text))
		found, unpaired := Quotations(paragraphs)
		var got []string
		for _, q := range found {
			got = append(got, q.Text)
		}
		if diff := cmp.Diff(c.want, got); diff != "" || len(unpaired) != c.unpaired {
			t.Errorf("%s: %d unpaired, %s", name, len(unpaired), diff)
		}
	}
}

func TestSpeakers(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"“A,” said Jane Doe.":                             "Jane Doe",
		"“A,” Jane Doe said.":                             "Jane Doe",
		"“A,” according to Jane Doe.":                     "Jane Doe",
		"“A,” Jane Doe, the mayor of Rye, told the Echo.": "Jane Doe",
		"Jane Doe said: “A.”":                             "Jane Doe",
		"According to Jane Doe, “a” it was.":              "Jane Doe",
		"Jane Doe and Max Roe warned of “a b”.":           "Jane Doe and Max Roe",
		"“A,” a spokesman said.":                          "",
		"It was “a” that Jane Doe saw.":                   "",
		"On Monday it was “a”.":                           "",
		"“A,” Ann Bee, 43, of Rye, told CNN.":             "Ann Bee",
		"“A,” he told Ann Bee.":                           "",
		"“A,” said a fellow at Harvard.":                  "",
		"“A,” said the director, Ann Bee.":                "Ann Bee",
		"It is “a” for many, according to Ann Bee.":       "Ann Bee",
		"It is “a” for many, Ann Bee said on Monday.":     "Ann Bee",
		"Ann Bee wrote of what critics called “a”.":       "",
		"Ann Bee, who declared “a”, has left.":            "Ann Bee",
		"Ann Bee has often insisted that it is “a”.":      "Ann Bee",
		"President Ann Bee said “a”.":                     "Ann Bee",
		"U.S. Secretary of State Ann Bee said “a”.":       "Ann Bee",
		"“A,” Mr. Bee said.":                              "Bee",
		"Em’s foreign ministry said “a”.":                 "Em’s foreign ministry",
		"Em’s Ann Bee said “a”.":                          "Ann Bee",
		"It was bold, and the Zed said it was “a”.":       "Zed",
		"The Ministry of Trade and Industry said “a”.":    "Ministry of Trade and Industry",
		"“A,” said Ann Bee. Then it was “a” again.":       "",
		"“A,” said Ann Bee. “B,” Bo Cee’s friend said.":   "",
		"« A », a déclaré Anne Bée.":                      "Anne Bée",
		"Selon Anne Bée, « a ».":                          "Anne Bée",
		"„A“, sagte Anne Bee am Montag.":                  "Anne Bee",
		"Anne Bee erklärte: „A.“":                         "Anne Bee",
	} {
		found, _ := Quotations(Paragraphs([]byte(text)))
		if got := strings.Join(found[len(found)-1].Speakers, " and "); got != want {
			t.Errorf("%s: by %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{ // whom a pronoun means
		"“A,” said Ann Bee.\n“B,” said Bo Cee.\nBee went on. “C,” she said.": "Ann Bee",
		"“A,” said Ann Bee.\n“B,” said Bo Cee.\nOne. “C,” he said.":          "Bo Cee",
		"“A,” said Ann Bee.\nBee has what she called “c”.":                   "Ann Bee",
		"“A,” said the Bank of Em.\n“C,” he said.":                           "",
		"“A,” said Ann Bee.\nOne.\nTwo.\nThree. “C,” she said.":              "",
	} {
		found, _ := Quotations(Paragraphs([]byte(text)))
		if got := strings.Join(found[len(found)-1].Speakers, " and "); got != want {
			t.Errorf("%s: by %q, want %q", text, got, want)
		}
	}
	found, _ := Quotations(Paragraphs([]byte("“A,” said Jane Doe. “B,” she added.\nNothing.\n“C,” she said.\n“D.\n“E,” said Max Roe.")))
	for i, want := range []string{"Jane Doe", "Jane Doe", "Jane Doe", "Max Roe", "Max Roe"} {
		if got := strings.Join(found[i].Speakers, " and "); got != want {
			t.Errorf("%q: by %q, want %q", found[i].Text, got, want)
		}
	}
}

// Whatever a text holds, what is quoted stands there between marks, to the character.
func TestQuotationsPropertyStand(t *testing.T) {
	t.Parallel()
	piece := rapid.SampledFrom([]string{"“", "”", `"`, "‘", "’", "«", "»", "„", "「", "」", "a", "é ", " b", ". ", ", said X Y", "\n", "5", "s"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 0, 40).Draw(t, "text"), "")
		paragraphs := Paragraphs([]byte(text))
		found, _ := Quotations(paragraphs)
		singly := QuotesSingly(paragraphs)
		for _, q := range found {
			if p := string(paragraphs[q.Paragraph-1]); !Quotes(p, q.Text, singly) {
				t.Fatalf("%q isn't quoted in %q", q.Text, p)
			}
		}
	})
}

// What stands beside a name says who that is.
func TestRoles(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"“A,” said Ann Bee, a fellow at Harvard.":        "a fellow at Harvard",
		"“A,” said Ann Bee, director of Zed.":            "director of Zed",
		"“A,” said Ann Bee, adding that it was late.":    "",
		"“A,” Ann Bee, the mayor of Rye, told the Echo.": "the mayor of Rye",
		"US Defense Secretary Ann Bee said “a”.":         "US Defense Secretary",
		"General Motors said “a”.":                       "",
	} {
		found, _ := Quotations(Paragraphs([]byte(text)))
		if got := found[0].Role; got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestNamesAreJoinedAndNoAdjectives(t *testing.T) {
	t.Parallel()
	paragraphs := Paragraphs([]byte("President Xi Jinping of China met US-backed Bo Cee.\nChinese firms and Xi, a Chinese voice, of China’s Bo Cee said “a”.\nXi Jinping said “b” in China."))
	quotations, _ := Quotations(paragraphs)
	got := map[string]string{}
	for _, n := range Names(paragraphs, quotations) {
		got[n.Name] = strings.Join(n.Others, " ") + "|" + n.Role
	}
	want := map[string]string{"Xi Jinping": "Xi|President", "China": "|", "Bo Cee": "|"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	paragraphs := Paragraphs([]byte("Jane Doe met Max Roe.\nDoe said “a”. The Echo of Rye saw Roe.\nOn Monday the Echo of Rye wrote."))
	quotations, _ := Quotations(paragraphs)
	want := []Name{
		{Name: "Jane Doe", Others: []string{"Doe"}, Count: 2, Paragraphs: []int{1, 2}, Speaks: true},
		{Name: "Max Roe", Others: []string{"Roe"}, Count: 2, Paragraphs: []int{1, 2}},
		{Name: "Echo of Rye", Count: 2, Paragraphs: []int{2, 3}},
	}
	if diff := cmp.Diff(want, Names(paragraphs, quotations)); diff != "" {
		t.Error(diff)
	}
}

func TestHedges(t *testing.T) {
	t.Parallel()
	want := []Hedge{{1, "could", false}, {2, "denied", true}, {2, "believed", false}}
	if diff := cmp.Diff(want, Hedges(Paragraphs([]byte("It could be in May.\nThey have denied what is believed.")))); diff != "" {
		t.Error(diff)
	}
}

package data

import (
	"errors"
	"strings"
	"testing"

	"entente/model"

	"github.com/google/go-cmp/cmp"
)

// base is a dossier that the cases add a file to.
const base = `dossier: {id: small, title: Small}
sources:
  - {id: paper, type: report, title: Paper}
tie_types:
  - {id: arms, label: arms, letter: A, definition: Weapons., family: military}
actors:
  - {id: north, name: North, type: state}
  - {id: south, name: South, type: state}
  - {id: east, name: East, type: state}
`

// claimed is what every tie of the cases ends with.
const claimed = "    type: arms\n    summary: Shells.\n    claims: [{by: north, stance: denies, source: paper, paragraph: 1}]\n"

func decodeWith(text string) (*Loaded, error) {
	return Decode(File{"base.yaml", []byte(base)}, File{"t.yaml", []byte(text)})
}

const tieFields = "its fields are id, from, to, between, type, label, amount, summary, date, date_derived, attributes, note, claims"

var mistakes = []struct {
	name, text string
	want       string // the mistakes, a line each
}{
	{
		"an unknown field", "ties:\n  - id: a\n    from: north\n    to: south\n    lable: shells\n" + claimed,
		`t.yaml:5:5: a tie has no field "lable"; did you mean "label"?`,
	},
	{
		"an unknown field like no other", "ties:\n  - id: a\n    from: north\n    to: south\n    zzzzz: shells\n" + claimed,
		`t.yaml:5:5: a tie has no field "zzzzz"; ` + tieFields,
	},
	{
		"an unknown field that hides a needed one", "actors: [{id: west, name: West, tpye: state}]\n",
		`t.yaml:1:33: an actor has no field "tpye"; did you mean "type"?`,
	},
	{
		"an unknown list", "tis:\n  - id: a\n",
		`t.yaml:1:1: a dossier has no field "tis"; did you mean "ties"?`,
	},
	{
		"an unknown list near two", "tie: []\n",
		`t.yaml:1:1: a dossier has no field "tie"; did you mean "ties"?`,
	},
	{
		"an unknown field of a source", "sources: [{id: wire, type: report, title: Wire, zzzzz: 1}]\n",
		`t.yaml:1:49: a source has no field "zzzzz"; its fields are id, type, title, author, container_title, issued, issued_derived, url, accessed, archive_url, archived, access, reliability, corrected, retracted, note, and the variables of CSL, such as publisher, volume, page and DOI; or quote a text that has a comma in it`,
	},
	{
		"a variable of CSL misspelt", "sources: [{id: wire, type: report, title: Wire, publsher: X, doi: 1}]\n",
		"t.yaml:1:49: a source has no field \"publsher\"; did you mean \"publisher\"?\n" +
			"t.yaml:1:62: a source has no field \"doi\"; did you mean \"DOI\"?",
	},
	{
		"an address twice", "sources: [{id: wire, type: report, title: Wire, url: 'https://a.b', URL: 'https://a.b'}]\n",
		`t.yaml:1:69: a source has URL twice, first at t.yaml:1:49; keep one of them`,
	},
	{
		"an address as CSL spells it", "sources: [{id: wire, type: report, title: Wire, URL: 'ftp://a.b'}]\n",
		`t.yaml:1:54: "ftp://a.b" is no address of the web; write http:// or https:// and a host`,
	},
	{
		"a source's type", "sources: [{id: wire, type: newspaper, title: Wire}]\n",
		`t.yaml:1:28: type can’t be "newspaper"; did you mean "article-newspaper"?`,
	},
	{
		"a comma in a title", "sources: [{id: wire, type: report, title: Too dear, by far}]\n",
		`t.yaml:1:53: a source has no field "by far"; quote a text that has a comma in it`,
	},
	{
		"a comma and a colon in a title", "sources: [{id: wire, type: report, title: Second, or third: last}]\n",
		`t.yaml:1:51: a source has no field "or third"; quote a text that has a comma in it`,
	},
	{
		"a comma and a colon behind one word", "sources: [{id: wire, type: report, title: Second, last: third}]\n",
		`t.yaml:1:51: a source has no field "last"; its fields are id, type, title, author, container_title, issued, issued_derived, url, accessed, archive_url, archived, access, reliability, corrected, retracted, note, and the variables of CSL, such as publisher, volume, page and DOI; or quote a text that has a comma in it`,
	},
	{
		"a comma and a colon behind nothing", "sources: [{id: wire, type: report, title: Second, : third}]\n",
		`t.yaml:1:51: a source has no field ""; quote a text that has a comma in it`,
	},
	{
		"a comma in a title over lines", "sources: [{id: wire, type: report, title: Second, or\n third,\n note}, {id: cable, type: report, title: Dear, far # away\n}]\n",
		`t.yaml:1:51: a source has no field "or third"; quote a text that has a comma in it` + "\n" +
			`t.yaml:3:2: a source has note without a value; quote a text that has a comma in it` + "\n" +
			`t.yaml:3:48: a source has no field "far"; quote a text that has a comma in it`,
	},
	{
		"a comma before a field that there is", "sources: [{id: wire, type: report, title: War, type: cold}]\n",
		`t.yaml:1:48: a source has type twice, first at t.yaml:1:22; keep one of them; or quote a text that has a comma in it`,
	},
	{
		"words for a field behind a quoted text", "sources: [{id: wire, type: report, title: 'T', or third: last}]\n",
		`t.yaml:1:48: a source has no field "or third"; its fields are id, type, title, author, container_title, issued, issued_derived, url, accessed, archive_url, archived, access, reliability, corrected, retracted, note, and the variables of CSL, such as publisher, volume, page and DOI`,
	},
	{
		"a field of two words", "sources: [{id: wire, type: report, title: T, container title: last}]\n",
		`t.yaml:1:46: a source has no field "container title"; did you mean "container_title"?`,
	},
	{
		"a colon in a title", "sources: [{id: wire, type: report, title: Second: or third}]\n",
		`t.yaml:1:49: this isn’t YAML: did not find expected ',' or '}', while parsing a flow mapping; close every bracket, and quote a text that has a colon, a comma or brackets in it`,
	},
	{
		"brackets in a title", "sources: [{id: wire, type: report, title: Second [draft]}]\n",
		`t.yaml:1:50: this isn’t YAML: did not find expected ',' or '}', while parsing a flow mapping; close every bracket, and quote a text that has a colon, a comma or brackets in it`,
	},
	{
		"two commas in a title", "sources: [{id: wire, type: report, title: Second, , third}]\n",
		`t.yaml:1:51: this isn’t YAML: did not find expected node content, while parsing a flow node; close every bracket, and quote a text that has a colon, a comma or brackets in it`,
	},
	{
		"a comma and a colon in an author", "sources: [{id: wire, type: report, title: T, author: [Smith, of York: A]}]\n",
		`t.yaml:1:62: a name has no field "of York"; quote a text that has a comma in it`,
	},
	{
		"a comma and a colon in a list of texts", "actors: [{id: west, name: West, type: state}]\nquotes: [{id: q, by: [north, b: c], text: T, source: paper, kind: report, paragraph: 1}]\n",
		`t.yaml:2:30: by is a group of fields; write a text, or a list of texts; or quote a text that has a colon in it`,
	},
	{
		"a comma before a word that is a field", "sources: [{id: wire, type: report, title: Too dear, issued}]\n",
		`t.yaml:1:53: a source has issued without a value; quote a text that has a comma in it`,
	},
	{
		"a comma in an attribute", "actors: [{id: west, name: West, type: state, attributes: {capital: A, B}}]\n",
		`t.yaml:1:71: attributes has "B" without a value; quote a text that has a comma in it`,
	},
	{
		"an attribute twice", "actors: [{id: west, name: West, type: state, attributes: {a: b, a: c}}]\n",
		`t.yaml:1:65: attributes has "a" twice, first at t.yaml:1:59; keep one of them; or quote a text that has a comma in it`,
	},
	{
		"attributes in a list", "actors: [{id: west, name: West, type: state, attributes: [a]}]\n",
		`t.yaml:1:58: attributes is a list; write names, each with a text`,
	},
	{
		"a quotation of another, and at another place",
		"quotes: [{id: q, by: east, text: No., source: paper, page: 7, kind: official}]\nties:\n" +
			"  - {id: a, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: denies, source: paper, page: 7, quote: q}, {by: east, stance: denies, source: paper, page: 8, quote: q}]}\n",
		"t.yaml:3:129: the quote \"q\" isn’t by \"north\"; name its speaker as claimant, or whom that one speaks for\n" +
			"t.yaml:3:191: the quote \"q\" stands elsewhere (p. 7, not p. 8); name the place that prints it, or another quote",
	},
	{
		"a quotation of another, printed elsewhere",
		"quotes: [{id: q, by: east, text: No., source: paper, kind: official}]\nties:\n" +
			"  - {id: a, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: denies, source: paper, also_in: [{source: paper, quote: q}]}]}\n",
		"t.yaml:3:146: the quote \"q\" isn’t by \"north\"; name its speaker as claimant, or whom that one speaks for",
	},
	{
		"an actor type that isn’t declared", "actors: [{id: west, name: West, type: vessel}]\n",
		`t.yaml:1:39: type can’t be "vessel"; write one of state, territory, organization, alliance, group, person`,
	},
	{
		"a duplicate field", "ties:\n  - id: a\n    from: north\n    to: south\n    to: east\n" + claimed,
		`t.yaml:5:5: a tie has to twice, first at t.yaml:4:5; keep one of them`,
	},
	{
		"a duplicate list", "ties: []\nquotes: []\nties: []\n",
		`t.yaml:3:1: a dossier has ties twice, first at t.yaml:1:1; keep one of them`,
	},
	{
		"a second head", "dossier: {id: other, title: Other}\n",
		`t.yaml:1:10: a dossier has one head, and the first is at base.yaml:1:10; keep one of them`,
	},
	{
		"a list where a text belongs", "actors: [{id: west, name: [W, est], type: state}]\n",
		`t.yaml:1:27: name is a list; write a text`,
	},
	{
		"fields where names belong", "actors: [{id: west, name: West, type: state, aliases: {a: b}}]\n",
		`t.yaml:1:56: an alias has no field "a"; its fields are name, language`,
	},
	{
		"a text where a list belongs", "ties: none\n",
		`t.yaml:1:7: ties is a text; write a list, each item behind a hyphen`,
	},
	{
		"a text where a record belongs", "actors:\n  - west\n",
		"t.yaml:2:5: an actor is a text; write it as fields, such as id: and a text",
	},
	{
		"a list where a dossier belongs", "- a\n",
		"t.yaml:1:1: a dossier is a list; write it as fields, such as dossier: and a text",
	},
	{
		"a field without a value", "actors:\n  - id: west\n    name: West\n    type: state\n    role:\n",
		`t.yaml:5:10: role is empty; write a text, or leave it out`,
	},
	{
		"a list as a field’s name", "actors: [{id: west, name: West, type: state, [a]: b}]\n",
		`t.yaml:1:46: a key is a list; write a field’s name`,
	},
	{
		"a word of no scale", "actors: [{id: west, name: West, type: sate}]\n",
		`t.yaml:1:39: type can’t be "sate"; did you mean "state"? Or write one of state, territory, organization, alliance, group, person`,
	},
	{
		"a standing that no claim can have",
		"ties:\n  - {id: a, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: asserts, certainty: confirmed, source: paper, paragraph: 1}]}\n",
		`t.yaml:2:110: certainty can’t be "confirmed"; write one of stated, assessed, believed, alleged, perceived, self-described, possible, debated, historical`,
	},
	{
		"a date that EDTF has not", "ties:\n  - id: a\n    from: north\n    to: south\n    date: 24/10/2024\n" + claimed,
		`t.yaml:5:11: date: "24" is no date that EDTF has; did you mean 2024-10-24? Or write a date such as 2024, 2024-10, 2024-10-24, 2015~, 2019/.. or 2022/2024`,
	},
	{
		"a date in words", "ties:\n  - id: a\n    from: north\n    to: south\n    date: October\n" + claimed,
		`t.yaml:5:11: date: "October" is no date that EDTF has; write a date such as 2024, 2024-10, 2024-10-24, 2015~, 2019/.. or 2022/2024`,
	},
	{
		"a day that no month has", "ties:\n  - id: a\n    from: north\n    to: south\n    date: 2024-02-30\n" + claimed,
		`t.yaml:5:11: date: "2024-02-30" is no date: February 2024 has 29 days; write a date such as 2024, 2024-10, 2024-10-24, 2015~, 2019/.. or 2022/2024`,
	},
	{
		"a date that is written another way", "ties:\n  - id: a\n    from: north\n    to: south\n    date: 26 September 2022\n" + claimed,
		`t.yaml:5:11: date: "26 September 2022" is no date that EDTF has; did you mean 2022-09-26? Or write a date such as 2024, 2024-10, 2024-10-24, 2015~, 2019/.. or 2022/2024`,
	},
	{
		"a date of EDTF's second level", "ties:\n  - id: a\n    from: north\n    to: south\n    date: 1560-XX-25\n" + claimed,
		`t.yaml:5:11: date: "1560-XX-25" is EDTF level 2, digits unspecified in other places than at the end, of which nothing is read; did you mean 1560-XX-XX? Or write a date such as 2024, 2024-10, 2024-10-24, 2015~, 2019/.. or 2022/2024`,
	},
	{
		"paragraph 0", "quotes: [{id: a, by: north, text: No., source: paper, paragraph: 0, kind: official}]\n",
		`t.yaml:1:66: paragraph can’t be "0"; write a whole number, counted from 1`,
	},
	{
		"half a paragraph", "quotes: [{id: a, by: north, text: No., source: paper, paragraph: 1.5, kind: official}]\n",
		`t.yaml:1:66: paragraph can’t be "1.5"; write a whole number, counted from 1`,
	},
	{
		"neither true nor false", "actors: [{id: west, name: West, type: state, core: yes}]\n",
		`t.yaml:1:52: core can’t be "yes"; write true or false`,
	},
	{
		"a side that is no list", "ties:\n  - id: a\n    between: [[north], south]\n" + claimed,
		`t.yaml:3:24: between has a side that is no list; write both sides as lists, or all actors as one list`,
	},
	{
		"three sides", "ties:\n  - id: a\n    between: [[north], [south], [east]]\n" + claimed,
		`t.yaml:3:14: between has 3 sides; write one list of actors, or two`,
	},
	{
		"an anchor and its alias", "actors:\n  - {id: west, name: &n West, type: state}\n  - {id: far, name: *n, type: state}\n",
		"t.yaml:2:22: the anchor &n isn’t allowed; take it out, or quote a text that begins with &\n" +
			"t.yaml:3:21: the alias *n isn’t allowed; write it out, or quote a text that begins with *",
	},
	{
		"a merge key", "actors:\n  - {id: west, <<: {name: West}, type: state}\n",
		"t.yaml:2:16: the merge key << isn’t allowed; write the fields out",
	},
	{
		"a tag", "actors: [{id: west, name: !!binary West, type: state}]\n",
		"t.yaml:1:27: the tag !!binary isn’t allowed; take it out, or quote a text that begins with !",
	},
	{
		"too deep", "x: " + strings.Repeat("[", 20) + strings.Repeat("]", 20) + "\n",
		"t.yaml:1:1: a dossier has no field \"x\"; its fields are dossier, sources, actors, tie_types, ties, quotes\n" +
			"t.yaml:1:16: lists and fields stand too deep in each other; a dossier needs a handful of levels",
	},
	{
		"a reference that leads nowhere", "ties:\n  - id: a\n    from: nrth\n    to: [south, weast]\n" + claimed,
		"t.yaml:3:11: there is no actor \"nrth\"; did you mean \"north\"?\n" +
			"t.yaml:4:17: there is no actor \"weast\"; did you mean \"east\"?",
	},
	{
		"an end of the second side that leads nowhere", "ties:\n  - id: a\n    between: [[north], [south, weast]]\n" + claimed,
		`t.yaml:3:32: there is no actor "weast"; did you mean "east"?`,
	},
	{
		"an id that is taken", "actors:\n  - {id: north, name: Other, type: state}\n",
		`t.yaml:2:10: the id "north" is taken, at base.yaml:7:10; take another id`,
	},
	{
		"a missing field", "actors:\n  - {id: west, name: West}\n",
		`t.yaml:2:5: type is missing; one of state, territory, organization, alliance, group, person`,
	},
	{
		"characters before the column", "actors: [{name: “Wéßt”, id: west, type: sate}]\n",
		`t.yaml:1:41: type can’t be "sate"; did you mean "state"? Or write one of state, territory, organization, alliance, group, person`,
	},
	{
		"an escape sequence in a message", "actors: [{id: west, name: West, type: \"\\e]52;c;aGk=\\a\"}]\n",
		"t.yaml:1:39: type can’t be \"\ufffd\"; write one of state, territory, organization, alliance, group, person",
	},
	{
		"all at once", "quotes: [{id: a, by: north, text: No., source: paper, paragraph: -1, knid: official}]\nactors: [{id: west, name: West, type: state, core: 1, core: 2}]\n",
		"t.yaml:1:66: paragraph can’t be \"-1\"; write a whole number, counted from 1\n" +
			"t.yaml:1:70: a quote has no field \"knid\"; did you mean \"kind\"?\n" +
			"t.yaml:2:52: core can’t be \"1\"; write true or false\n" +
			"t.yaml:2:55: an actor has core twice, first at t.yaml:2:46; keep one of them; or quote a text that has a comma in it",
	},
}

func TestMistakes(t *testing.T) {
	t.Parallel()
	for _, c := range mistakes {
		t.Run(c.name, func(t *testing.T) {
			l, err := decodeWith(c.text)
			if _, ok := errors.AsType[Refused](err); !ok || l != nil {
				t.Fatalf("it isn't refused: %v", err)
			}
			if diff := cmp.Diff(c.want, err.Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNotYAML(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"bad UTF-8", "a\nbé\xff\n", "t.yaml:2:3: the byte 0xff is no UTF-8; save the file as UTF-8"},
		{"UTF-16 without a mark", "a\x00:\x00", "t.yaml:1:1: the file is UTF-16; save it as UTF-8"},
		{"UTF-16, the other way round", "\x00a\x00:", "t.yaml:1:1: the file is UTF-16; save it as UTF-8"},
		{"UTF-16", "\xff\xfea\x00", "t.yaml:1:1: the file is UTF-16; save it as UTF-8"},
		{"NUL", "actors:\n  \x00", "t.yaml:2:3: the control character U+0000 stands in the text; take it out"},
		{"a raw escape", "# \x1b[2J\n", "t.yaml:1:3: the control character U+001B stands in the text; take it out"},
		{"a conflict", "actors:\n<<<<<<< HEAD\n  - {id: a}\n=======\n  - {id: b}\n>>>>>>> other\n", "t.yaml:2:1: " + conflict + "; " + conflictFix},
		{"a conflict as Windows has it", "<<<<<<< HEAD\r\nactors: []\r\n=======\r\n>>>>>>> other\r\n", "t.yaml:1:1: " + conflict + "; " + conflictFix},
		{"a conflict in a text", "quotes:\n  - id: a\n    text: \"one\n<<<<<<< HEAD\n      two\n=======\n      three\n>>>>>>> other\n      four\"\n", "t.yaml:4:1: " + conflict + "; " + conflictFix},
		{"a conflict in JSON", "{\"actors\": [\n<<<<<<< HEAD\n{\"id\": \"a\"}\n=======\n{\"id\": \"b\"}\n>>>>>>> other\n]}\n", "t.yaml:2:1: " + conflict + "; " + conflictFix},
		{"two documents", "actors: []\n---\nties: []\n", "t.yaml:2:1: a second YAML document starts here; put each into a file of its own"},
		{
			"a colon in a text", "actors:\n  - id: a\n    name: b: c\n",
			"t.yaml:3:12: this isn’t YAML: mapping values are not allowed in this context; check the indentation, and quote a text that has a colon and a blank in it",
		},
		{
			"a tab", "actors:\n\t- id: a\n",
			"t.yaml:2:1: this isn’t YAML: found character that cannot start any token, while scanning for the next token; indent with blanks, not tabs, and quote a text that begins with @, ` or %",
		},
		{
			"marks that never close", "actors:\n  - id: \"a\n  - id: b\n",
			"t.yaml:2:9: this isn’t YAML: found unexpected end of stream, while scanning a quoted scalar; close the quotation marks",
		},
		{
			"an alias of nothing", "actors: *a\n",
			"t.yaml:1:9: the alias *a isn’t allowed; write it out, or quote a text that begins with *",
		},
		{
			"a bomb of brackets", strings.Repeat("[", 100_000),
			"t.yaml:1:101: lists and fields stand too deep in each other; a dossier needs a handful of levels",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := decodeWith(c.text)
			if err == nil {
				t.Fatal("it isn't refused")
			}
			if diff := cmp.Diff(c.want, err.Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A file that isn't YAML hides records from the others, so that what they refer
// to isn't missing for sure; what they break by themselves is.
func TestNotYAMLAndMistakes(t *testing.T) {
	t.Parallel()
	_, err := Decode(
		File{"a.yaml", []byte("ties: [{id: a, from: north, to: south, labl: x}]\n")},
		File{"b.yaml", []byte("actors: [\n")},
	)
	const want = `a.yaml:1:40: a tie has no field "labl"; did you mean "label"?
b.yaml:2:1: this isn’t YAML: did not find expected node content, while parsing a flow node; close every bracket, and quote a text that has a colon, a comma or brackets in it`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

// everything has each field of every record, and each way to write a list.
const everything = `
sources:
  - id: cnn
    type: article-newspaper
    title: 1984
    author: Someone
    container_title: No
    issued: 2024-10-24/2024-10-27
    issued_derived: true
    url: https://example.org/a
ties:
  - id: one
    from: [north, east]
    to: south
    type: arms
    label: shells
    amount: 12
    summary: >
      Two lines,
      one text.
    date: 2024-10-24
    claims:
      - {by: north, stance: asserts, certainty: self-described, source: cnn, paragraph: 3, wording: "what’s believed", quote: q}
      - {by: unattributed, stance: denies, source: cnn, paragraph: 4, said: 2024, said_derived: true}
  - {id: two, between: [north, south, east], type: arms, summary: S, claims: [{by: cnn, stance: qualifies, source: cnn, paragraph: 1}]}
  - {id: three, between: [[north], [south, east]], type: arms, summary: S, claims: [{by: cnn, stance: qualifies, source: cnn, paragraph: 1}]}
quotes:
  - {id: q, by: [north, east], text: "We \e[31mare.", source: cnn, paragraph: 3, kind: official, context: Why., said: 2019/.., said_derived: false}
`

func TestRecords(t *testing.T) {
	t.Parallel()
	l, err := decodeWith(everything)
	if err != nil {
		t.Fatal(err)
	}
	date := func(text string) model.Date {
		d, err := model.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	by := []model.Claim{{By: "cnn", Stance: model.Qualifies, Source: "cnn", Locator: model.Locator{Paragraph: 1}}}
	want := model.Records{
		Sources: []model.Source{{
			ID: "cnn", Type: "article-newspaper", Title: "1984", Author: []model.Name{{Literal: "Someone"}}, ContainerTitle: "No",
			Issued: date("2024-10-24/2024-10-27"), IssuedDerived: true, URL: "https://example.org/a",
		}},
		Ties: []model.Tie{
			{
				ID: "one", From: []string{"north", "east"}, To: []string{"south"}, Type: "arms", Label: "shells", Amount: "12",
				Summary: "Two lines, one text.", Date: date("2024-10-24"),
				Claims: []model.Claim{
					{By: "north", Stance: model.Asserts, Certainty: model.SelfDescribed, Source: "cnn", Locator: model.Locator{Paragraph: 3}, Wording: "what’s believed", Quote: "q"},
					{By: "unattributed", Stance: model.Denies, Source: "cnn", Locator: model.Locator{Paragraph: 4}, Said: date("2024"), SaidDerived: true},
				},
			},
			{ID: "two", Between: [][]string{{"north", "south", "east"}}, Type: "arms", Summary: "S", Claims: by},
			{ID: "three", Between: [][]string{{"north"}, {"south", "east"}}, Type: "arms", Summary: "S", Claims: by},
		},
		Quotes: []model.Quote{{
			ID: "q", By: []string{"north", "east"}, Text: "We \ufffdare.", Source: "cnn", Locator: model.Locator{Paragraph: 3},
			Kind: model.Official, Context: "Why.", Said: date("2019/.."),
		}},
	}
	got := model.Records{Sources: l.Records.Sources[1:], Ties: l.Records.Ties, Quotes: l.Records.Quotes}
	if diff := cmp.Diff(want, got, sameRecords); diff != "" {
		t.Error(diff)
	}
}

func TestLocations(t *testing.T) {
	t.Parallel()
	l, err := decodeWith(everything)
	if err != nil {
		t.Fatal(err)
	}
	for path, place := range map[string]string{
		"ties[0].claims[1].said": "t.yaml:24:77",
		"ties[0].from[1]":        "t.yaml:13:19",
		"ties[0].to[0]":          "t.yaml:14:9",
		"ties[0].date_derived":   "t.yaml:12:5",
		"ties[2].between[2]":     "t.yaml:26:44",
		"dossier.title":          "base.yaml:1:29",
		"dossier.as_of":          "base.yaml:1:10",
		"sources[1].title":       "t.yaml:5:12",
		"ties[9].id":             "base.yaml:1:1",
		"":                       "base.yaml:1:1",
	} {
		if got := l.Location(path).String(); got != place {
			t.Errorf("%s stands at %s, want %s", path, got, place)
		}
	}
}

func TestNothing(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "\n", "# only a comment\n", "\ufeff", "ties:\n", "ties: []\nquotes:\n", "actors:\r\n  - {id: west, name: West, type: state}\r\n"} {
		if _, err := decodeWith(text); err != nil {
			t.Errorf("%q is refused: %v", text, err)
		}
	}
	if _, err := Decode(); err == nil {
		t.Error("no file at all is a dossier")
	}
}

// What is no dossier at all is one mistake, not one for all that it lacks.
func TestNoMappingIsOneMistake(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"just a sentence\n": "t.yaml:1:1: a dossier is a text; write it as fields, such as dossier: and a text",
		"- a\n- b\n":        "t.yaml:1:1: a dossier is a list; write it as fields, such as dossier: and a text",
		"~\n":               "t.yaml:1:1: a dossier is empty; write it as fields, such as dossier: and a text, or leave it out",
	} {
		_, err := Decode(File{"t.yaml", []byte(text)})
		if err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

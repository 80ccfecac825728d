package hostile

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"entente/data/schema"
)

// Dossier gives a dossier in YAML that opens, with a record of each sort for each
// payload: every field that takes a text has the payload in it, and the title all
// of them. Which fields there are the schema says; it panics for one whose value
// nobody has thought of.
func Dossier(payloads []Payload) string {
	var b strings.Builder
	defs := definitions()
	title := ""
	for _, p := range payloads {
		title += "t" + p.Text
	}
	fmt.Fprintf(&b, "dossier: {id: hostile, title: %s, as_of: 2025-05}\n", quoted(title))
	for _, list := range [][2]string{{"sources", "source"}, {"actors", "actor"}, {"tie_types", "tie_type"}, {"ties", "tie"}, {"quotes", "quote"}} {
		b.WriteString(list[0] + ":\n")
		for i, p := range payloads {
			b.WriteString("  - " + record(defs, list[1], i, len(payloads), p) + "\n")
		}
	}
	return b.String()
}

// Broken gives dossiers, by what is wrong with them: each has a payload in a field
// that takes no text, or as the name of one.
func Broken(p Payload) map[string]string {
	forms := map[string]string{
		"head": "dossier: {%s}\n", "source": "sources: [{%s}]\n", "actor": "actors: [{%s}]\n", "tie_type": "tie_types: [{%s}]\n",
		"tie": "ties: [{%s}]\n", "claim": "ties: [{claims: [{%s}]}]\n", "quote": "quotes: [{%s}]\n",
	}
	broken := map[string]string{}
	for what, fields := range definitions() {
		if forms[what] == "" {
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(fields.Properties)) {
			broken[what+"."+name] = fmt.Sprintf(forms[what], name+": "+quoted("a"+p.Text+"b"))
		}
		broken[what] = fmt.Sprintf(forms[what], quoted("k"+p.Text)+": x")
	}
	return broken
}

type definition struct {
	Properties map[string]struct {
		Ref string `json:"$ref"`
	} `json:"properties"`
}

func definitions() map[string]definition {
	var parsed struct {
		Defs map[string]definition `json:"$defs"`
	}
	if err := json.Unmarshal([]byte(schema.Text()), &parsed); err != nil {
		panic(err)
	}
	return parsed.Defs
}

// given are the values of fields that take no text, and of those that take one of
// a form: N is the record's number, NEXT the next one's, LETTER a letter for that
// number, TEXT the payload. A field without a value is left out on purpose.
var given = map[string]string{
	"source.id": "sN", "source.issued": "2025-05-01", "source.issued_derived": "true", "source.url": `"https://example.org/TEXT"`,
	"actor.id": "aN", "actor.type": "person", "actor.core": "true", "actor.speaks_for": "", "actor.affiliation": "aNEXT",
	"tie_type.id": "yN", "tie_type.letter": `"LETTER"`,
	"tie.id": "iN", "tie.from": "aN", "tie.to": "aNEXT", "tie.between": "", "tie.type": "yN", "tie.date": "2025", "tie.date_derived": "true",
	"claim.by": "aN", "claim.stance": "asserts", "claim.certainty": "believed", "claim.source": "sN", "claim.paragraph": "1",
	"claim.wording": `"wTEXTv"`, "claim.quote": "qN", "claim.said": "2025", "claim.said_derived": "true",
	"quote.id": "qN", "quote.by": "aN", "quote.source": "sN", "quote.paragraph": "1", "quote.said": "2025", "quote.said_derived": "true", "quote.kind": "official",
}

// record gives the ith of n records of a sort, in YAML's flow style.
func record(defs map[string]definition, what string, i, n int, p Payload) string {
	var fields []string
	for _, name := range slices.Sorted(maps.Keys(defs[what].Properties)) {
		var value string
		form, known := given[what+"."+name]
		switch ref := strings.TrimPrefix(defs[what].Properties[name].Ref, "#/$defs/"); {
		case what+"."+name == "tie.claims":
			value = "[" + record(defs, "claim", i, n, p) + "]"
		case known && form == "":
			continue
		case known:
			value = strings.NewReplacer("NEXT", strconv.Itoa((i+1)%n), "N", strconv.Itoa(i), "LETTER", fmt.Sprintf(`\U%08X`, 0x100+i), "TEXT", escaped(p.Text)).Replace(form)
		case ref == "text", ref == "needed", ref == "texts":
			value = quoted(fmt.Sprintf("%c%d%s.", name[0], i, p.Text))
		default:
			panic("hostile: nobody has thought of a value for the field " + what + "." + name)
		}
		fields = append(fields, name+": "+value)
	}
	return "{" + strings.Join(fields, ", ") + "}"
}

func quoted(text string) string { return `"` + escaped(text) + `"` }

// escaped writes a text as YAML does between double marks, whatever it is.
func escaped(text string) string {
	var b strings.Builder
	for _, r := range text {
		fmt.Fprintf(&b, `\U%08X`, r)
	}
	return b.String()
}

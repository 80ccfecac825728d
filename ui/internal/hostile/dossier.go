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
	kinds := ""
	for i, p := range payloads {
		kinds += record(defs, "actor_type", i, len(payloads), p) + ", "
	}
	fmt.Fprintf(&b, "dossier: {id: hostile, title: %s, as_of: 2025-05, marking: TLP:RED, actor_types: [%s]}\n", quoted(title), kinds)
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
	forms := map[string]string{ //nolint:gosec // a passage is no password
		"head": "dossier: {%s}\n", "source": "sources: [{%s}]\n", "actor": "actors: [{%s}]\n", "tie_type": "tie_types: [{%s}]\n",
		"tie": "ties: [{%s}]\n", "claim": "ties: [{claims: [{%s}]}]\n", "quote": "quotes: [{%s}]\n",
		"actor_type": "dossier: {actor_types: [{%s}]}\n", "name": "sources: [{author: {%s}}]\n", "alias": "actors: [{aliases: {%s}}]\n",
		"role": "actors: [{roles: [{%s}]}]\n", "passage": "ties: [{claims: [{also_in: [{%s}]}]}]\n",
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
		Ref   string `json:"$ref"`
		Items struct {
			Ref string `json:"$ref"`
		} `json:"items"`
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
var given = map[string]string{ //nolint:gosec // a passage is no password
	"source.id": "sN", "source.type": "report", "source.issued": "2025-05-01", "source.issued_derived": "true",
	"source.url": `"https://example.org/TEXT"`, "source.URL": "", "source.archive_url": `"https://example.org/TEXT"`,
	"source.reliability": "F", "source.retracted": "",
	"actor_type.id": "kN",
	"actor.id":      "aN", "actor.type": "kN", "actor.core": "true", "actor.speaks_for": "", "actor.affiliation": "aNEXT",
	"role.at":     "aNEXT",
	"tie_type.id": "yN", "tie_type.letter": `"LETTER"`,
	"tie.id": "iN", "tie.from": "aN", "tie.to": "aNEXT", "tie.between": "", "tie.type": "yN", "tie.date": "2025", "tie.date_derived": "true",
	"claim.by": "aN", "claim.stance": "asserts", "claim.certainty": "believed", "claim.source": "sN", "claim.paragraph": "1",
	"claim.wording": `"wTEXTv"`, "claim.quote": "qN", "claim.said": "2025", "claim.said_derived": "true",
	"claim.confidence": "high", "claim.timestamp": `"01:02:33"`, "claim.withdrawn": "", "claim.withdrawn_in": "",
	"passage.source": "sN", "passage.paragraph": "1", "passage.quote": "qN", "passage.timestamp": `"01:02:33"`, "passage.wording": `"wTEXTv"`,
	"quote.id": "qN", "quote.by": "aN", "quote.source": "sN", "quote.paragraph": "1", "quote.said": "2025", "quote.said_derived": "true", "quote.kind": "official",
	"quote.timestamp": `"01:02:33"`,
}

// record gives the ith of n records of a sort, in YAML's flow style.
func record(defs map[string]definition, what string, i, n int, p Payload) string {
	var fields []string
	for _, name := range slices.Sorted(maps.Keys(defs[what].Properties)) {
		var value string
		form, known := given[what+"."+name]
		property := defs[what].Properties[name]
		switch ref := strings.TrimPrefix(property.Ref, "#/$defs/"); {
		case property.Items.Ref != "":
			value = "[" + record(defs, strings.TrimPrefix(property.Items.Ref, "#/$defs/"), i, n, p) + "]"
		case known && form == "":
			continue
		case known:
			value = strings.NewReplacer("NEXT", strconv.Itoa((i+1)%n), "N", strconv.Itoa(i), "LETTER", fmt.Sprintf(`\U%08X`, 0x100+i), "TEXT", escaped(p.Text)).Replace(form)
		case slices.Contains([]string{"text", "needed", "texts", "long", "needed_long"}, ref):
			value = told(name, i, p)
		case ref == "free", ref == "free_long":
			value = "{" + told("k", i, p) + ": " + told(name, i, p) + "}"
		case ref == "people", ref == "aliases":
			one := map[string]string{"people": "name", "aliases": "alias"}[ref]
			value = "[" + told(name, i, p) + ", " + record(defs, one, i, n, p) + "]"
		case ref == "date":
			value = "2025"
		default:
			panic("hostile: nobody has thought of a value for the field " + what + "." + name)
		}
		fields = append(fields, name+": "+value)
	}
	return "{" + strings.Join(fields, ", ") + "}"
}

// told is a text of a field that has the payload in it.
func told(name string, i int, p Payload) string {
	return quoted(fmt.Sprintf("%c%d%s.", name[0], i, p.Text))
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

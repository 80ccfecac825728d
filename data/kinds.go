package data

import (
	"strings"

	"entente/model"
)

// A kind is a sort of record that can be added and changed by itself.
type kind struct {
	name   string // as commands call it
	list   string // where its records stand; a claim's is within that of its tie
	what   string
	record func() any // a new record
	fields []formField
}

// A formField is a field as a form shows it.
type formField struct {
	name string
	hint string
	rare bool // it is shown as a comment, to be taken out of it
}

// Kinds returns the names of what can be added to a dossier, in the order in which it
// is mostly written.
func Kinds() []string {
	var names []string
	for _, k := range kinds() {
		names = append(names, k.name)
	}
	return names
}

func kinds() []kind {
	return []kind{
		{"claim", "claims", "a claim", func() any { return new(model.Claim) }, claimForm()},
		{"tie", "ties", "a tie", func() any { return new(model.Tie) }, tieForm()},
		{"quote", "quotes", "a quote", func() any { return new(model.Quote) }, quoteForm()},
		{"actor", "actors", "an actor", func() any { return new(model.Actor) }, actorForm()},
		{"source", "sources", "a source", func() any { return new(model.Source) }, sourceForm()},
	}
}

// kindOf returns the kind whose records stand in a list.
func kindOf(list string) *kind {
	for _, k := range kinds() {
		if k.list == list || k.name == list {
			return &k
		}
	}
	return nil
}

func words[E model.Enum]() string { return strings.Join(model.Words[E](), ", ") }

const derivedHint = "true where the date was worked out, and isn’t printed"

// locatorForm has the fields of a place in a source.
func locatorForm() []formField {
	parts := model.LocatorParts()
	return []formField{
		{"source", "the id of the source", false},
		{"paragraph", "counted from 1", false},
		{parts[0], "as printed; so are " + strings.Join(parts[1:], ", "), true},
	}
}

func claimForm() []formField {
	fields := []formField{
		{"by", "an actor, a source in its own voice, or " + model.Unattributed, false},
		{"stance", words[model.Stance](), false},
		{"certainty", "of what asserts or confirms: " + strings.Join(model.Certainties(), ", "), false},
	}
	fields = append(fields, locatorForm()...)
	return append(fields, []formField{
		{"wording", "the hedge or the denial as printed, at most eight words", false},
		{"quote", "the id of the quotation that carries it", false},
		{"said", "a date, such as 2024-10-23", true},
		{"said_derived", derivedHint, true},
		{"confidence", "yours in the claim: " + words[model.Confidence](), true},
		{"also_in", "[{source: other, page: 7}]", true},
		{"withdrawn", "the date on which the claimant took it back", true},
		{"withdrawn_in", "{source: other}", true},
		{"note", "anything else", true},
	}...)
}

func tieForm() []formField {
	return []formField{
		{"id", "letters and digits; within them full stops, low lines and hyphens", false},
		{"from", "an actor, or a list: [a, b]", false},
		{"to", "the same", false},
		{"between", "[a, b], in the place of from and to, without a direction", true},
		{"type", "one of the dossier’s tie_types", false},
		{"label", "what tells it from another tie of its type", false},
		{"amount", "as the source has it", true},
		{"date", "2024, 2024-10, 2024-10-23, 2019/.., 2024-10~", false},
		{"date_derived", derivedHint, true},
		{"summary", "in your own words", false},
		{"attributes", "{share: 51%}", true},
		{"note", "anything else", true},
		{"claims", "who says so, and who denies it", false},
	}
}

func quoteForm() []formField {
	fields := []formField{
		{"id", "letters and digits; within them full stops, low lines and hyphens", false},
		{"by", "the speaker, or a list; nobody where it is a term", false},
		{"text", "word for word, without the outer marks", false},
	}
	fields = append(fields, locatorForm()...)
	return append(fields, []formField{
		{"kind", words[model.QuoteKind](), false},
		{"said", "a date, such as 2024-10-23", true},
		{"said_derived", derivedHint, true},
		{"context", "what it answers, in your own words", true},
		{"note", "anything else", true},
	}...)
}

func actorForm() []formField {
	return []formField{
		{"id", "letters and digits; within them full stops, low lines and hyphens", false},
		{"name", "as it is mostly called", false},
		{"short", "for narrow heads", true},
		{"type", strings.Join(model.ActorTypes(), ", ") + ", or one that the dossier declares", false},
		{"core", "true for one that is listed first", true},
		{"aliases", "[other names that the sources use]", true},
		{"summary", "in your own words", false},
		{"role", "a person’s office or position", true},
		{"speaks_for", "the actor whose word this one’s is", true},
		{"affiliation", "where a person works", true},
		{"roles", "[{role: member, at: town, date: 2006/..}]", true},
		{"identifiers", "{wikidata: Q44494}", true},
		{"attributes", `{workers: "120"}`, true},
		{"note", "anything else", true},
	}
}

func sourceForm() []formField {
	return []formField{
		{"id", "letters and digits; within them full stops, low lines and hyphens", false},
		{"type", "of CSL: article-newspaper, report, book, webpage, document …", false},
		{"title", "as printed", false},
		{"author", "[Ann Author], or [{family: Author, given: Ann}]", false},
		{"container_title", "who or what published it", false},
		{"issued", "a date, such as 2024-10-23", false},
		{"issued_derived", derivedHint, true},
		{"url", "https://…", false},
		{"accessed", "when it was read there", true},
		{"archive_url", "https://…", true},
		{"archived", "when that copy was made", true},
		{"access", "how it was had, where it has no address", true},
		{"reliability", words[model.Reliability]() + ", of the source and never of a claim", true},
		{"corrected", "a date", true},
		{"retracted", "a date", true},
		{"note", "anything else", true},
	}
}

package export

import (
	"io"
	"strconv"
	"strings"

	"entente/model"
)

// An itemCSL is a source as CSL-JSON has it: names and values in the order written.
type itemCSL []fieldCSL

type fieldCSL struct {
	name  string
	value any
}

// MarshalJSON writes the item as an object.
func (item itemCSL) MarshalJSON() ([]byte, error) {
	fields := make([]string, len(item))
	for i, f := range item {
		fields[i] = compact(f.name) + ":" + compact(f.value)
	}
	return []byte("{" + strings.Join(fields, ",") + "}"), nil
}

// A nameCSL is a name with its parts, of which CSL spells two with hyphens.
type nameCSL struct {
	Family              string `json:"family,omitempty"`
	Given               string `json:"given,omitempty"`
	DroppingParticle    string `json:"dropping-particle,omitempty"`
	NonDroppingParticle string `json:"non-dropping-particle,omitempty"`
	Suffix              string `json:"suffix,omitempty"`
	Literal             string `json:"literal,omitempty"`
}

type dateCSL struct {
	Parts   [][]int `json:"date-parts,omitempty"`
	Circa   bool    `json:"circa,omitempty"`
	Literal string  `json:"literal,omitempty"`
}

// CSL writes the part's sources as CSL-JSON, the items of the Citation Style
// Language 1.0.2, with all variables of CSL that they have. A name whose parts aren't
// known is literal. A date that is about or uncertain is circa; one with an open or
// unknown end is in words, as a literal. What CSL has no variable for is in the note:
// the dossier's marking, reliability, corrections, where a copy is kept, how the
// source was had, and that a date was worked out. Actors, ties, claims and quotations
// aren't in it. An error is the writer's.
func CSL(w io.Writer, p Part) error {
	items := make([]itemCSL, len(p.Sources))
	for i, s := range p.Sources {
		items[i] = itemOf(&p.Dossier.Head, s)
	}
	return encode(w, items)
}

func itemOf(h *model.Head, s *model.Source) itemCSL {
	item := itemCSL{{"id", s.ID}, {"type", s.Type}, {"title", s.Title}}
	add := func(name string, value any, has bool) {
		if has {
			item = append(item, fieldCSL{name, value})
		}
	}
	add("author", namesCSL(s.Author), len(s.Author) > 0)
	add("container-title", s.ContainerTitle, s.ContainerTitle != "")
	add("issued", inCSL(s.Issued), !s.Issued.IsZero())
	add("URL", s.URL, s.URL != "")
	for _, known := range model.CSLVariables() {
		v := s.Variable(known.Name)
		if v == nil {
			continue
		}
		switch known.Kind {
		case model.DateVariable:
			add(known.CSL, inCSL(v.Date), !v.Date.IsZero())
		case model.NameVariable:
			add(known.CSL, namesCSL(v.Names), len(v.Names) > 0)
		case model.TextVariable, model.NumberVariable:
			add(known.CSL, v.Text, v.Text != "")
		}
	}
	add("accessed", inCSL(s.Accessed), !s.Accessed.IsZero())
	derived := ""
	if s.IssuedDerived {
		derived = "The date was worked out, not printed."
	}
	note := remarksOn(h, s, derived)
	add("note", note, note != "")
	return item
}

func namesCSL(names []model.Name) []nameCSL {
	list := make([]nameCSL, len(names))
	for i, n := range names {
		list[i] = nameCSL(n)
	}
	return list
}

func inCSL(d model.Date) dateCSL {
	parts, loose := dateParts(d)
	if parts == nil {
		return dateCSL{Literal: d.String()}
	}
	return dateCSL{Parts: parts, Circa: loose}
}

// dateParts returns a date's ends as CSL and BibTeX want them, as year, month and
// day, no finer than they were written. There are none where an end is open or
// unknown, a season, before the year 1 or of more than four digits, or has digits that
// are unspecified, which one of the two can't say; loose tells that an end is about or
// uncertain. A time of day is left out.
func dateParts(d model.Date) (parts [][]int, loose bool) {
	for text := range strings.SplitSeq(d.EDTF(), "/") {
		bare := strings.TrimRight(text, "?~%")
		loose = loose || bare != text
		bare, _, _ = strings.Cut(bare, "T")
		var point []int
		for word := range strings.SplitSeq(bare, "-") {
			n, err := strconv.Atoi(word)
			if err != nil || n == 0 || len(point) == 1 && n > 12 {
				return nil, false
			}
			point = append(point, n)
		}
		parts = append(parts, point)
	}
	return parts, loose
}

// remarksOn returns what is told of a source beyond its reference, and who may read
// that, as sentences; the last is on its date.
func remarksOn(h *model.Head, s *model.Source, dated string) string {
	after := func(label, text string) string {
		if text == "" {
			return ""
		}
		return label + " " + text
	}
	return joined(". ", h.Marking.String(),
		after("Corrected", s.Corrected.String()), after("Retracted", s.Retracted.String()), after("Reliability", s.Reliability.String()),
		after("Archived", joined(" ", s.Archived.String(), s.ArchiveURL)), after("By way of", s.Access),
		strings.TrimSuffix(s.Note, "."), dated)
}

package export

import (
	"io"
	"slices"

	"entente/model"
)

type itemCSL struct {
	ID             string    `json:"id"`
	Type           string    `json:"type"`
	Genre          string    `json:"genre,omitempty"`
	Title          string    `json:"title"`
	Author         []nameCSL `json:"author,omitempty"`
	ContainerTitle string    `json:"container-title,omitempty"`
	Issued         *dateCSL  `json:"issued,omitempty"`
	URL            string    `json:"URL,omitempty"`
	Note           string    `json:"note,omitempty"`
}

type nameCSL struct {
	Literal string `json:"literal"`
}

type dateCSL struct {
	Parts   [][]int `json:"date-parts,omitempty"`
	Circa   bool    `json:"circa,omitempty"`
	Literal string  `json:"literal,omitempty"`
}

// typesCSL are the types of items that CSL 1.0.2 has (Appendix III of its
// specification).
var typesCSL = []string{
	"article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
	"classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event", "figure",
	"graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
	"musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
	"post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
	"thesis", "treaty", "webpage",
}

// CSL writes the part's sources as CSL-JSON, the items of the Citation Style
// Language 1.0.2. A type that CSL doesn't have becomes a document of that genre.
// Names are literal: which part is the family's isn't known. A date that is about
// or uncertain is circa; one with an open or unknown end is in words, as a literal;
// one that was worked out has a note. Actors, ties, claims and quotations aren't in
// it. An error is the writer's.
func CSL(w io.Writer, p Part) error {
	items := make([]itemCSL, 0, len(p.Sources))
	for _, s := range p.Sources {
		item := itemCSL{ID: s.ID, Type: s.Type, Title: s.Title, ContainerTitle: s.ContainerTitle, Issued: issuedCSL(s.Issued), URL: s.URL}
		if !slices.Contains(typesCSL, s.Type) {
			item.Type, item.Genre = "document", s.Type
		}
		for _, name := range s.Author {
			item.Author = append(item.Author, nameCSL{name})
		}
		if s.IssuedDerived {
			item.Note = derivedNote
		}
		items = append(items, item)
	}
	return encode(w, items)
}

const derivedNote = "The date was worked out, not printed."

func issuedCSL(d model.Date) *dateCSL {
	if d.IsZero() {
		return nil
	}
	parts, loose := dateParts(d)
	if parts == nil {
		return &dateCSL{Literal: d.String()}
	}
	return &dateCSL{Parts: parts, Circa: loose}
}

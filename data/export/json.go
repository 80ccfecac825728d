package export

import (
	"encoding/json"
	"io"

	"entente/model"
)

// The types of this file are the format's records with its own field names, as
// data/records.go reads them; JSON is YAML, so what is written is a dossier. What
// a record doesn't have is left out.

type dossierJSON struct {
	Dossier headJSON     `json:"dossier"`
	Sources []sourceJSON `json:"sources"`
	Actors  []actorJSON  `json:"actors"`
	Types   []typeJSON   `json:"tie_types"`
	Ties    []tieJSON    `json:"ties"`
	Quotes  []quoteJSON  `json:"quotes"`
}

type headJSON struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	AsOf  string `json:"as_of,omitempty"`
}

type sourceJSON struct {
	ID             string   `json:"id"`
	Type           string   `json:"type"`
	Title          string   `json:"title"`
	Author         []string `json:"author,omitempty"`
	ContainerTitle string   `json:"container_title,omitempty"`
	Issued         string   `json:"issued,omitempty"`
	IssuedDerived  bool     `json:"issued_derived,omitempty"`
	URL            string   `json:"url,omitempty"`
}

type actorJSON struct {
	ID          string   `json:"id"`
	Name        string   `json:"name"`
	Short       string   `json:"short,omitempty"`
	Type        string   `json:"type"`
	Core        bool     `json:"core,omitempty"`
	Aliases     []string `json:"aliases,omitempty"`
	Summary     string   `json:"summary,omitempty"`
	Role        string   `json:"role,omitempty"`
	SpeaksFor   string   `json:"speaks_for,omitempty"`
	Affiliation string   `json:"affiliation,omitempty"`
}

type typeJSON struct {
	ID         string `json:"id"`
	Label      string `json:"label"`
	Letter     string `json:"letter"`
	Definition string `json:"definition"`
	Family     string `json:"family"`
}

type tieJSON struct {
	ID          string      `json:"id"`
	From        []string    `json:"from,omitempty"`
	To          []string    `json:"to,omitempty"`
	Between     any         `json:"between,omitempty"` // one list of actors, or two
	Type        string      `json:"type"`
	Label       string      `json:"label,omitempty"`
	Amount      string      `json:"amount,omitempty"`
	Summary     string      `json:"summary"`
	Date        string      `json:"date,omitempty"`
	DateDerived bool        `json:"date_derived,omitempty"`
	Claims      []claimJSON `json:"claims"`
}

type claimJSON struct {
	By          string `json:"by"`
	Stance      string `json:"stance"`
	Certainty   string `json:"certainty,omitempty"`
	Source      string `json:"source"`
	Paragraph   int    `json:"paragraph"`
	Wording     string `json:"wording,omitempty"`
	Quote       string `json:"quote,omitempty"`
	Said        string `json:"said,omitempty"`
	SaidDerived bool   `json:"said_derived,omitempty"`
}

type quoteJSON struct {
	ID          string   `json:"id"`
	By          []string `json:"by,omitempty"`
	Text        string   `json:"text"`
	Source      string   `json:"source"`
	Paragraph   int      `json:"paragraph"`
	Said        string   `json:"said,omitempty"`
	SaidDerived bool     `json:"said_derived,omitempty"`
	Kind        string   `json:"kind"`
	Context     string   `json:"context,omitempty"`
}

// JSON writes the part as one object, which is a dossier again: the field names
// are those of its YAML, dates are EDTF, and what a record doesn't have is left
// out. Records keep the dossier's own order, and claims theirs, since these are
// facts too: a claim is named by its number, and the panes' order of types is the
// dossier's. So the whole reads back as the same records, and nothing is lost. A
// part of which nothing is left has no actors, and is no dossier. An error is the
// writer's.
func JSON(w io.Writer, p Part) error {
	d := p.Dossier
	out := dossierJSON{
		Dossier: headJSON{d.Head.ID, d.Head.Title, d.Head.AsOf.EDTF()},
		Sources: records(d.Sources, p.Sources, sourceRecord),
		Actors:  records(d.Actors, p.Actors, actorRecord),
		Types:   records(d.Types, p.Types, func(t *model.TieType) typeJSON { return typeJSON(*t) }),
		Ties:    records(d.Ties, p.Ties, tieRecord),
		Quotes:  records(d.Quotes, p.Quotes, quoteRecord),
	}
	return encode(w, out)
}

// encode writes JSON as people read it: set in, and without escaping for HTML.
func encode(w io.Writer, value any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(value)
}

// records gives the records that are kept, in the dossier's order.
func records[R, J any](all []R, kept []*R, record func(*R) J) []J {
	keeps := make(map[*R]bool, len(kept))
	for _, r := range kept {
		keeps[r] = true
	}
	list := make([]J, 0, len(kept))
	for i := range all {
		if keeps[&all[i]] {
			list = append(list, record(&all[i]))
		}
	}
	return list
}

func sourceRecord(s *model.Source) sourceJSON {
	return sourceJSON{s.ID, s.Type, s.Title, s.Author, s.ContainerTitle, s.Issued.EDTF(), s.IssuedDerived, s.URL}
}

func actorRecord(a *model.Actor) actorJSON {
	return actorJSON{a.ID, a.Name, a.Short, a.Type.String(), a.Core, a.Aliases, a.Summary, a.Role, a.SpeaksFor, a.Affiliation}
}

func tieRecord(t *model.Tie) tieJSON {
	out := tieJSON{
		ID: t.ID, From: t.From, To: t.To, Type: t.Type, Label: t.Label, Amount: t.Amount, Summary: t.Summary,
		Date: t.Date.EDTF(), DateDerived: t.DateDerived, Claims: claimRecords(t.Claims),
	}
	switch len(t.Between) {
	case 0:
	case 1:
		out.Between = t.Between[0]
	default:
		out.Between = t.Between
	}
	return out
}

func claimRecords(claims []model.Claim) []claimJSON {
	list := make([]claimJSON, len(claims))
	for i := range claims {
		c := &claims[i]
		list[i] = claimJSON{c.By, c.Stance.String(), c.Certainty.String(), c.Source, c.Paragraph, c.Wording, c.Quote, c.Said.EDTF(), c.SaidDerived}
	}
	return list
}

func quoteRecord(q *model.Quote) quoteJSON {
	return quoteJSON{q.ID, q.By, q.Text, q.Source, q.Paragraph, q.Said.EDTF(), q.SaidDerived, q.Kind.String(), q.Context}
}

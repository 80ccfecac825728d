package plain

import "entente/model"

// CheckInWords says whether a reader has checked something; empty where they haven't.
func CheckInWords(c model.Check) string {
	return [...]string{model.Unchecked: "", model.Checked: "checked", model.Stale: "changed since it was checked"}[c]
}

// noted prints what the reader ticked and noted of a record.
func (p *printer) noted(item model.Item) string {
	ref, ok := p.dossier.RefOf(item)
	if !ok {
		return ""
	}
	note, check := p.dossier.NoteOn(ref)
	return also("", CheckInWords(check)) + also("your note: ", note.Text)
}

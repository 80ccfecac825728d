package foreign

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	"entente/model"
)

// Why nothing is claimed by a word: who doesn't understand what someone holds mustn't have
// them assert it.
const (
	noStance    = "its stance is none of asserts, confirms, qualifies, denies and declines, so that it can’t be told what it claims"
	noCertainty = "its certainty is none of stated, assessed, believed, alleged, perceived, self-described, possible, debated and historical, so that it can’t be told what it claims"
)

// Why a claim isn't as it came, though it is understood.
const (
	otherForm   = "its stance or certainty is another form of a word of the format, which stands in its place"
	noneOfThese = "its stance has no certainty, and what it has for one is kept in the note"
	isNumber    = "its certainty is a number, which stands for no word of the format and is kept beside; it is claimed as what names no certainty"
	isOther     = "its certainty is no word of the format, and is kept beside; it is claimed as what names no certainty"
)

// stanceForms are other forms of the words for stances, and words that plainly say the same.
var stanceForms = sync.OnceValue(func() map[string]model.Stance {
	return formsOf(map[model.Stance]string{
		model.Asserts:   "assert asserted asserting affirm affirms affirmed",
		model.Confirms:  "confirm confirmed confirming",
		model.Qualifies: "qualify qualified qualifying doubt doubts doubted",
		model.Denies:    "deny denied denying denial dispute disputes disputed refute refutes refuted reject rejects rejected",
		model.Declines:  "decline declined declining",
	})
})

// certaintyForms are the same for certainties.
var certaintyForms = sync.OnceValue(func() map[string]model.Standing {
	return formsOf(map[model.Standing]string{
		model.Stated:    "state states",
		model.Assessed:  "assess assesses assessment",
		model.Believed:  "believe believes likely probable probably",
		model.Alleged:   "allege alleges allegedly allegation",
		model.Perceived: "perceive perceives",
		model.Possible:  "possibly",
		model.Debated:   "debate debates",
	})
})

func formsOf[E comparable](words map[E]string) map[string]E {
	forms := map[string]E{}
	for e, list := range words {
		for word := range strings.FieldsSeq(list) {
			forms[word] = e
		}
	}
	return forms
}

// A position is what someone holds of a tie, by a word for the stance and one for the
// certainty, of which each may be empty.
type position struct {
	stance    model.Stance
	certainty model.Standing
	note      string // of a certainty that the stance, or any claim, can't have
	why       string // it isn't as it came; empty where it is
	odd       string // the word that isn't understood, so that there is no position
}

// positionOf returns the position that two words stand for.
func positionOf(stance, certainty string) position {
	p := position{stance: model.Asserts, certainty: model.Stated}
	var known, asIs bool
	if stance != "" {
		if p.stance, known, asIs = wordIn(stance, model.Parse[model.Stance], stanceForms); !known {
			p.odd, p.why = stance, noStance
			return p
		} else if !asIs {
			p.why = otherForm
		}
	}
	if !p.stance.Positive() {
		p.certainty = model.NoStanding
	}
	if certainty == "" { // as nearly all rows have it
		return p
	}
	switch given, known, asIs := wordIn(certainty, model.ParseCertainty, certaintyForms); {
	case !p.stance.Positive():
		p.note, p.why = "certainty: "+certainty, noneOfThese
	case !known && numeric(certainty):
		p.note, p.why = "certainty: "+certainty, isNumber
	case !known:
		p.odd, p.why = certainty, noCertainty
	default:
		if p.certainty = given; !asIs {
			p.why = otherForm
		}
	}
	return p
}

// numeric reports whether a word is a number, such as 0.7, 0,7, 70 or 70%. Nobody knows of
// what scale, so that it can be no certainty, and it is no slip of one.
func numeric(word string) bool {
	word = strings.TrimSpace(strings.TrimSuffix(word, "%"))
	_, err := strconv.ParseFloat(strings.Replace(word, ",", ".", 1), 64)
	return err == nil && strings.Trim(word, "+-.,0123456789") == ""
}

// wordIn returns what a word stands for, and reports whether it is known, and whether it is
// the format's own.
func wordIn[E comparable](word string, parse func(string) (E, bool), forms func() map[string]E) (e E, known, asIs bool) {
	if e, known = parse(strings.ToLower(word)); known {
		return e, true, true
	}
	plain := plainHead(word)
	if e, known = parse(strings.ReplaceAll(plain, " ", "-")); !known {
		e, known = forms()[plain]
	}
	return e, known, false
}

// Where tells what isn't understood in a row, which begins with a place, and what may be
// meant.
func (p *position) where(place string) string {
	what, words := "stance", model.Words[model.Stance]()
	if p.why == noCertainty {
		what, words = "certainty", model.Certainties()
	}
	told := fmt.Sprintf("%s: the %s “%s” isn’t known, and the row is left out", place, what, brief(p.odd))
	if near := model.Nearest(p.odd, words, 1); len(near) > 0 {
		return told + fmt.Sprintf("; did you mean “%s”?", near[0])
	}
	return told + "; where the column tells of something else, give it another head"
}

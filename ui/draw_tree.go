package ui

import (
	"strconv"
	"strings"

	"entente/model"
)

// The columns of a tree's leaves. From wordyLeaf on the standing has its word, from
// provenLeaf on the evidence its bar.
const (
	wordyLeaf    = 62
	provenLeaf   = 52
	leafIndent   = 7
	evidenceWide = 9
	mostBlocks   = 5 // claims that are drawn one by one
)

// tree paints an actor's ties by family or counterpart, then by type: a mark a tie
// where they are together, a row a tie below.
func (p painter) tree(s model.Scene, width, _ int) drawn {
	var d drawn
	t := s.Figure.Tree
	for b := range t.Branches {
		branch := &t.Branches[b]
		d.put(p.branch(branch.Label, "", branch.Ties(), true, width))
		for w := range branch.Twigs {
			twig := &branch.Twigs[w]
			last := w == len(branch.Twigs)-1
			d.put(p.branch(twig.Type.Label, fork(last), twig.Ties, false, width))
			for i, tie := range twig.Ties {
				stem := " │  "
				if last {
					stem = "    "
				}
				stem += fork(i == len(twig.Ties)-1)
				d.putPlace(twig.First+i, func() string { return p.leaf(s, tie, twig.First+i, stem, width) })
			}
		}
	}
	return d
}

func fork(last bool) string {
	if last {
		return " └─"
	}
	return " ├─"
}

// branch paints what ties have in common, a mark for each, who denies, and their number.
func (p painter) branch(label, stem string, ties []*model.Tie, bold bool, width int) string {
	tail := []cell{{width: 1}, {text: deniedTies(denied(ties)), width: 4, ink: red}, {text: strconv.Itoa(len(ties)), width: 4, right: true}, {width: 1}}
	room := width - total(tail) - 1 - p.columns(stem) - 1
	name := min(p.columns(label)+1, max(room-12, room/2))
	cells := []cell{{width: 1}, {text: stem, width: p.columns(stem) + 1, ink: ruled}, {text: label, width: name, bold: bold}}
	cells = append(cells, p.markCells(ties, room-name)...)
	return p.row(width, bare, append(cells, tail...)...)
}

// deniedTies counts ties that somebody denies; nothing where there are none.
func deniedTies(n int) string {
	if n == 0 {
		return ""
	}
	return "✗" + strconv.Itoa(n)
}

// markCells paints a mark a tie, flush right.
func (p painter) markCells(ties []*model.Tie, width int) []cell {
	marks := p.signs(ties, width, false)
	return append([]cell{{width: max(0, width-total(marks))}}, marks...)
}

// leaf paints a tie: how it runs, with whom, its label, how it stands, who denies it,
// and how much carries it.
func (p painter) leaf(s model.Scene, t *model.Tie, place int, stem string, width int) string {
	at := place == s.Figure.At
	g, bar := rowGround(at, s.Focus == model.Relationships, false)
	sign, tone := mark(t.Standing())
	standing := cell{text: sign, width: 1, ink: tone, bold: at}
	if width >= wordyLeaf {
		standing.text, standing.width = sign+" "+standingWord(t.Standing()), markWide
	}
	tail := []cell{standing, {width: 1}, {text: deniers(t), width: 2, ink: red, bold: at}, {width: 1}}
	if width >= provenLeaf {
		tail = append(tail, cell{text: evidence(s.View().Dossier(), t), width: evidenceWide, ink: muted})
	}
	d := s.View().Dossier()
	room := width - 1 - leafIndent - 3 - total(tail)
	name := min(counterpartWide, room/2)
	cells := append([]cell{bar},
		cell{text: stem, width: leafIndent, ink: ruled}, cell{width: 1}, cell{text: arrow(d.WayOf(t, s.Figure.Tree.Actor.ID)), width: 2, bold: at},
		cell{text: p.counterpartsInBrief(d, t, s.Figure.Tree.Actor.ID, name-1), width: name, bold: at},
		cell{text: t.Label, width: room - name - 1, ink: muted, bold: at}, cell{width: 1})
	return p.row(width, g, append(cells, tail...)...)
}

// deniers counts who denies a tie, in two columns.
func deniers(t *model.Tie) string {
	if n := t.Denials(); n > 0 {
		return "✗" + strconv.Itoa(min(n, 9))
	}
	return ""
}

// evidence shows how much carries a tie: a block a claim, and its quotations counted.
func evidence(d *model.Dossier, t *model.Tie) string {
	text := strings.Repeat("▪", min(len(t.Claims), mostBlocks))
	if len(t.Claims) > mostBlocks {
		text += "+"
	}
	if n := len(d.QuotesOf(t)); n > 0 {
		text += " “" + strconv.Itoa(n)
	}
	return text
}

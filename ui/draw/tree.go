package draw

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"entente/model"
	"entente/ui/paint"
	"entente/ui/plain"
)

// The columns of a tree's leaves. From provenLeaf on the evidence has its bar.
const (
	provenLeaf = 64
	leafIndent = 8
	mostBlocks = 5  // claims that are drawn one by one
	leastMarks = 12 // the columns that a long label leaves to marks, if there are so many
)

// tree paints an actor's ties by family or counterpart, then by type: a mark a tie
// where they are together, a row a tie below.
func tree(p paint.Painter, s model.Scene, width, _ int) Picture {
	var d Picture
	t := s.Figure.Facts.(*model.Tree)
	leaves := leafGridOf(p, s, width)
	denied := slices.ContainsFunc(t.Branches, func(b model.Branch) bool { return b.Tally().Denied > 0 })
	heading := func(n int) string {
		at := &t.Forks[n]
		if at.Twig == nil {
			return branchRow(p, at.Branch.Label, "", at.Branch.Tally(), at.Branch.Ties(width), true, denied, width)
		}
		return branchRow(p, at.Twig.Type.Label, fork(at.Last), at.Twig.Tally, at.Twig.Ties, false, denied, width)
	}
	d.putGroups(s.Figure.Size, len(t.Forks), func(n int) int { return t.Forks[n].First }, heading, func(stop int) string {
		at := &t.Forks[sort.Search(len(t.Forks), func(n int) bool { return t.Forks[n].First > stop })-1]
		stem, i := " │  ", stop-at.First
		if at.Last {
			stem = "    "
		}
		return leaf(p, s, at.Twig.Ties[i], stop, stem+fork(i == len(at.Twig.Ties)-1), &leaves, width)
	})
	return d
}

func fork(last bool) string {
	if last {
		return " └─"
	}
	return " ├─"
}

// branchRow paints what ties have in common, a mark for each, who denies, in a column if any
// is denied, and their number.
func branchRow(p paint.Painter, label, stem string, of model.Tally, first []*model.Tie, bold, denied bool, width int) string {
	no := 0
	if denied {
		no = 4
	}
	tail := append(deniedCells(deniedTies(of.Denied), no, paint.Red, false), []paint.Cell{
		atLeast(4, paint.Cell{Text: strconv.Itoa(of.All), Right: true}), {Width: 1},
	}...)
	room := width - p.Total(tail) - 1 - p.Columns(stem) - 1
	name := min(p.Columns(label)+1, max(room-min(leastMarks, of.All), room/2))
	cells := []paint.Cell{{Gap: 1, Text: stem, Ink: paint.Ruled}, {Gap: 1, Text: label, Width: name, Bold: bold}}
	cells = append(cells, markCells(p, first, of.All, room-name)...)
	return p.Row(width, paint.Bare, append(cells, tail...)...)
}

// deniedTies counts ties that somebody denies; nothing where there are none.
func deniedTies(n int) string {
	if n == 0 {
		return ""
	}
	return "✗" + strconv.Itoa(n)
}

// markCells paints a mark a tie, flush right: of the first of so many.
func markCells(p paint.Painter, first []*model.Tie, of, width int) []paint.Cell {
	marks := signs(first, of, width, false)
	return append([]paint.Cell{{Width: max(0, width-p.Total(marks))}}, marks...)
}

// asRows returns the Scene whose rows are a tree's leaves: they name the counterpart in
// every order, and the type stands above them.
func asRows(s model.Scene) model.Scene {
	s.Listed, s.Order = model.Scope{}, model.OrderType
	return s
}

// A leafGrid is the grid that the leaves share, and their column of evidence.
type leafGrid struct {
	grid
	evidence int // 0 where there is no room
}

func leafGridOf(p paint.Painter, s model.Scene, width int) leafGrid {
	var ties []*model.Tie
	branches := s.Figure.Facts.(*model.Tree).Branches
	for b := 0; b < len(branches) && len(ties) < measuredRows; b++ {
		ties = append(ties, branches[b].Ties(measuredRows-len(ties))...)
	}
	l, left := leafGrid{}, width-leafIndent
	if width >= provenLeaf {
		for _, t := range ties {
			l.evidence = max(l.evidence, p.Columns(evidence(s.View().Dossier(), t)))
		}
		left -= l.evidence + 1
	}
	l.grid = gridOf(p, asRows(s), ties, left)
	return l
}

// leaf paints a tie as a row of Relationships, and how much carries it.
func leaf(p paint.Painter, s model.Scene, t *model.Tie, stop int, stem string, leaves *leafGrid, width int) string {
	g, bar, chosen := stopGround(s, stop)
	cells := leaves.cells(p, asRows(s), t, bar, chosen)
	cells = slices.Insert(cells, 1, paint.Cell{Text: stem, Width: leafIndent, Ink: paint.Ruled})
	if leaves.evidence > 0 {
		cells = append(cells, paint.Cell{Text: evidence(s.View().Dossier(), t), Width: leaves.evidence, Ink: paint.Muted}, paint.Cell{Width: 1})
	}
	return p.Row(width, g, cells...)
}

// deniers counts who denies a tie.
func deniers(t *model.Tie) string {
	if n := t.Denials(); n > 0 {
		return "✗" + strconv.Itoa(n)
	}
	return ""
}

// evidence shows how much carries a tie: a block a claim, and how many quotations.
func evidence(d *model.Dossier, t *model.Tie) string {
	text := strings.Repeat("▪", min(len(t.Claims), mostBlocks))
	if len(t.Claims) > mostBlocks {
		text += "+"
	}
	if n := len(d.QuotesOf(t)); n > 0 {
		text += " " + plain.Count(n, "quote", "quotes")
	}
	return text
}

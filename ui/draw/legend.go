package draw

import (
	"entente/model"
	"entente/ui/paint"
)

// A Sign is a mark with what it stands for.
type Sign struct {
	Text    string
	Ink     paint.Ink
	Word    string
	Meaning string
}

// A LegendPart are the marks of a kind.
type LegendPart struct {
	Heading string
	Signs   []Sign
}

// Legend tells the marks of the view at hand: those of its drawing first, then those
// that ties, claims and rows have everywhere.
func Legend(s model.Scene) []LegendPart {
	parts := []LegendPart{
		{"standing of a tie, from its claims", standingSigns()},
		{"what else a party does with a tie", stanceSigns()},
		{"ties and rows", rowSigns},
	}
	if s.View().Dossier().Former() != nil {
		parts = append(parts, LegendPart{"since the older edition, before a tie", changeSigns()})
	}
	if len(s.View().Dossier().Notes()) > 0 {
		parts = append(parts, LegendPart{"what you noted", noteSigns()})
	}
	if s.Drawing != model.NoDrawing {
		return append([]LegendPart{{"in this drawing: " + s.Drawing.String(), looks[s.Drawing].signs}}, parts...)
	}
	return append(parts, LegendPart{"in the panes", paneSigns})
}

func changeSigns() []Sign {
	var signs []Sign
	for _, c := range []model.TieChange{model.NewTie, model.ChangedTie, model.Turned} {
		sign, tone := ChangeMark(c)
		signs = append(signs, Sign{sign, tone, c.String(), c.Meaning()})
	}
	return append(signs, Sign{GoneMark, paint.Muted, "gone", "Only in the older edition. It can’t be chosen; {what changed} tells its words."})
}

func noteSigns() []Sign {
	checked, green := checkMark(model.Checked)
	stale, amber := checkMark(model.Stale)
	return []Sign{
		{checked, green, "checked", "You ticked it, and it is the same since then."},
		{stale, amber, "changed", "You ticked it, and it, or a quotation of it, has changed since then."},
		{noteMark, paint.Accent, "noted", "It has a note of yours, which Sources tells."},
	}
}

func standingSigns() []Sign {
	var signs []Sign
	for s := model.Confirmed; s <= model.Unsupported; s++ {
		sign, tone := Mark(s)
		signs = append(signs, Sign{sign, tone, s.String(), s.Meaning()})
	}
	return signs
}

func stanceSigns() []Sign {
	var signs []Sign
	for _, row := range []struct {
		stance  model.Stance
		meaning string
	}{
		{model.Qualifies, "Says that it holds in part, or on a condition."},
		{model.Denies, "Says that it isn’t so. ✗2 beside a tie: two parties deny it."},
		{model.Declines, "Neither confirms nor denies: it won’t say, or has no information. That is no denial."},
	} {
		sign, tone := inked(row.stance.Sign())
		signs = append(signs, Sign{sign, tone, row.stance.InWords(), row.meaning})
	}
	return signs
}

var rowSigns = []Sign{
	{"→", paint.Plain, "gives", "From the chosen actor to the counterpart; where both ends are named, from the first to the second."},
	{"←", paint.Plain, "receives", "From the counterpart to the chosen actor."},
	{"↔", paint.Plain, "no direction", "Between them."},
	{"+2", paint.Plain, "more", "Behind a name or a mark: so many others, for which there is no room."},
	{"█", paint.Plain, "chosen", "In the pane that has the focus."},
	{"▌", paint.Accent, "chosen", "In the other panes."},
	{"▎", paint.Accent, "lit", "What the chosen quotation bears on."},
	{paint.BarPinned, paint.Accent, "pinned", "It stays in sight beside the tie that is read."},
	{"┃", paint.Muted, "scrolled", "In the line beside a list or a text: which part of it is in sight."},
	{"›", paint.Muted, "path", "From pane to pane, where one alone has room."},
	{"…", paint.Plain, "cut", "There is more than the room shows. Within a quotation: its source left words out."},
	{"a·b", paint.Muted, "apart", "It parts what is told of one thing."},
	{"~ ? *", paint.Plain, "rough dates", "Before a date: about then, uncertain, worked out from what the source says. 2019–: since then; –2019: until then; 199X: a year of these ten."},
	{"¶7", paint.Muted, "paragraph", "Where in the source it stands, headings counted."},
	{"ab", paint.Accent, "cited", "In the text of a source: the words of a claim or a quotation; underlined, of the chosen one."},
}

var paneSigns = []Sign{
	{"▸", paint.Plain, "folded", "A section of which only the heading is listed."},
	{"“2", paint.Muted, "quoted", "The end of no tie, but quoted twice."},
	{"·", paint.Muted, "silent", "The end of no tie, and not quoted either."},
}

// What several drawings have.
var (
	branchSigns = Sign{"├ └ │", paint.Ruled, "belongs to", "What stands above it at the same line’s beginning."}
	bothWays    = Sign{"⇄", paint.Plain, "both ways", "Of several ties some run one way, and some the other."}
	deniedOf    = Sign{"✗5", paint.Red, "denied", "Behind how many ties there are: so many of them somebody denies."}
	marksInRow  = Sign{"●◐○", paint.Plain, "ties", "A mark a tie, the firmest first; +9 counts those for which there is no room, ✗ those that somebody denies."}
	treeSigns   = []Sign{
		branchSigns, marksInRow,
		{"▪▪▪+", paint.Muted, "claims", "A block a claim on the tie, five at most, and + where there are more; behind them its quotations are counted."},
	}
	matrixSigns = []Sign{
		{"[ ]", paint.Accent, "chosen", "They stand around the chosen cell."},
		{"╲", paint.Muted, "itself", "Where an actor’s row and column meet."},
		{"·", paint.Muted, "nothing", "No tie between the two."},
		{"3✗", paint.Red, "some denied", "Three ties, of which somebody denies one or more. A letter alone is one tie, of the type that it stands for."},
		{"↓ →", paint.Muted, "from, to", "Rows give, columns receive."},
		marksInRow,
	}
	timelineSigns = []Sign{
		{"◆", paint.Accent, "a day", "The tie’s date is that day, or a time shorter than a column here."},
		{"◇", paint.Accent, "about", "The same, where the date isn’t exact."},
		{"├──┤", paint.Accent, "a time", "It lasted from there to there."},
		{"┄", paint.Accent, "perhaps", "The date leaves open whether it was yet, or still; of an open end that is all time behind the day as of which the dossier speaks, or else its latest source."},
		{"~ ? *", paint.Accent, "rough dates", "Before a date: about then, uncertain, worked out. On a line ?: a beginning or an end that isn’t known."},
		{"← →", paint.Accent, "open", "It began before, or goes on, as far as anything is known."},
		{"« »", paint.Accent, "beyond", "It lies, or goes on, before or behind the time that is shown."},
		{"╱", paint.Muted, "left out", "Years in which nothing is dated."},
		{"┊", paint.Muted, "a tick", "The time that is named above begins there."},
		{"3×", paint.Plain, "one lane", "So many ties share it; the mark is that of the firmest, and ✗ counts those that somebody denies."},
		{"+9", paint.Muted, "undated", "Above, where there is little room: so many ties have no date."},
		{"▸", paint.Plain, "folded", "Ties without a date are folded behind their number, until one of them is chosen."},
	}
	neighbourSigns = []Sign{
		{"──→", paint.Plain, "the line", "To each neighbour; its arrows point to who receives."},
		{"├ ┤ ┼", paint.Ruled, "joined", "Where lines meet on their way to the actor in the middle."},
		{"3+2", paint.Plain, "ties", "Three ties of the two alone, and two of three and more ends. The mark is that of the firmest of the two alone, if there is one."},
		deniedOf,
		{"▎", paint.Accent, "lit", "It has ties with the chosen one too."},
	}
	networkSigns = []Sign{
		{"━", paint.Plain, "many ties", "Three at least; a thin line has fewer, or few beside the heaviest. Among more than twenty lines all that lead past the chosen actor are thin."},
		{"▸◂▴▾", paint.Plain, "receives", "The end of the line to which it points, by at least one of the ties."},
		{"⢄⡀", paint.Plain, "slanting", "Such lines run across; the heavier, the more ties."},
		{"[ ]", paint.Accent, "chosen", "They stand around the chosen line’s ties."},
		{"8+2", paint.Plain, "ties", "Eight of the two alone, and two of three and more ends. The mark is that of the firmest of the two alone, if there is one."},
		deniedOf,
	}
	comparedSigns = []Sign{bothWays, marksInRow}
	ladderSigns   = []Sign{
		{"▸", paint.Accent, "in force", "The lens through which the ties are seen."},
		{"▪▪▪", paint.Muted, "what is left", "How many of all ties the lens leaves."},
	}
	quotedSigns = []Sign{{"— “ ”", paint.Plain, "quoted", "The words, and who said them."}}
)

// About says in a sentence what a drawing shows.
func About(d model.Drawing) string { return looks[d].about }

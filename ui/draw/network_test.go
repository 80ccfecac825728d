package draw

import (
	"fmt"
	"maps"
	"math/bits"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"entente/model"
	"entente/ui/internal/sample"
	"entente/ui/paint"
	"entente/ui/plain"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// networks returns a dossier of so many protagonists, each pair of whom may be tied, with
// names of every kind.
func networks(t *rapid.T) model.Scene {
	r := sample.Records(rapid.IntRange(1, 150).Draw(t, "ties"))
	names := []string{"Ёж", "日本国", "جمهورية مصر العربية", "👩‍👩‍👧‍👦 and kin", "é́́", "A very long name of some body or other", "X"}
	core := rapid.IntRange(0, 12).Draw(t, "core")
	for i := range r.Actors {
		a := &r.Actors[i]
		a.Core = i < core
		if rapid.Bool().Draw(t, "named") {
			a.Name = fmt.Sprint(rapid.SampledFrom(names).Draw(t, "name"), " ", i)
		}
	}
	for i := range r.Ties {
		if tie := &r.Ties[i]; len(r.Actors) > 12 && core > 1 && tie.Directed() && rapid.Bool().Draw(t, "among") {
			from := rapid.IntRange(0, core-1).Draw(t, "from")
			tie.From, tie.To = []string{r.Actors[from].ID}, []string{r.Actors[(from+rapid.IntRange(1, core-1).Draw(t, "to"))%core].ID}
		}
	}
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	view := d.Filter(model.Filter{})
	s := view.See(model.Selection{Drawing: model.NetworkDrawing, Wide: rapid.Bool().Draw(t, "wide"), Actor: rapid.SampledFrom(d.Actors).Draw(t, "actor").ID, Focus: model.Relationships})
	if s.Figure.Size > 0 && rapid.Bool().Draw(t, "choose") {
		s = view.See(s.ChoosePick(rapid.IntRange(0, s.Figure.Size-1).Draw(t, "stop")))
	}
	return s
}

var methods = []ansi.Method{ansi.GraphemeWidth, ansi.WcWidth}

// TestPropertyNetworksAreClear paints networks of every kind at every size: boxes and
// labels stand whole, apart from one another, with no line through them, and each pair
// either has its label or is listed.
func TestPropertyNetworksAreClear(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := networks(t)
		p := paint.Painter{Theme: paint.Colourless(rapid.Bool().Draw(t, "ascii"), rapid.SampledFrom(methods).Draw(t, "method"))}
		width, height := rapid.IntRange(leastColumns, 239).Draw(t, "width"), rapid.IntRange(1, 79).Draw(t, "height")
		d := network(p, s, width, height)
		for i := range d.Body.Len() {
			if n := p.Columns(ansi.Strip(d.Body.Row(i))); n != width {
				t.Fatalf("row %d has %d columns of %d: %s", i, n, width, d.Body.Row(i))
			}
		}
		for stop := range s.Figure.Size {
			if _, _, ok := d.RowsOf(stop); !ok {
				t.Fatalf("line %d stands nowhere", stop)
			}
		}
		f := newNetFrame(p, s, s.Figure.Facts.(*model.Network))
		if f.fit(width, height, len(networkNotes(p, f.n, width))); f.layout == nil {
			return
		}
		if f.layout.width != width || f.layout.height > max(height, leastNetwork) {
			t.Fatalf("a picture of %dx%d stands in %dx%d", f.layout.width, f.layout.height, width, height)
		}
		clearOfAll(t, f.layout)
		for i, r := range f.layout.boxes {
			if got := between(p, &d, r.Y+r.H/2, r.X+2, r.W-4); !r.Empty() && got != netLabelText(p, []paint.Cell{{Text: f.names[i]}}) {
				t.Fatalf("the box of %q has %q", f.names[i], got)
			}
		}
		for i := range f.layout.lines {
			r := f.layout.lines[i].label
			if r.Empty() {
				continue
			}
			if got, want := between(p, &d, r.Y, r.X, r.W), netLabelText(p, f.labels[i]); got != want {
				t.Fatalf("label %d is %q, want %q", i, got, want)
			}
		}
	})
}

// clearOfAll holds a layout by itself.
func clearOfAll(t *rapid.T, l *netLayout) {
	t.Helper()
	c := newNetCanvas(l.width, l.height)
	for i := range l.lines {
		line := &l.lines[i]
		if line.path == nil {
			continue
		}
		c.draw(i, line.path, line.weight+1, 0)
		for _, end := range []struct{ box, at int }{{line.a, 0}, {line.b, len(line.path) - 1}} {
			if at := line.path[end.at]; !wider(l.boxes[end.box], 1, 1).Holds(int(at.x), int(at.y)) {
				t.Fatalf("line %d ends at %v, beside %v", i, at, l.boxes[end.box])
			}
		}
	}
	whole := paint.Rect{W: l.width, H: l.height}
	stand := slices.DeleteFunc(slices.Clone(l.boxes), paint.Rect.Empty)
	owners := make([]int, len(stand))
	for i := range owners {
		owners[i] = nobody
	}
	for i := range l.lines {
		if r := l.lines[i].label; !r.Empty() {
			stand, owners = append(stand, r), append(owners, i)
		}
	}
	for i, r := range stand {
		if !whole.Holds(r.X, r.Y) || !whole.Holds(r.X+r.W-1, r.Y+r.H-1) {
			t.Fatalf("%v leaves the picture", r)
		}
		for _, o := range stand[:i] {
			if overlap(r, o) {
				t.Fatalf("%v stands on %v", r, o)
			}
		}
		if owners[i] == nobody {
			continue
		}
		for x := r.X - 1; x <= r.X+r.W; x++ {
			if o := c.at(x, r.Y).owner; o != nobody && o != owners[i] {
				t.Fatalf("line %d crosses the label of %d", o, owners[i])
			}
		}
	}
}

// between returns what stands in some columns of a row.
func between(p paint.Painter, d *Picture, row, x, w int) string {
	text, found := strings.ReplaceAll(ansi.Strip(d.Body.Row(row)), plain.LRM, ""), ""
	for at := 0; at < x+w && text != ""; {
		cluster, size := ansi.FirstGraphemeCluster(text, p.Method)
		if text = text[len(cluster):]; at >= x {
			found += cluster
		}
		at += size
	}
	return found
}

func netLabelText(p paint.Painter, cells []paint.Cell) string {
	return strings.ReplaceAll(ansi.Strip(p.Row(p.Total(cells), paint.Bare, cells...)), plain.LRM, "")
}

// TestNetworkStays holds that boxes, lines and labels stand where they are, whatever is
// chosen.
func TestNetworkStays(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := networks(t)
		p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
		width, height := rapid.IntRange(leastColumns, 200).Draw(t, "width"), rapid.IntRange(5, 60).Draw(t, "height")
		var first *netLayout
		for stop := range min(s.Figure.Size, 6) {
			f := newNetFrame(p, s.View().See(s.ChoosePick(stop)), s.Figure.Facts.(*model.Network))
			f.fit(width, height, 2)
			if stop == 0 {
				first = f.layout
			}
			if !reflect.DeepEqual(f.layout, first) {
				t.Fatalf("with %d chosen the layout is another", stop)
			}
		}
	})
}

// TestNetworkLinesWeighTheirTies holds that a line is as heavy as its ties make it,
// whichever is chosen: the legend reads weight as their number.
func TestNetworkLinesWeighTheirTies(t *testing.T) {
	t.Parallel()
	r := sample.Records(3)
	for i := range r.Actors {
		r.Actors[i].Core = i < 3
	}
	for i := range r.Ties {
		r.Ties[i].Between, r.Ties[i].From, r.Ties[i].To = nil, []string{r.Actors[i].ID}, []string{r.Actors[(i+1)%3].ID}
	}
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	view := d.Filter(model.Filter{})
	s := view.See(model.Selection{Drawing: model.NetworkDrawing})
	for stop := range s.Figure.Size {
		f := newNetFrame(paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}, view.See(s.ChoosePick(stop)), s.Figure.Facts.(*model.Network))
		f.fit(60, 20, 0)
		var d Picture
		f.paint(&d)
		for i := range f.canvas.cells {
			c := &f.canvas.cells[i]
			if c.sign == '━' || c.sign == '┃' || bits.OnesCount8(c.dots) > 4 {
				t.Fatalf("with %d chosen, a line of one tie has %q and %d dots", stop, c.sign, bits.OnesCount8(c.dots))
			}
		}
	}
}

// TestNetworkPointsToReceivers holds that a line has a head towards each box that receives,
// as long as it has columns of its own near that: without any it would read as one of no
// direction.
func TestNetworkPointsToReceivers(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := networks(t)
		width, height := rapid.IntRange(leastColumns, 200).Draw(t, "width"), rapid.IntRange(5, 60).Draw(t, "height")
		f := newNetFrame(paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}, s, s.Figure.Facts.(*model.Network))
		if f.fit(width, height, 0); f.layout == nil {
			return
		}
		var d Picture
		f.paint(&d)
		for i := range f.layout.lines {
			pair, path := &f.n.Pairs[i], f.layout.lines[i].path
			if path == nil {
				continue
			}
			cells := func(points []point, box int) (own, heads map[point]bool) {
				own, heads = map[point]bool{}, map[point]bool{}
				near := wider(f.layout.boxes[box], headColumns, headRows)
				for _, at := range points {
					x, y := int(at.x), int(at.y)
					c, cell := f.canvas.at(x, y), point{float64(x), float64(y)}
					if c.owner == i && near.Holds(x, y) && !wider(f.layout.lines[i].label, 1, 0).Holds(x, y) && !wider(f.over, 1, 0).Holds(x, y) {
						own[cell] = true
						if c.sign != 0 && strings.ContainsRune("▸◂▴▾", c.sign) {
							heads[cell] = true
						}
					}
				}
				return own, heads
			}
			half := len(path) / 2
			first, firstHeads := cells(path[:half], f.layout.lines[i].a)
			last, lastHeads := cells(path[len(path)-half:], f.layout.lines[i].b)
			heads := maps.Clone(firstHeads) // the halves of a short line may share a cell
			maps.Copy(heads, lastHeads)
			if most := min(1, pair.Receives) + min(1, pair.Gives); len(heads) > most {
				t.Fatalf("a line has %d heads, and %d ends receive", len(heads), most)
			}
			if len(first) > 1 && len(last) > 1 && (pair.Receives > 0 && len(firstHeads) == 0 || pair.Gives > 0 && len(lastHeads) == 0) {
				t.Fatalf("a line that points to its first box: %t, to its second: %t, has %d and %d heads there", pair.Receives > 0, pair.Gives > 0, len(firstHeads), len(lastHeads))
			}
		}
	})
}

// TestListedPairsHaveTheirRoom holds that of a listed pair no name is cut that its row has room
// for, be it one in a row or several.
func TestListedPairsHaveTheirRoom(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := networks(t)
		p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
		f := newNetFrame(p, s, s.Figure.Facts.(*model.Network))
		list := f.unlabelled()
		width := rapid.IntRange(leastColumns, 240).Draw(t, "width")
		g := f.pairGrid(list, width)
		if g.across*(g.size()+pairGap) > width+pairGap {
			t.Fatalf("%d pairs of %d columns have no room in %d", g.across, g.size(), width)
		}
		spare := (width - 1 - g.across*(g.size()+pairGap)) / g.across
		for _, i := range list {
			l, text := &f.n.Pairs[i], f.pairText(i, g.name, g.names)
			if needed := brief(p, l.From, 0) + runs(l) + brief(p, l.Actor, 0); p.Columns(needed) <= g.names+max(0, spare) && strings.Contains(text, "…") || p.Columns(text) > g.names {
				t.Fatalf("in %d columns %q is told as %q", g.names, needed, text)
			}
		}
	})
}

// TestNetworkTellsTheRest holds what is told of those that aren't shown.
func TestNetworkTellsTheRest(t *testing.T) {
	t.Parallel()
	view := crowded(t).Filter(model.Filter{})
	for _, c := range []struct {
		sel  model.Selection
		want string
	}{
		{model.Selection{Actor: "a", Wide: true}, `1090 more ties aren’t between two of these. 1090 more actors have 1 tie at most with A.`},
		{model.Selection{Actor: "x3", Wide: true}, `^Network of X3 `},
		{model.Selection{Actor: "x3"}, `^Network ┌`},
	} {
		c.sel.Drawing = model.NetworkDrawing
		if text := Text(view.See(c.sel), 100, false); !regexp.MustCompile(c.want).MatchString(strings.Join(strings.Fields(text), " ")) {
			t.Errorf("%s isn’t in\n%s", c.want, text)
		}
	}
}

// TestNetworkFollowsTheMouse holds that clicks on a box go through all of its lines.
func TestNetworkFollowsTheMouse(t *testing.T) {
	t.Parallel()
	d, err := model.New(sample.Records(80))
	if err != nil {
		t.Fatal(err)
	}
	s := d.Filter(model.Filter{}).See(model.Selection{Drawing: model.NetworkDrawing})
	n, p := s.Figure.Facts.(*model.Network), paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	for box := range n.Actors {
		f := newNetFrame(p, s, n)
		f.fit(100, 30, 1)
		r, seen := f.layout.boxes[box], map[int]bool{}
		lines := 0
		for i := range n.Pairs {
			lines += truth(n.Pairs[i].A == box || n.Pairs[i].B == box)
		}
		for range lines {
			picture := network(p, s, 100, 31)
			s = s.View().See(s.ChoosePick(picture.At(r.Y, r.X+1)))
			seen[s.Figure.At] = true
		}
		if len(seen) != lines {
			t.Errorf("clicks on box %d choose %d of %d lines", box, len(seen), lines)
		}
	}
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

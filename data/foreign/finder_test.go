package foreign

import (
	"fmt"
	"strings"
	"testing"

	"entente/model"

	"pgregory.net/rapid"
)

// A set of texts has what was put into it, under numbers in their order.
func TestTextSetPropertyAsAMap(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		set, oracle := newTextSet(), map[string]int{}
		var elsewhere []string
		if rapid.Bool().Draw(t, "kept elsewhere") {
			set.kept = func(n int) string { return elsewhere[n] }
		}
		for _, text := range rapid.SliceOfN(rapid.StringN(0, 2, -1), 0, 500).Draw(t, "texts") {
			_, there := oracle[text]
			if !there {
				oracle[text] = len(oracle)
				elsewhere = append(elsewhere, text)
			}
			if n, added := set.put(text); added == there || n != oracle[text] {
				t.Fatalf("%q: put as %d, %v before", text, n, there)
			}
		}
		for text, n := range oracle {
			if got, ok := set.number(text); got != n || !ok {
				t.Fatalf("%q: %d, %v, not %d", text, got, ok, n)
			}
		}
		if _, ok := set.number("none"); ok {
			t.Fatal("what wasn't put is there")
		}
	})
}

// Rows are known by the hashes of all that they say, whether the first tables say more than
// what tells of a tie or later ones do.
func TestToldRowsPropertyAsMaps(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rows, ties, told := toldRows{told: map[toldRow]bool{}}, map[uint64]int{}, map[toldRow]bool{}
		alike := rapid.IntRange(0, 20).Draw(t, "rows that say no more")
		for i := range 40 {
			this := toldRow{tie: rapid.Uint64Range(1, 9).Draw(t, "tie")}
			if this.whole = this.tie; i >= alike {
				this.whole = rapid.Uint64Range(1, 9).Draw(t, "whole")
			}
			n, again := rows.row(this.tie, this.whole)
			if n != ties[this.tie] || again != told[this] {
				t.Fatalf("row %d, %v: of tie %d, %v, not %d, %v", i, this, n, again, ties[this.tie], told[this])
			}
			if told[this] = true; n == 0 {
				ties[this.tie] = len(ties) + 1
			}
		}
	})
}

// A table whose rows begin shorter than they go on doesn't get room for what never comes.
func TestRoomIsBounded(t *testing.T) {
	t.Parallel()
	text := "from,to\n"
	for i := range 5000 {
		text += fmt.Sprintf("a%d,b\n", i)
	}
	im := NewImport(Options{Size: 1 << 40})
	if err := im.Read("edges.csv", strings.NewReader(text)); err != nil {
		t.Fatal(err)
	}
	if n := len(im.records.Ties); n != 5000 || cap(im.records.Ties) > 4*n {
		t.Errorf("room for %d ties, of which %d came", cap(im.records.Ties), n)
	}
}

// Ties share the claim of a table that says nothing else of them, and a second claim on one
// of them is no other's.
func TestSharedClaims(t *testing.T) {
	t.Parallel()
	d, _ := read(t, Options{}, "from,to,type,url,claimant\na,b,x,http://u.v/1,\nc,d,x,http://u.v/1,\nc,e,x,http://u.v/1,\nc,d,x,http://u.v/1,Ann\nc,d,x,,\nf,a,x,,\nf,b,x,,\n")
	var got []string
	for i := range d.Ties {
		for _, c := range d.Ties[i].Claims {
			got = append(got, d.Ties[i].ID+" "+c.By)
		}
	}
	want := "a-x-b u.v-1, c-x-d u.v-1, c-x-d Ann, c-x-d edges, c-x-e u.v-1, f-x-a edges, f-x-b edges"
	if strings.Join(got, ", ") != want {
		t.Error(got)
	}
	shared := func(a, b *model.Tie) bool { return &a.Claims[0] == &b.Claims[0] }
	if !shared(&d.Ties[3], &d.Ties[4]) || shared(&d.Ties[0], &d.Ties[3]) {
		t.Error("claims are shared where they may not be, or aren't where they may")
	}
}

// Of a file whose size is known, the list of actors grows to what there will be.
func TestActorsOfAStreamHaveRoom(t *testing.T) {
	t.Parallel()
	const n = 40_000
	for name, text := range map[string]string{
		"GraphML": "<graphml><graph>" + nodesOf(n, `<node id="n%d"/>`) + "</graph></graphml>",
		"JSON":    nodesOf(n, `{"id":"a%d","schema":"Person","properties":{}}`+"\n"),
		"CSV":     "id,name,type\n" + nodesOf(n, "a%d,A,person\n"),
	} {
		im := NewImport(Options{Size: int64(len(text))})
		if err := im.Read("f", strings.NewReader(text)); err != nil {
			t.Fatal(err)
		}
		if got := cap(im.records.Actors); got < n || got > n*11/10 {
			t.Errorf("%s: of %d actors there is room for %d", name, n, got)
		}
	}
}

func nodesOf(n int, form string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, form, i)
	}
	return b.String()
}

package model

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Numbers find what a map would find.
func TestNumbersPropertyAsAMap(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		ids := rapid.SliceOfNDistinct(rapid.StringN(0, 2, -1), 0, 500, rapid.ID).Draw(t, "ids")
		x := newNumbers(len(ids), func(n int) string { return ids[n] })
		for n, id := range ids {
			if _, ok := x.find(id); ok {
				t.Fatalf("%q is there before it was added", id)
			}
			x.add(n)
			if other, ok := x.add(n); ok || other != n {
				t.Fatalf("%q is added twice: %d, %v", id, other, ok)
			}
		}
		for n, id := range ids {
			if got, ok := x.find(id); got != n || !ok {
				t.Fatalf("%q: %d, %v, not %d", id, got, ok, n)
			}
		}
		if n, ok := x.find("none"); ok || x.number("none") != 0 {
			t.Fatalf("what wasn't added is %d", n)
		}
		all := x.ids()
		if slices.Sort(all); !slices.Equal(all, slices.Sorted(slices.Values(ids))) {
			t.Fatalf("the ids %q, not %q", all, ids)
		}
	})
}

package explorer

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"entente/data/state"
	"entente/model"

	"github.com/google/go-cmp/cmp"
)

// version1 is a file as the first release wrote it, with no field zero.
const version1 = `{
  "version": 1,
  "place": {
    "actor": "iran",
    "scope": {
      "kind": "said-by",
      "id": "china"
    },
    "tie": "drones",
    "quote": "not-a-penny",
    "item": {
      "tie": "missiles",
      "claim": 3,
      "quote": "no-limits"
    },
    "pin": "guns",
    "focus": "sources",
    "zoomed": true,
    "filter": [
      {
        "facet": "contest",
        "values": [
          "contested"
        ]
      },
      {
        "facet": "type",
        "values": [
          "troops",
          "arms"
        ]
      }
    ],
    "order": "date",
    "quote_order": "kind",
    "claim_order": "source",
    "actor_order": "name",
    "folded": [
      "states",
      "people"
    ],
    "find": "<a> & “b”",
    "hit": 2,
    "top": {
      "countries": 5,
      "relationships": 6,
      "sources": 7
    },
    "pin_top": 8,
    "drawing": "matrix",
    "other": "north-korea",
    "wide": true,
    "open": true,
    "draw_top": 9,
    "nth": 10
  },
  "marks": {
    "a": {},
    "ö": {
      "actor": "syria"
    }
  }
}
`

// everything is the State that stands in it.
func everything() State {
	return State{
		Selection: model.Selection{
			Actor: "iran", Scope: model.Scope{Kind: model.SaidBy, ID: "china"}, Tie: "drones", Quote: "not-a-penny",
			Item: model.Item{Tie: "missiles", Claim: 3, Quote: "no-limits"}, Pin: "guns", Focus: model.Sources,
			Filter: model.Filter{}.With(model.ByContest, model.Contested).With(model.ByType, "troops", "arms"),
			Order:  model.OrderDate, QuoteOrder: model.QuotesByKind, ClaimOrder: model.ClaimsBySource, ActorOrder: model.ActorsByName,
			Find: "<a> & “b”", Hit: 2, Drawing: model.MatrixDrawing, Other: "north-korea", Wide: true, Open: true, Nth: 10,
		},
		Look: Look{
			Zoomed: true, Folded: model.Sections("").Toggle(model.People).Toggle(model.OtherStates),
			Scroll: Scroll{Top: Tops{5, 6, 7}, PinTop: 8, DrawTop: 9},
		},
	}
}

// A State comes back whole from a file of the first release, and from one of this.
func TestStateIsKept(t *testing.T) {
	file := filepath.Join(t.TempDir(), "d.json")
	if err := os.WriteFile(file, []byte(version1), 0o600); err != nil {
		t.Fatal(err)
	}
	want := everything()
	kept := func(when string) state.Kept[State] {
		k, aside, err := state.Load[State](file)
		if err != nil || aside != "" || k.Left == nil || !k.Left.Equal(want) {
			t.Errorf("%s it is (%v, %q):\n%s", when, err, aside, cmp.Diff(want, *k.Left, cmp.AllowUnexported(model.Filter{})))
		}
		if len(k.Marks) != 2 || k.Marks['ö'].Actor != "syria" {
			t.Errorf("%s the marks are %v", when, k.Marks)
		}
		return k
	}
	k := kept("as the first release wrote it") // which knew no cards, and no lanes that are joined or of a span of time
	want.Span, k.Left.Span, want.Joined, k.Left.Joined = model.Century, model.Century, true, true
	want.Card, k.Left.Card, want.Item.Card, k.Left.Item.Card = "iran", "iran", "cnn", "cnn"
	if err := state.Save(file, k); err != nil {
		t.Fatal(err)
	}
	kept("as this one writes it")
	for _, part := range []any{want.Selection, want.Look, want.Scroll} {
		v := reflect.ValueOf(part)
		for i := range v.NumField() {
			if v.Field(i).IsZero() {
				t.Errorf("%s isn't set, so nothing holds that it is kept", v.Type().Field(i).Name)
			}
		}
	}
}

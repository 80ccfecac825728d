package model_test

import (
	"strings"
	"testing"

	"entente/model"
)

func TestNearest(t *testing.T) {
	t.Parallel()
	known := []string{"russia", "china", "iran", "iraq", "north-korea", "south-korea", "us", "uk", "Belarus"}
	for word, want := range map[string]string{
		"rusia":       "russia",
		"russai":      "russia",
		"iran":        "iran iraq",
		"irna":        "iran",
		"IRAN":        "iran iraq",
		"north-corea": "north-korea south-korea",
		"korea":       "north-korea south-korea",
		"belarus":     "Belarus",
		"laru":        "Belarus",
		"ux":          "us uk",
		"germany":     "",
		"":            "",
		"rússia":      "russia",
	} {
		if got := join(model.Nearest(word, known, 9)); got != want {
			t.Errorf("nearest to %q: %q, want %q", word, got, want)
		}
	}
	if got := join(model.Nearest("korea", known, 1)); got != "north-korea" {
		t.Errorf("one only: %q", got)
	}
	long := strings.Repeat("x", 81)
	if got := join(model.Nearest(long[1:], []string{long}, 1)); got != long {
		t.Errorf("to 80 bytes: %q", got)
	}
	if got := model.Nearest(long, []string{long}, 1); len(got) != 0 {
		t.Errorf("to 81 bytes: %q", got)
	}
	if got := model.Nearest("russia", nil, 3); len(got) != 0 {
		t.Errorf("of nothing: %q", got)
	}
}

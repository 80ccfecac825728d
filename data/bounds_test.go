package data

import (
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"entente/data/foreign"
	"entente/model"
)

// Each text of each record has a bound, up to which it is read, in YAML and in JSON.
func TestTextsHaveBounds(t *testing.T) {
	t.Parallel()
	for list, record := range map[string]any{"sources": model.Source{}, "actors": model.Actor{}, "tie_types": model.TieType{}, "ties": model.Tie{}, "quotes": model.Quote{}} {
		for _, f := range declared(reflect.TypeOf(record)) {
			text := f.sort == variable && model.VariableKindOf(f.name) == model.TextVariable || f.sort == locatorPart
			if f.sort == alone && reflect.TypeOf(record).FieldByIndex(f.index).Type.Kind() == reflect.String {
				text = f.name != "type"
			}
			if !text {
				continue
			}
			for over := range 2 {
				long := strings.Repeat("漢", MostCharacters(f.name)+over)
				want := fmt.Sprintf("%s has %d characters, which is more than anyone reads; write %d at most", f.name, MostCharacters(f.name)+1, MostCharacters(f.name))
				for _, form := range []string{"%s:\n  - %s: %s\n", "{\"%s\": [{\"%s\": \"%s\"}]}"} {
					_, err := Decode(File{"f.yaml", fmt.Appendf(nil, form, list, f.name, long)})
					if err == nil || strings.Contains(err.Error(), want) != (over == 1) {
						t.Errorf("%s of %s: %.300v", f.name, list, err)
					}
				}
			}
		}
	}
}

// What comes from another form is cut, so that it can be written and read again.
func TestImportsAreCut(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	name := filepath.Join(folder, "long.csv")
	write(t, name, "from,to,type,summary,note\n"+strings.Repeat("a", 600)+",b,trade,"+strings.Repeat("s", 30_000)+","+strings.Repeat("n", 30_000)+"\n")
	var cut []string
	l, err := new(Reading).Import(foreign.Options{Each: func(e foreign.Entry) {
		if e.Fate == foreign.Altered {
			cut = append(cut, e.ID)
		}
	}}, name)
	if err != nil {
		t.Fatal(err)
	}
	if n := l.Imported.Count("long text", foreign.Altered); n != len(cut) || n < 3 {
		t.Errorf("%d are counted of %q", n, cut)
	}
	if all := strings.Join(cut, "\n"); !strings.HasPrefix(all, "tie ") || !strings.Contains(all, ": summary\n") || !strings.Contains(all, "\nactor ") {
		t.Errorf("the texts that were cut: %s", all)
	}
	if err := Write(filepath.Join(folder, "d"), l.Records, 10, Limits{}); err != nil {
		t.Fatal(err)
	}
	if _, err := new(Reading).Load(filepath.Join(folder, "d")); err != nil {
		refused, _ := errors.AsType[Refused](err)
		t.Errorf("%.500v", refused)
	}
}

// What a stage of a reading shows stays as it is when the whole is shortened: both have
// the lists of the records in common.
func TestShortenLeavesWhatAStageShows(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 30_000)
	whole := model.Records{
		Actors: []model.Actor{{ID: "a", Aliases: []model.Alias{{Name: long}}, Attributes: model.Fields{{Name: "n", Text: long}}}},
		Ties: []model.Tie{{
			ID: "t", Attributes: model.Fields{{Name: "n", Text: long}},
			Claims: []model.Claim{{Wording: long, AlsoIn: []model.Passage{{Source: "s", Wording: long}}}},
		}},
	}
	stage := model.Records{Actors: slices.Clone(whole.Actors), Ties: slices.Clone(whole.Ties)}
	cut := 0
	shorten(&whole, func(_, _, _ string) { cut++ })
	if cut != 5 {
		t.Errorf("%d texts are cut, not 5", cut)
	}
	a, tie := &stage.Actors[0], &stage.Ties[0]
	for field, text := range map[string]string{
		"alias": a.Aliases[0].Name, "attribute": a.Attributes[0].Text, "tie’s attribute": tie.Attributes[0].Text,
		"wording": tie.Claims[0].Wording, "passage": tie.Claims[0].AlsoIn[0].Wording,
	} {
		if text != long {
			t.Errorf("the %s of the stage is cut", field)
		}
	}
}

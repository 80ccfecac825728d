package model_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"entente/model"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// wordsOf returns the differences in words.
func wordsOf(list []model.Difference) []string {
	var words []string
	for _, d := range list {
		words = append(words, d.Words)
	}
	return words
}

// TestSincePropertyLayout holds that the order of records and claims is no difference.
func TestSincePropertyLayout(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		r := dossiers().Draw(t, "dossier")
		old := must(t, r)
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		r.Ties, r.Actors, r.Quotes = slices.Clone(r.Ties), slices.Clone(r.Actors), slices.Clone(r.Quotes)
		random.Shuffle(len(r.Ties), func(i, j int) { r.Ties[i], r.Ties[j] = r.Ties[j], r.Ties[i] })
		random.Shuffle(len(r.Actors), func(i, j int) { r.Actors[i], r.Actors[j] = r.Actors[j], r.Actors[i] })
		random.Shuffle(len(r.Quotes), func(i, j int) { r.Quotes[i], r.Quotes[j] = r.Quotes[j], r.Quotes[i] })
		for i := range r.Ties {
			claims := slices.Clone(r.Ties[i].Claims)
			random.Shuffle(len(claims), func(i, j int) { claims[i], claims[j] = claims[j], claims[i] })
			r.Ties[i].Claims = claims
		}
		if diff := cmp.Diff([]string(nil), wordsOf(must(t, r).Since(old))); diff != "" {
			t.Fatal(diff)
		}
	})
}

// TestSincePropertyMirrored holds that what came one way went the other, and that
// what changed did so both ways.
func TestSincePropertyMirrored(t *testing.T) {
	t.Parallel()
	mirror := map[model.Change]model.Change{model.Came: model.Went, model.Went: model.Came, model.Changed: model.Changed}
	sorted := func(list []model.Difference, mirrored bool) []string {
		var words []string
		for _, d := range list {
			change := d.Change
			if mirrored {
				change = mirror[change]
			}
			words = append(words, d.Kind+" "+change.String())
		}
		slices.Sort(words)
		return words
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := must(t, dossiers().Draw(t, "a")), must(t, dossiers().Draw(t, "b"))
		if diff := cmp.Diff(sorted(b.Since(a), false), sorted(a.Since(b), true)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestSince(t *testing.T) {
	t.Parallel()
	base := func() model.Records {
		return records(states("iran", "russia", "china"),
			directed("drones", "arms", "iran", "russia", asserts("china", model.Alleged)),
			directed("oil", "arms", "russia", "china", asserts("china", model.Stated)))
	}
	for name, c := range map[string]struct {
		change func(*model.Records)
		want   []string
	}{
		"denied": {func(r *model.Records) {
			denial := takes("iran", model.Denies)
			denial.Said, _ = model.ParseDate("2025-01")
			r.Ties[0].Claims = append(r.Ties[0].Claims, denial)
		}, []string{"IRAN → RUSSIA, arms: alleged, now denied by IRAN; one claim more, of 2025-01"}},
		"firmer": {func(r *model.Records) { r.Ties[0].Claims[0].Certainty = model.Stated }, []string{
			"IRAN → RUSSIA, arms: now stated, was alleged; one claim changed",
		}},
		"renamed": {func(r *model.Records) {
			r.Actors[0].ID = "persia"
			r.Ties[0].From = []string{"persia"}
		}, []string{`actor IRAN: id “persia”, was “iran”`}},
		"gone": {func(r *model.Records) { r.Ties = r.Ties[:1] }, []string{"RUSSIA → CHINA, arms: gone; it was stated"}},
		"turned first": {func(r *model.Records) {
			r.Actors[2].Summary = "A state."
			r.Ties[1].Claims[0].Certainty = model.Possible
		}, []string{"RUSSIA → CHINA, arms: now possible, was stated; one claim changed", `actor CHINA: summary “A state.”, was not given`}},
	} {
		old, r := must(t, base()), base()
		c.change(&r)
		if diff := cmp.Diff(c.want, wordsOf(must(t, r).Since(old))); diff != "" {
			t.Errorf("%s: %s", name, strings.TrimSpace(diff))
		}
	}
}

// TestSincePropertyRenamed holds that nothing but the ids is told of a dossier all of
// whose records have other ids.
func TestSincePropertyRenamed(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		r := dossiers().Draw(t, "dossier")
		old, now := must(t, r), must(t, renamed(r))
		for _, diff := range now.Since(old) {
			if diff.Was == "" || len(diff.Fields) != 1 || len(diff.Claims) > 0 || diff.Turned {
				t.Fatalf("%s, where only ids are others", diff.Words)
			}
		}
	})
}

// renamed returns the records with other ids.
func renamed(r model.Records) model.Records {
	ids := map[string]bool{}
	for _, s := range r.Sources {
		ids[s.ID] = true
	}
	for _, p := range r.Actors {
		ids[p.ID] = true
	}
	for _, q := range r.Quotes {
		ids[q.ID] = true
	}
	for _, x := range r.Ties {
		ids[x.ID] = true
	}
	for _, x := range r.Types {
		ids[x.ID] = true
	}
	var walk func(v reflect.Value) reflect.Value
	walk = func(v reflect.Value) reflect.Value {
		out := reflect.New(v.Type()).Elem()
		out.Set(v)
		switch {
		case v.Kind() == reflect.String && ids[v.String()]:
			out.SetString(v.String() + "-new")
		case v.Kind() == reflect.Slice && !v.IsNil():
			out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
			for i := range v.Len() {
				out.Index(i).Set(walk(v.Index(i)))
			}
		case v.Kind() == reflect.Struct:
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() && v.Type().Field(i).Name != "Label" && v.Type().Field(i).Name != "Family" {
					out.Field(i).Set(walk(v.Field(i)))
				}
			}
		}
		return out
	}
	return walk(reflect.ValueOf(r)).Interface().(model.Records)
}

// TestFieldDiffsOfEveryField holds that no field of any record can change unnoticed.
func TestFieldDiffsOfEveryField(t *testing.T) {
	t.Parallel()
	for _, record := range []any{model.Head{}, model.Source{}, model.Actor{}, model.TieType{}, model.Tie{}, model.Claim{}, model.Quote{}} {
		full := reflect.New(reflect.TypeOf(record)).Elem()
		leaves := 0
		each(full, "", func(leaf reflect.Value, path string) {
			if strings.HasPrefix(path, ".Claims") { // which are compared one by one
				return
			}
			leaves++
			was := reflect.New(full.Type()).Elem()
			text := fmt.Sprintf("%#v", full.Interface())
			was.Set(deepCopy(full))
			setLeaf(leaf, 1)
			if diffs := model.FieldDiffs(was.Interface(), full.Interface()); len(diffs) == 0 {
				t.Errorf("%T%s changes unnoticed in %s", record, path, text)
			}
			setLeaf(leaf, 0)
		})
		if leaves < 5 {
			t.Errorf("%T has %d fields", record, leaves)
		}
	}
}

// each fills a value, and goes over its leaves.
func each(v reflect.Value, path string, visit func(leaf reflect.Value, path string)) {
	fill(v)
	var walk func(v reflect.Value, path string)
	walk = func(v reflect.Value, path string) {
		switch {
		case v.Type() == reflect.TypeFor[model.Date]():
			visit(v, path)
		case v.Type() == reflect.TypeFor[model.Variable]():
			visit(v.FieldByName("Text"), path)
		case v.Kind() == reflect.Pointer:
			walk(v.Elem(), path)
		case v.Kind() == reflect.Slice:
			walk(v.Index(0), path+"[0]")
		case v.Kind() == reflect.Struct:
			for i := range v.NumField() {
				if f := v.Type().Field(i); f.IsExported() {
					walk(v.Field(i), path+"."+f.Name)
				}
			}
		default:
			visit(v, path)
		}
	}
	walk(v, path)
}

// fill gives every field within a value, and every list one item.
func fill(v reflect.Value) {
	switch {
	case v.Type() == reflect.TypeFor[model.Date]():
		setLeaf(v, 0)
	case v.Type() == reflect.TypeFor[model.Variable]():
		v.Set(reflect.ValueOf(model.Variable{Name: "abstract", Text: "word0"}))
	case v.Type() == reflect.TypeFor[model.Field]():
		v.Set(reflect.ValueOf(model.Field{Name: "page", Text: "word0"}))
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(v.Field(i))
			}
		}
	default:
		setLeaf(v, 0)
	}
}

// setLeaf gives a leaf one of two values.
func setLeaf(v reflect.Value, n int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("word%d", n))
	case reflect.Bool:
		v.SetBool(n == 0)
	case reflect.Int:
		v.SetInt(int64(n + 1))
	case reflect.Uint8:
		v.SetUint(uint64(n + 1))
	default:
		date, _ := model.ParseDate(fmt.Sprintf("202%d", n))
		v.Set(reflect.ValueOf(date))
	}
}

func deepCopy(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	switch {
	case v.Kind() == reflect.Pointer:
		out.Set(reflect.New(v.Type().Elem()))
		out.Elem().Set(deepCopy(v.Elem()))
	case v.Kind() == reflect.Slice:
		out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			out.Index(i).Set(deepCopy(v.Index(i)))
		}
	case v.Kind() == reflect.Struct && v.Type() != reflect.TypeFor[model.Date]():
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				out.Field(i).Set(deepCopy(v.Field(i)))
			}
		}
	}
	return out
}

// BenchmarkSince compares editions of many ties, and of many claims on one.
func BenchmarkSince(b *testing.B) {
	for name, r := range map[string]model.Records{"ties": manyTies(10_000, 1), "claims": manyTies(1, 5_000)} {
		old, now := must(b, r), must(b, edited(r))
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if len(now.Since(old)) == 0 {
					b.Fatal("no difference")
				}
			}
		})
	}
}

func manyTies(ties, claims int) model.Records {
	r := records(states("iran", "russia"))
	for i := range ties {
		var all []model.Claim
		for n := range claims {
			c := asserts("iran", model.Stated)
			c.Paragraph = n + 1
			all = append(all, c)
		}
		r.Ties = append(r.Ties, directed(fmt.Sprintf("t%d", i), "arms", "iran", "russia", all...))
	}
	return r
}

// edited changes a claim of every tie.
func edited(r model.Records) model.Records {
	r.Ties = slices.Clone(r.Ties)
	for i := range r.Ties {
		claims := slices.Clone(r.Ties[i].Claims)
		for n := range claims {
			claims[n].Note = "Another note."
		}
		r.Ties[i].Claims = claims
	}
	return r
}

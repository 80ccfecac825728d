package hostile_test

import (
	"errors"
	"reflect"
	"testing"
	"unicode"
	"unicode/utf8"

	"entente/data"
	"entente/data/safe"
	"entente/model"
	"entente/ui/internal/hostile"
)

// Whatever a dossier's files hold, every string that can be reached from what was
// decoded, the indexes that are derived from it included, is one that safe.Clean leaves
// as it is. So a string of a Dossier can be drawn.
func TestDecodedStringsAreSafe(t *testing.T) {
	t.Parallel()
	payloads := hostile.Payloads()
	if len(payloads) < 60 {
		t.Fatalf("there are %d payloads only", len(payloads))
	}
	l, err := data.Decode(data.File{Name: "hostile.yaml", Bytes: []byte(hostile.Dossier(payloads))})
	if err != nil {
		t.Fatal(err)
	}
	l.Dossier.Prepare()
	w := walker{t: t, seen: map[uintptr]bool{}}
	w.walk("", reflect.ValueOf(l.Dossier))
	if fewest := 20 * len(payloads); w.strings < fewest {
		t.Errorf("%d strings were found, of at least %d", w.strings, fewest)
	}
	for i, p := range payloads {
		if shown := l.Records.Actors[i].Name; shown != safe.Clean(shown) || !isWhole(p.Text) && shown == "n"+p.Text+"." {
			t.Errorf("%s is still in %+q", p.Name, shown)
		}
	}
}

// isWhole tells that nothing of a payload has to go where letters stand around it.
func isWhole(text string) bool { return safe.Clean("n"+text+".") == "n"+text+"." }

// Of a dossier that is refused, what is told is safe too.
func TestToldStringsAreSafe(t *testing.T) {
	t.Parallel()
	w := walker{t: t, seen: map[uintptr]bool{}}
	for _, p := range append(hostile.Payloads(), hostile.Raw()...) {
		broken := hostile.Broken(p)
		broken["raw"] = "dossier: {id: x, title: a" + p.Text + "b}\n"
		for what, text := range broken {
			if l, err := data.Decode(data.File{Name: "f" + p.Text + ".yaml", Bytes: []byte(text)}); err == nil {
				w.walk(what, reflect.ValueOf(l.Dossier))
			} else if refused, ok := errors.AsType[data.Refused](err); !ok {
				t.Errorf("%s in %s: %v", p.Name, what, err)
			} else {
				w.walk(what, reflect.ValueOf(refused))
			}
		}
	}
}

// checkVisible holds, in other words than safe's, that a terminal acts on nothing in a
// text.
func checkVisible(t *testing.T, text string) {
	t.Helper()
	for _, r := range text {
		if unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Noncharacter_Code_Point, unicode.Co, unicode.Zl, unicode.Zp) || r == 0x200b || r == 0xfeff {
			t.Errorf("%+q has %U", text, r)
		}
	}
	if !utf8.ValidString(text) {
		t.Errorf("%+q is no UTF-8", text)
	}
}

// A walker finds every string that a value leads to, in fields of any name.
type walker struct {
	t       *testing.T
	seen    map[uintptr]bool
	strings int
}

func (w *walker) walk(path string, v reflect.Value) {
	w.t.Helper()
	switch v.Kind() {
	case reflect.String:
		w.strings++
		checkVisible(w.t, v.String())
		if again := safe.Clean(v.String()); again != v.String() {
			w.t.Errorf("%s: %+q was not made safe", path, v.String())
		}
	case reflect.Pointer:
		if !v.IsNil() && !w.seen[v.Pointer()] {
			w.seen[v.Pointer()] = true
			w.walk(path, v.Elem())
		}
	case reflect.Interface:
		w.walk(path, v.Elem())
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			w.walk(path+"[]", v.Index(i))
		}
	case reflect.Map:
		for i := v.MapRange(); i.Next(); {
			w.walk(path+" key", i.Key())
			w.walk(path+" value", i.Value())
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[model.Date]() {
			return
		}
		for i := range v.NumField() {
			w.walk(path+"."+v.Type().Field(i).Name, v.Field(i))
		}
	default:
	}
}

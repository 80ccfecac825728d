package data

import (
	"reflect"
	"strings"
	"testing"

	"entente/model"
)

// Each list that records have has its row, in their order, which is of that list.
func TestEveryListHasItsRow(t *testing.T) {
	t.Parallel()
	all, rows := reflect.TypeFor[model.Records](), recordLists
	for i := range all.NumField() {
		if all.Field(i).Type.Kind() != reflect.Slice {
			continue
		}
		if len(rows) == 0 {
			t.Fatalf("%s has no row", all.Field(i).Name)
		}
		l := rows[0]
		rows = rows[1:]
		if name := all.Field(i).Tag.Get("json"); l.name != name || l.name != l.one+"s" {
			t.Errorf("the row of %s is that of %s, of which one is %s", name, l.name, l.one)
		}
		if word := strings.ReplaceAll(l.one, "_", " "); l.what != "a "+word && l.what != "an "+word {
			t.Errorf("one of %s is %q", l.name, l.what)
		}
		var r, other model.Records
		list := reflect.ValueOf(&r).Elem().Field(i)
		for n, id := range []string{"a", "b", "c"} {
			reflect.ValueOf(l.add(&r, n)).Elem().FieldByName("ID").SetString(id)
		}
		l.copy(&other, &r, 1, 3)
		l.put(&r, 1, removed)
		if list.Len() != 2 || l.size(&r) != 2 || l.id(&r, 1) != "c" || l.at(&r, 1) != list.Index(1).Addr().Interface() || l.id(&other, 0) != "b" {
			t.Errorf("%s: %v, and %v", l.name, r, other)
		}
		l.join(&r, []model.Records{r, other})
		l.keep(&r, 3)
		if ids := l.id(&r, 0) + l.id(&r, 1) + l.id(&r, 2); ids != "acb" || reflect.ValueOf(l.some(&r, 1, 3)).Len() != 2 {
			t.Errorf("%s: joined are %s", l.name, ids)
		}
	}
	if len(rows) > 0 {
		t.Errorf("%s is no list", rows[0].name)
	}
}

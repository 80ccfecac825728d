package foreign

import (
	"bytes"
	"encoding/csv"
	"errors"
	"slices"
	"strings"
	"testing"

	"entente/model"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"pgregory.net/rapid"
)

// read reads texts as one dossier, in which every rule holds.
func read(t interface {
	Helper()
	Fatalf(string, ...any)
}, o Options, texts ...string,
) (*model.Dossier, *Import) {
	t.Helper()
	im := NewImport(o)
	for _, text := range texts {
		if err := im.Read("edges.csv", strings.NewReader(text)); err != nil {
			t.Fatalf("%.80q: %v", text, err)
		}
	}
	d, err := model.New(im.Records("edges", "edges.csv"))
	if err != nil {
		t.Fatalf("%.80q: %v", texts, err)
	}
	return d, im
}

func ties(d *model.Dossier) []string {
	var list []string
	for i := range d.Ties {
		t := &d.Ties[i]
		list = append(list, d.EndsInWords(t)+": "+d.TypeOf(t).Label)
	}
	return list
}

func TestTableHeads(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text string
		o    Options
		want []string
	}{
		"Gephi":       {"Source,Target,Type,Weight\na,b,Directed,1\n", Options{}, []string{"a → b: tie"}},
		"ACLED":       {"event_type,actor1,actor2,interaction\nBattles,a,b,Rebel group-Civilians\n", Options{}, []string{"a → b: Battles"}},
		"undirected":  {"Source,Target,Type,Weight\na,b,Undirected,1\n", Options{}, []string{"a ↔ b: tie"}},
		"TrumpWorld":  {"Entity A Type,Entity A,Entity B Type,Entity B,Connection,Source(s)\nPerson,Ann,Organization,ACME,President,\n", Options{}, []string{"Ann → ACME: President"}},
		"semicolons":  {"from;to;type\nx;y;arms\n", Options{}, []string{"x → y: arms"}},
		"tabs":        {"from\tto\ttype\nx\ty\tarms\n", Options{}, []string{"x → y: arms"}},
		"bars":        {"from|to|type\nx|y|arms\n", Options{}, []string{"x → y: arms"}},
		"quoted":      {"from,to,type\n\"Doe, Jane\",\"A \"\"B\"\" C\",arms\n", Options{}, []string{`Doe, Jane → A "B" C: arms`}},
		"mapped":      {"Person,Firm,Role\nAnn,ACME,chair\n", Options{As: "csv", Map: map[string]string{"from": "Person", "to": "Firm", "type": "Role"}}, []string{"Ann → ACME: chair"}},
		"source said": {"from,to,source\na,b,The Paper\n", Options{}, []string{"a → b: tie"}},
		"Excel's":     {"sep=;\r\nfrom;to;type\r\nx;y;arms\r\n", Options{}, []string{"x → y: arms"}},
		"Neo4j's":     {":START_ID(Person),role:string[],:END_ID,:TYPE\np1,chair,c1,OWNS\n", Options{}, []string{"p1 → c1: OWNS"}},
		"LittleSis":   {"entity1_id,entity1_name,entity2_id,entity2_name,category,description1\n1,Ann,2,ACME,Position,chair\n", Options{}, []string{"Ann → ACME: Position"}},
		"Cytoscape":   {"source,interaction,target,shared name\na,pp,b,a (pp) b\n", Options{}, []string{"a → b: pp"}},
		"a person":    {"Person,Company,Role,Source\nAnn,ACME,chair,The Paper\n", Options{}, []string{"Ann → ACME: chair"}},
		"two actors":  {"Actor A;Actor B\nx;y\n", Options{}, []string{"x → y: tie"}},
		"counted":     {"country_1,country_2,type\nx,y,arms\n", Options{}, []string{"x → y: arms"}},
		"two states":  {"country1,country2\nx,y\n", Options{}, []string{"x → y: tie"}},
		"hyphens":     {"entity-a,entity-b,rel_type\nx,y,arms\n", Options{}, []string{"x → y: arms"}},
		"short rows":  {"from,to,type\na,b\n,c\nd,d\ne,f,g,h\n", Options{}, []string{"a → b: tie", "e → f: g"}},
	} {
		d, _ := read(t, c.o, c.text)
		if diff := cmp.Diff(c.want, ties(d)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestTableEncodings(t *testing.T) {
	t.Parallel()
	const text = "from,to\nMüller,Łucja\n"
	little := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder()
	bare := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder()
	for name, c := range map[string]struct {
		encode func(string) (string, error)
		text   string
	}{
		"BOM":          {func(s string) (string, error) { return "\ufeff" + s, nil }, text},
		"UTF-16":       {little.String, text},
		"UTF-32":       {utf32.UTF32(utf32.LittleEndian, utf32.UseBOM).NewEncoder().String, text},
		"UTF-32 also":  {utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM).NewEncoder().String, text},
		"no mark":      {bare.String, text},
		"Windows-1252": {charmap.Windows1252.NewEncoder().String, "from,to\nMüller,Zoë\n"},
	} {
		encoded, err := c.encode(c.text)
		if err != nil {
			t.Fatal(err)
		}
		plain, _ := read(t, Options{}, c.text)
		d, im := read(t, Options{}, encoded)
		if diff := cmp.Diff(ties(plain), ties(d)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if told := strings.Contains(strings.Join(im.Report.notes, "\n"), strings.Split(name, " ")[0]); !told && name != "BOM" && name != "no mark" {
			t.Errorf("%s isn't told: %q", name, im.Report.notes)
		}
	}
}

// A start and an end are dates, and no actors, but for those of Neo4j's export of all.
func TestStartsAreNoActors(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"_id,_labels,name,_start,_end,_type\n1,:Person,Ann,,,\n2,:Firm,ACME,,,\n,,,1,2,OWNS\n": {"Ann → ACME: OWNS"},
		"start_id,end_id,start,end\na,b,2019,2020\n":                                           {"a → b: tie"},
		"name,type,start,end\nAnn,person,2005-11-22,2021-12-08\n":                              nil,
		"name;type;start;end\nAnn;person;2005-11-22T00:00:00Z;2021-12-08T00:00:00Z\n":          nil,
	} {
		d, _ := read(t, Options{}, text)
		if diff := cmp.Diff(want, ties(d)); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
	const terms = "person,personLabel,employer,employerLabel,start,end\nQ567,Angela Merkel,Q183,Germany,2005-11-22,2021-12-08\n"
	if err := NewImport(Options{}).Read("query.csv", strings.NewReader(terms)); err == nil {
		t.Errorf("%q makes ties of dates", terms)
	}
}

// Of several dates the one of the event itself is taken, not its year alone.
func TestEventTables(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"event_id_cnty,event_date,year,actor1,actor2\nYEM1,2025-05-16,2025,a,b\n":                                                "2025-05-16 ",
		"GLOBALEVENTID,SQLDATE,MonthYear,Year,Actor1Name,Actor2Name,SOURCEURL\n1,20240101,202401,2024,a,b,https://a.example/1\n": "2024-01-01 https://a.example/1",
		"from,to,year\na,b,2025\n": "2025 ",
	} {
		d, _ := read(t, Options{}, text)
		tie := &d.Ties[0]
		if got := tie.Date.EDTF() + " " + d.SourceByID(tie.Claims[0].Source).URL; got != want {
			t.Errorf("%q is of %q, not %q", text, got, want)
		}
	}
}

// A table of whose heads none is known is told by them, and how to say what they are.
// Heads that count the ends of ties don’t say which way these go, and that is told.
func TestHeadsWithoutAWay(t *testing.T) {
	t.Parallel()
	for heads, want := range map[string]bool{
		"Entity A,Entity B": true, "node1,node2": true, "entity1_name,entity2_name": true, "statea,stateb": true, "a,b": true,
		"from,to": false, "Source,Target": false, "payer,payee": false, "entity a,entity b,directed": false, "owner,owned": false,
	} {
		_, im := read(t, Options{}, heads+"\nx,y,no\n")
		if told := strings.Contains(strings.Join(im.Report.notes, "\n"), "don’t say which way a tie goes"); told != want {
			t.Errorf("%s: it is told %t, not %t", heads, told, want)
		}
	}
	_, im := read(t, Options{Map: map[string]string{"from": "b", "to": "a"}}, "a,b\nx,y\n")
	if told := strings.Join(im.Report.notes, "\n"); strings.Contains(told, "which way") {
		t.Errorf("mapped: told is %s", told)
	}
}

func TestUnknownHeads(t *testing.T) {
	t.Parallel()
	for text, heads := range map[string]string{
		"Von;Nach;Art\r\nMüller;Köln;Spende\r\n":                             "Von, Nach, Art;",
		"\ufeffVon;Nach;Art\nMüller;Köln;Spende\n":                           "Von, Nach, Art;",
		"item,itemLabel,spouse\nhttp://www.wikidata.org/entity/Q1,Ann,Bob\n": "item, itemLabel, spouse;",
	} {
		err := NewImport(Options{}).Read("a file", strings.NewReader(text))
		if err == nil || errors.Is(err, ErrUnknown) || !strings.Contains(err.Error(), "heads that aren’t known: "+heads) || !strings.Contains(err.Error(), "--map from=HEAD,to=HEAD") {
			t.Errorf("%q: %v", text, err)
		}
	}
	for _, text := range []string{"a text\nof two lines\n", "one, two\nthree\n", "a: b, c\nd: e, f\n"} {
		if err := NewImport(Options{}).Read("a file", strings.NewReader(text)); !errors.Is(err, ErrUnknown) {
			t.Errorf("%q: %v", text, err)
		}
	}
	_, im := read(t, Options{}, "Donor,,Recipient,\nA,company,B,party\n")
	if notes := strings.Join(im.Report.notes, "\n"); !strings.Contains(notes, "kept as attributes: column 2, column 4") {
		t.Errorf("of columns without a head is told %q", notes)
	}
}

// A row whose claimant is what it cites has that speak in its own voice.
func TestClaimantThatIsCited(t *testing.T) {
	t.Parallel()
	for row, want := range map[string]string{
		"a,b,The Paper,The Paper,":                    "source The Paper in The Paper",
		"a,b,The Paper,The Paper,https://x.example/1": "source The Paper in https://x.example/1",
		"a,b,The Paper,,https://x.example/1":          "actor The Paper in https://x.example/1",
		"a,b,Ann,The Paper,":                          "actor Ann in The Paper",
		"a,b,,The Paper,":                             "source The Paper in The Paper",
	} {
		d, _ := read(t, Options{}, "from,to,claimant,source,url\n"+row+"\n")
		c := &d.Ties[0].Claims[0]
		got := "actor " + d.PartyName(c.By)
		if s := d.SourceByID(c.By); s != nil {
			got = "source " + s.Title
		}
		if got += " in " + d.SourceByID(c.Source).Title; got != want {
			t.Errorf("%q: it is claimed by %s, not by %s", row, got, want)
		}
	}
}

// Whatever a table holds, each row is told once, and what is kept makes a dossier.
func TestTablePropertyEachRowIsTold(t *testing.T) {
	t.Parallel()
	cell := rapid.OneOf(rapid.SampledFrom([]string{"", "a", "b", "A", " a ", "é", "2024", "http://x.y/z", "\x1b[31m", "=1+1", "x,\n\"y", "..", strings.Repeat("long ", 60)}), rapid.String())
	heads := []string{"from", "to", "type", "id", "date", "url", "quote", "claimant", "label", "start", "end", "x", "x"}
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 2, len(heads)), 1, 8).Draw(t, "rows")
		var text bytes.Buffer
		w := csv.NewWriter(&text)
		if err := w.Write(heads); err != nil {
			t.Fatal(err)
		}
		if err := w.WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		told := 0
		im := NewImport(Options{As: "csv", Each: func(Entry) { told++ }})
		if err := im.Read("edges.csv", &text); err != nil {
			t.Fatal(err)
		}
		if told != len(rows) {
			t.Fatalf("%d rows are told of %d", told, len(rows))
		}
		kept := im.Report.Count("row", Taken) + im.Report.Count("row", Altered)
		if kept == 0 {
			return // and nothing is a dossier
		}
		d, err := model.New(im.Records("edges", "edges.csv"))
		if err != nil {
			t.Fatal(err)
		}
		claims := 0
		for i := range d.Ties {
			claims += len(d.Ties[i].Claims)
		}
		if claims != kept {
			t.Fatalf("%d rows are kept, and %d claims", kept, claims)
		}
	})
}

// A tie may name an actor by the name that it has under an id of its own, in whatever
// order the tables come.
func TestTableNames(t *testing.T) {
	t.Parallel()
	const nodes, edges = "id,name,type\np1,Ann,person\nc1,ACME,company\n", "from,to,type\nAnn,c1,chair\np1,Mill,owner\n"
	for _, texts := range [][]string{{nodes, edges}, {edges, nodes}} {
		d, _ := read(t, Options{}, texts...)
		if diff := cmp.Diff([]string{"Ann → ACME: chair", "Ann → Mill: owner"}, ties(d)); diff != "" || len(d.Actors) != 3 {
			t.Error(diff, len(d.Actors))
		}
	}
}

// A file that goes on in another encoding than its beginning lets one think is read in
// that.
func TestTableEncodingBehindTheHead(t *testing.T) {
	t.Parallel()
	ascii := "from,to\n" + strings.Repeat("a,b\n", HeadBytes/4)
	for name, tail := range map[string]string{"Windows-1252": "M\xfcller,Zo\xeb\n", "UTF-8": "Müller,Zoë\n"} {
		d, im := read(t, Options{}, ascii+tail)
		if got := ties(d); len(got) != 2 || got[1] != "Müller → Zoë: tie" {
			t.Errorf("%s: %q", name, got)
		}
		if told := strings.Contains(strings.Join(im.Report.notes, "\n"), "Windows-1252"); told != (name != "UTF-8") {
			t.Errorf("%s: %q", name, im.Report.notes)
		}
	}
}

// TestDeclaredKindsAreNoWords holds that a kind of actors which is declared has no id that
// is a word of the format, however near to one what the source has is.
func TestDeclaredKindsAreNoWords(t *testing.T) {
	t.Parallel()
	im := NewImport(Options{})
	for _, word := range model.ActorTypes() {
		for _, odd := range []string{"\x06:" + word, "?" + word, word + "!", "«" + word + "»", "-" + word + "-"} {
			im.kind(odd, "")
		}
	}
	if len(im.records.Head.Kinds) == 0 {
		t.Fatal("none was declared")
	}
	for _, kind := range im.records.Head.Kinds {
		if slices.Contains(model.ActorTypes(), kind.ID) {
			t.Errorf("%q is declared", kind.ID)
		}
	}
}

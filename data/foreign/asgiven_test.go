package foreign

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestAsGiven holds that what has no place of its own is kept as it came: dates that can't
// be read, and the day of a record that no more than cites who says it.
func TestAsGiven(t *testing.T) {
	t.Parallel()
	const stix = `{"type":"bundle","id":"bundle--1","objects":[
{"type":"malware","id":"malware--1","name":"Slither"},{"type":"tool","id":"tool--1","name":"Hammer"},
{"type":"relationship","id":"relationship--1","relationship_type":"uses","source_ref":"malware--1","target_ref":"tool--1","created":"2019-06-01T00:00:00Z",EXTRA}]}`
	const cited = `"external_references":[{"source_name":"Acme 2014","url":"https://acme.example/1"}]`
	for _, c := range []struct{ name, text, attributes, said string }{
		{"a table’s start", "from,to,start\na,b,n/a\n", `{"start":"n/a"}`, ""},
		{"a table’s start and end", "from,to,start,end\na,b,2020,soon\n", `{"start":"2020","end":"soon"}`, ""},
		{"a table’s date", "from,to,date\na,b,n/a\n", `{"date":"n/a"}`, ""},
		{"GEXF", `<gexf xmlns="http://www.gexf.net/1.2draft"><graph><nodes><node id="a"/><node id="b"/></nodes><edges><edge id="0" source="a" target="b" start="soon"/></edges></graph></gexf>`, `{"start":"soon"}`, ""},
		{"STIX", strings.Replace(stix, "EXTRA", `"start_time":"soon"`, 1), `{"start":"soon"}`, "2019-06-01"},
		{"STIX that cites", strings.Replace(stix, "EXTRA", cited, 1), `{"created":"2019-06-01"}`, ""},
	} {
		im := NewImport(Options{})
		if err := im.Read("file", strings.NewReader(c.text)); err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		tie := im.Records("x", "X").Ties[0]
		attributes, err := json.Marshal(tie.Attributes)
		if err != nil {
			t.Fatal(err)
		}
		if got, said := string(attributes), tie.Claims[0].Said.EDTF(); got != c.attributes || said != c.said {
			t.Errorf("%s: its attributes are %s, said %q; want %s, said %q", c.name, got, said, c.attributes, c.said)
		}
	}
}

package foreign

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"entente/model"
)

// attack returns a bundle of the size and the shape of ATT&CK Enterprise: 20,048
// relationships with descriptions that cite their sources, some 45 MB.
func attack(relationships int) []byte {
	var b bytes.Buffer
	id := func(kind string, n int) string { return fmt.Sprintf("%s--%08x-0000-4000-8000-%012x", kind, n, n) }
	object := func(n int, kind, rest string) {
		fmt.Fprintf(&b, `,{"type":%q,"id":%q,"spec_version":"2.1","created":"2017-05-31T21:30:44.329Z","modified":"2024-04-11T00:06:01.264Z","created_by_ref":"identity--c78cb6e5-0c4b-4611-8297-d1b8b55e40b5","object_marking_refs":["marking-definition--fa42a846-8d90-4e51-bc29-71d5b4802168"],"x_mitre_version":"1.2","x_mitre_domains":["enterprise-attack"],"x_mitre_attack_spec_version":"3.2.0",%s}`, kind, id(kind, n), rest)
	}
	b.WriteString(`{"type":"bundle","id":"bundle--ad5f3bce-004b-417e-899d-392f8591ab55","spec_version":"2.0","objects":[{"type":"identity","id":"identity--c78cb6e5-0c4b-4611-8297-d1b8b55e40b5","name":"The MITRE Corporation","identity_class":"organization"}`)
	long := strings.Repeat("Adversaries may do this in order to gain what they want, as was seen. ", 40)
	kinds := []string{"attack-pattern", "malware", "intrusion-set", "course-of-action", "x-mitre-data-component"}
	const actors = 4000
	for n := range actors {
		object(n, kinds[n%len(kinds)], fmt.Sprintf(`"name":"Thing %d","description":%q,"aliases":["Thing %d","Other %d"],"external_references":[{"source_name":"mitre-attack","external_id":"T%d","url":"https://attack.mitre.org/T%d"},{"source_name":"Report %d","description":"Someone. (2017, May %d). A report.","url":"https://example.org/%d"}]`, n, long, n, n, n, n, n, n%28+1, n))
	}
	words := strings.Repeat("has used it to reach servers that it then left again, ", 10)
	for n := range relationships {
		from, to := n%actors, (n*7+1)%actors
		object(n, "relationship", fmt.Sprintf(`"relationship_type":"uses","source_ref":%q,"target_ref":%q,"description":"[Thing](https://attack.mitre.org/groups/G%d) %s (Citation: Report %d)","external_references":[{"source_name":"Report %d","description":"Someone. (2017, May %d). A report.","url":"https://example.org/%d"}]`, id(kinds[from%len(kinds)], from), id(kinds[to%len(kinds)], to), from, words, n%actors, n%actors, n%actors%28+1, n%actors))
	}
	b.WriteString("]}")
	return b.Bytes()
}

// entities returns lines of FollowTheMoney: companies, who owns them, and addresses.
func entities(n int) []byte {
	var b bytes.Buffer
	for i := range n {
		switch i % 3 {
		case 0:
			fmt.Fprintf(&b, `{"id":"c-%d","caption":"Company %d Ltd","schema":"Company","properties":{"name":["Company %d Ltd"],"jurisdiction":["gb"],"registrationNumber":["%08d"],"incorporationDate":["2001-02-03"],"topics":["corp.offshore"]},"referents":["r-%d"],"datasets":["registry"],"first_seen":"2023-01-01","last_seen":"2024-01-01"}`, i, i, i, i, i)
		case 1:
			fmt.Fprintf(&b, `{"id":"p-%d","caption":"Ann Person %d","schema":"Person","properties":{"name":["Ann Person %d"],"alias":["A. Person"],"birthDate":["1970-01-01"],"nationality":["gb"],"sourceUrl":["https://example.org/p/%d"]},"datasets":["registry","leaks"]}`, i, i, i, i)
		default:
			fmt.Fprintf(&b, `{"id":"o-%d","schema":"Ownership","properties":{"owner":["p-%d"],"asset":["c-%d"],"percentage":["%d"],"startDate":["2010-05-06"],"endDate":["2012-05-06"]},"datasets":["registry"]}`, i, i-1, i-2, i%100)
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// edgeList returns a table of ties.
func edgeList(n int) []byte {
	var b bytes.Buffer
	b.WriteString("from,to,type,date,url,quote\n")
	for i := range n {
		fmt.Fprintf(&b, "Person %d,Company %d,owner,2010-05-%02d,https://example.org/%d,\"so it is said, of %d\"\n", i, i/3, i%28+1, i%1000, i)
	}
	return b.Bytes()
}

// BenchmarkOpen reads files of the sizes that people have, up to the dossier.
func BenchmarkOpen(b *testing.B) {
	for _, c := range []struct {
		name string
		text []byte
	}{
		{"stix 20048 relationships", attack(20_048)},
		{"ftm 100000 entities", entities(100_000)},
		{"csv 100000 ties", edgeList(100_000)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			for b.Loop() {
				im := NewImport(Options{})
				if err := im.Read("bench", bytes.NewReader(c.text)); err != nil {
					b.Fatal(err)
				}
				if _, err := model.New(im.Records("bench", "bench")); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkCheck checks what is large, and tells of XML whether it need be checked.
func BenchmarkCheck(b *testing.B) {
	graph := "<graphml><graph>" + strings.Repeat(`<node id="a"><data key="b">c &amp; d</data></node>`+"\n", 500_000) + "</graph></graphml>"
	for name, text := range map[string]string{"ftm": string(entities(100_000)), "graphml": graph} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if err := Check(name, "bench", strings.NewReader(text)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("signs of graphml", func(b *testing.B) {
		b.SetBytes(int64(len(graph)))
		for b.Loop() {
			if oddXML(nil, strings.NewReader(graph)) {
				b.Fatal("it seems to break its rules")
			}
		}
	})
}

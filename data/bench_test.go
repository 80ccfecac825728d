package data

import (
	"bytes"
	"fmt"
	"strconv"
	"testing"

	"entente/model/sample"

	"go.yaml.in/yaml/v4"
)

// BenchmarkEmbedded reads the dossier that is built in, from its YAML.
func BenchmarkEmbedded(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Embedded(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDecode reads dossiers of other sizes: from YAML to what the explorer
// opens.
func BenchmarkDecode(b *testing.B) {
	for _, n := range sample.Sizes {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			file := synthetic(n)
			b.SetBytes(int64(len(file.Bytes)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Decode(file); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkRecords is Decode without the model's checks and indexes.
func BenchmarkRecords(b *testing.B) {
	file := synthetic(10_000)
	b.SetBytes(int64(len(file.Bytes)))
	for b.Loop() {
		d := newDecoder(new(Reading), []File{file})
		d.at = newSource(file.Bytes)
		root, _ := d.parse(file.Bytes)
		d.contents(root)
	}
}

// BenchmarkNodes is what YAML alone costs, for comparison.
func BenchmarkNodes(b *testing.B) {
	file := synthetic(10_000)
	b.SetBytes(int64(len(file.Bytes)))
	for b.Loop() {
		var n yaml.Node
		if err := yaml.Unmarshal(file.Bytes, &n); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSafe(b *testing.B) {
	for name, text := range map[string]string{
		"ascii":   "Pyongyang is believed to have supplied shells in very large numbers.",
		"curly":   "“That’s the glue that keeps them together – but …”, he said.",
		"persian": "می\u200cخواهم این متن را همان\u200cگونه که هست بخوانم.",
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				Safe(text)
			}
		})
	}
}

// synthetic makes a dossier with that many ties of three claims each.
func synthetic(ties int) File {
	var b bytes.Buffer
	b.WriteString("dossier: {id: big, title: Big}\nsources:\n  - {id: paper, type: report, title: Paper}\n")
	b.WriteString("tie_types:\n  - {id: arms, label: arms, letter: A, definition: Weapons., family: military}\nactors:\n")
	for i := range 100 {
		fmt.Fprintf(&b, "  - id: actor-%d\n    name: Actor %d\n    type: state\n    summary: One of a hundred.\n", i, i)
	}
	b.WriteString("ties:\n")
	for i := range ties {
		fmt.Fprintf(&b, "  - id: tie-%d\n    from: actor-%d\n    to: [actor-%d]\n    type: arms\n    label: label %d\n", i, i%100, (i+1)%100, i)
		b.WriteString("    summary: Pyongyang is believed to have supplied shells – in “very” large numbers.\n    date: 2019/..\n    claims:\n")
		for p := range 3 {
			fmt.Fprintf(&b, "      - by: actor-%d\n        stance: asserts\n        certainty: believed\n        source: paper\n", (i+p)%100)
			fmt.Fprintf(&b, "        paragraph: %d\n        wording: what’s believed to be\n", p+1)
		}
	}
	return File{"big.yaml", b.Bytes()}
}

package data

import (
	"bytes"
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entente/data/safe"
	"entente/model"

	jsonv2 "github.com/go-json-experiment/json"
	"go.yaml.in/yaml/v4"
)

// BenchmarkEmbedded reads the dossier that is built in, as each start does.
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
	for _, n := range []int{100, 10_000, 100_000} {
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

// syntheticJSON is a synthetic dossier as JSON.
func syntheticJSON(b *testing.B, ties int) File {
	b.Helper()
	var tree any
	if err := yaml.Unmarshal(synthetic(ties).Bytes, &tree); err != nil {
		b.Fatal(err)
	}
	text, err := json.Marshal(tree)
	if err != nil {
		b.Fatal(err)
	}
	return File{"big.json", text}
}

// BenchmarkJSON reads a dossier from JSON, as far as its records and as far as what the
// explorer opens, beside what decodes the same bytes into structs and checks nothing. It
// reports what stays in memory.
func BenchmarkJSON(b *testing.B) {
	for _, n := range []int{1000, 100_000} {
		if testing.Short() && n > 1000 {
			continue
		}
		file := syntheticJSON(b, n)
		for name, read := range map[string]func() any{
			"bare": func() any {
				return decodedBare(b, file, func(text []byte, into any) error { return jsonv2.Unmarshal(text, into) })
			},
			"records": func() any { return recordsOfJSON(b, file) },
			"dossier": func() any {
				loaded, err := Decode(file)
				if err != nil {
					b.Fatal(err)
				}
				return loaded.Dossier
			},
		} {
			b.Run(fmt.Sprint(n, "/", name), func(b *testing.B) {
				b.SetBytes(int64(len(file.Bytes)))
				b.ReportAllocs()
				before := live()
				var kept any
				for b.Loop() {
					kept = read()
				}
				b.ReportMetric(float64(live()-before)/float64(n), "B/tie")
				runtime.KeepAlive(kept)
			})
		}
		runtime.KeepAlive(file)
	}
}

// live returns how many bytes are in use.
func live() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func recordsOfJSON(b *testing.B, file File) model.Records {
	b.Helper()
	d := newDecoder(new(Reading), []File{file})
	d.at = newSource(file.Bytes)
	if _, _, read := d.json(); !read {
		b.Fatal("it isn't read as JSON")
	}
	return d.records
}

// plainDossier is what a synthetic dossier decodes into.
type plainDossier struct {
	Head    map[string]string   `json:"dossier" yaml:"dossier"`
	Sources []map[string]string `json:"sources" yaml:"sources"`
	Types   []map[string]string `json:"tie_types" yaml:"tie_types"`
	Actors  []map[string]string `json:"actors" yaml:"actors"`
	Ties    []struct {
		ID      string   `json:"id" yaml:"id"`
		From    string   `json:"from" yaml:"from"`
		To      []string `json:"to" yaml:"to"`
		Type    string   `json:"type" yaml:"type"`
		Label   string   `json:"label" yaml:"label"`
		Summary string   `json:"summary" yaml:"summary"`
		Date    string   `json:"date" yaml:"date"`
		Claims  []struct {
			By        string `json:"by" yaml:"by"`
			Stance    string `json:"stance" yaml:"stance"`
			Certainty string `json:"certainty" yaml:"certainty"`
			Source    string `json:"source" yaml:"source"`
			Paragraph int    `json:"paragraph" yaml:"paragraph"`
			Wording   string `json:"wording" yaml:"wording"`
		} `json:"claims" yaml:"claims"`
	} `json:"ties" yaml:"ties"`
}

// decodedBare decodes a synthetic dossier.
func decodedBare(b *testing.B, file File, decode func([]byte, any) error) any {
	b.Helper()
	dossier := new(plainDossier)
	if err := decode(file.Bytes, dossier); err != nil {
		b.Fatal(err)
	}
	return dossier
}

// BenchmarkYAML reads a dossier from one file and from a hundred, beside what decodes
// the same bytes into structs and checks nothing.
func BenchmarkYAML(b *testing.B) {
	for _, n := range []int{1000, 100_000} {
		if testing.Short() && n > 1000 {
			continue
		}
		file := synthetic(n)
		files := inFiles(file.Bytes, 100)
		opened := func(files ...File) any {
			loaded, err := Decode(files...)
			if err != nil {
				b.Fatal(err)
			}
			return loaded
		}
		for _, way := range []struct {
			name string
			read func() any
		}{
			{"bare", func() any {
				return decodedBare(b, file, func(text []byte, into any) error { return yaml.Unmarshal(text, into) })
			}},
			{"file", func() any { return opened(file) }},
			{"files", func() any { return opened(files...) }},
		} {
			b.Run(fmt.Sprint(n, "/", way.name), func(b *testing.B) {
				b.SetBytes(int64(len(file.Bytes)))
				b.ReportAllocs()
				for b.Loop() {
					way.read()
				}
			})
		}
	}
}

// inFiles cuts the ties of a synthetic dossier into files.
func inFiles(text []byte, n int) []File {
	head, ties, _ := bytes.Cut(text, []byte("ties:\n"))
	files := []File{{"head.yaml", head}}
	for range n - 1 {
		end := len(ties)
		if at := bytes.Index(ties[min(len(ties), len(text)/n):], []byte("\n  - id: ")); at >= 0 {
			end = len(text)/n + at + 1
		}
		files = append(files, File{fmt.Sprintf("ties-%d.yaml", len(files)), slices.Concat([]byte("ties:\n"), ties[:end])})
		if ties = ties[end:]; len(ties) == 0 {
			break
		}
	}
	return files
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

// BenchmarkVerify holds the dossier that is built in against a text of 300 KB that isn't
// its source's, in which each citation is sought everywhere.
func BenchmarkVerify(b *testing.B) {
	loaded, err := Embedded()
	if err != nil {
		b.Fatal(err)
	}
	text := []byte(strings.Repeat("“It was the best of times”, he said, “and the worst.”\n\n", 5000))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := Verify(loaded, "", text); err != nil {
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
				safe.Clean(text)
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

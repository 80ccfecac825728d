package foreign

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"entente/model"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// factsOf returns what is known of a row, as one text.
func factsOf(cells []string, facts rowFacts, err error) string {
	if err != nil {
		return err.Error()
	}
	return fmt.Sprintf("%q %+v", cells, facts)
}

// What is read ahead is what is read row by row: the same cells, places, doubts and ends,
// however the stream comes.
func TestPropertyRowsAheadAreTheSheets(t *testing.T) {
	t.Parallel()
	piece := rapid.SampledFrom([]string{`"`, `""`, ",", ",", "\n", "\n", "\r\n", "a", "bc", " ", "é", `","`, "\"\n\"", "a,b,c\n", "a,\"b\nc\",d\n"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 0, 40).Draw(t, "text"), "")
		text = strings.Repeat(text, rapid.SampledFrom([]int{1, 1, 300}).Draw(t, "times"))
		ends := rapid.SampledFrom([]error{io.EOF, io.EOF, errors.New("the stream broke")}).Draw(t, "ends")
		slow := rapid.SampledFrom([]func(io.Reader) io.Reader{func(r io.Reader) io.Reader { return r }, iotest.OneByteReader, iotest.HalfReader, iotest.DataErrReader}).Draw(t, "slow")
		table := func() *sheet {
			s := newSheet(slow(io.MultiReader(strings.NewReader(text), iotest.ErrReader(ends))), []byte(text), ',')
			s.width = 3
			return s
		}
		var want, got []string
		for s, err := table(), error(nil); err == nil; {
			var cells []string
			cells, err = s.read()
			want = append(want, factsOf(cells, s.rowFacts, err))
		}
		for r := range table().rows(asItIs, nil, nil) {
			got = append(got, factsOf(r.cells, r.rowFacts, r.err))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

// Rows that came are there before more of the stream does, and who asks meanwhile is answered.
func TestRowsAheadDontWait(t *testing.T) {
	t.Parallel()
	stream, writer := io.Pipe()
	asked, there := make(chan struct{}), make(chan int)
	go func() {
		defer writer.Close() //nolint:errcheck // nothing is left to be written
		for n := 2; n <= 6; n += 2 {
			io.WriteString(writer, "a,b\nc,d\n") //nolint:errcheck // the test would fail
			for rows := 0; rows < n; rows = <-there {
				asked <- struct{}{}
			}
		}
	}()
	var got []string
	for r := range newSheet(stream, []byte("a,b\n"), ',').rows(asItIs, asked, func() { there <- len(got) }) {
		got = append(got, strings.Join(r.cells, ""))
	}
	if want := []string{"ab", "cd", "ab", "cd", "ab", "cd", ""}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// A panic beside who takes the rows is theirs.
func TestRowsAheadPanic(t *testing.T) {
	t.Parallel()
	defer func() {
		if p, ok := recover().(*model.Panic); !ok || p.Error() != "it broke" || !strings.Contains(string(p.Trace), "TestRowsAheadPanic.func") {
			t.Errorf("%+v", p)
		}
	}()
	for range newSheet(strings.NewReader("a,b\n"), nil, ',').rows(func(*sheetRow) { panic("it broke") }, nil, nil) {
		t.Error("there is a row")
	}
}

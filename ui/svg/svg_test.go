package svg

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// texts reads a picture as XML, and returns the text in it, a line an element.
func texts(t *testing.T, picture string) string {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(picture))
	var b strings.Builder
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatalf("%v in %s", err, picture)
		}
		switch token := token.(type) {
		case xml.CharData:
			b.WriteString(strings.TrimSpace(string(token)) + "\n")
		case xml.StartElement:
			if n := token.Name.Local; n == "script" || n == "image" || n == "a" || n == "foreignObject" {
				t.Errorf("it has a %s", n)
			}
			for _, a := range token.Attr {
				if strings.HasPrefix(a.Name.Local, "on") || strings.Contains(a.Value, "url(") || a.Name.Local == "href" {
					t.Errorf("it has the attribute %s=%q", a.Name.Local, a.Value)
				}
			}
		}
	}
}

// TestPicture holds that text stays text, also where it looks like XML, and that what
// has no colour has the ground's ink.
func TestPicture(t *testing.T) {
	t.Parallel()
	const frame = "<script>alert(1)</script> & \"x\"\n\x1b[38;2;255;0;0mred\x1b[0m \x1b[1mbold\x1b[0m 漢 ● ┌┐      "
	for _, on := range []Ground{Dark, Light} {
		picture := Picture(frame, on, "A <title> & more")
		got := texts(t, picture)
		for _, want := range []string{"A <title> & more", "<script>alert(1)</script> & \"x\"", "red", "bold", "漢"} {
			if !strings.Contains(got, want) {
				t.Errorf("%q isn't in %q", want, got)
			}
		}
		if strings.Contains(picture, `fill=""`) || strings.Contains(picture, `stroke=""`) || !strings.Contains(picture, `fill="`+on.ink+`"`) || !strings.Contains(picture, "#ff0000") {
			t.Errorf("colours are missing: %s", picture)
		}
	}
	if picture := Picture("", Dark, ""); texts(t, picture) == "" || strings.Contains(picture, "<title") {
		t.Errorf("nothing: %s", picture)
	}
}

// TestLooksStayInPictures holds that whatever look a theme gives a text, a picture gives it, too:
// also where colours are exchanged, which is what the rows in focus have in 16 colours.
func TestLooksStayInPictures(t *testing.T) {
	t.Parallel()
	const red, blue = "\x1b[38;2;255;0;0m", "\x1b[48;2;0;0;255m"
	for look, want := range map[string][2]string{ // of the text, and of a ground behind it
		"\x1b[1m":                {`fill="` + Dark.ink + `" font-weight="bold"`, ""},
		"\x1b[4m":                {`text-decoration="underline"`, ""},
		"\x1b[9m":                {`text-decoration="line-through"`, ""},
		"\x1b[4;9m":              {`text-decoration="underline line-through"`, ""},
		"\x1b[7m":                {`fill="` + Dark.ground + `"`, Dark.ink},
		"\x1b[7m" + red:          {`fill="` + Dark.ground + `"`, "#ff0000"},
		"\x1b[7m" + blue:         {`fill="#0000ff"`, Dark.ink},
		"\x1b[7m" + red + blue:   {`fill="#0000ff"`, "#ff0000"},
		"\x1b[1;9m" + red + blue: {`fill="#ff0000" font-weight="bold" text-decoration="line-through"`, "#0000ff"},
	} {
		picture := Picture(look+"words\x1b[0m", Dark, "")
		if !strings.Contains(picture, want[0]+">words</text>") || strings.Count(picture, "<rect ") != 1+min(1, len(want[1])) || !strings.Contains(picture, `fill="`+want[1]) {
			t.Errorf("%q becomes %s", look, picture)
		}
	}
}

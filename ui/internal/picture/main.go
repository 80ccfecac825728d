// Picture turns frames of the explorer, as its tests hold them with their colours,
// into SVG pictures. Every run of text is told where it begins and how wide it is,
// and rules are lines: so columns stay straight in whatever font a reader has.
//
//	picture OUT FRAME...
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: picture OUT FRAME...")
		os.Exit(2)
	}
	for _, frame := range os.Args[2:] {
		if err := convert(frame, os.Args[1]); err != nil {
			fmt.Fprintln(os.Stderr, "picture:", err)
			os.Exit(1)
		}
	}
}

func convert(frame, folder string) error {
	text, err := os.ReadFile(frame) //nolint:gosec // frames are named by who runs this
	if err != nil {
		return err
	}
	name := strings.TrimSuffix(filepath.Base(frame), filepath.Ext(frame))
	picture := filepath.Join(folder, name+".svg")
	return os.WriteFile(picture, draw(string(text), groundOf(name)), 0o600) //nolint:gosec // so is the folder
}

// groundOf gives the terminal's background, by how a frame's name ends. They are
// those that the theme's colours are made for.
func groundOf(name string) string {
	if strings.HasSuffix(name, "-light") {
		return "#ffffff"
	}
	return "#10141b"
}

// draw gives the picture of a frame.
func draw(frame, ground string) []byte {
	cells := cellsOf(frame)
	width, height := cells.Width()*cellWide+2*margin, cells.Height()*cellHigh+2*margin
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %d">`+"\n", width, height)
	fmt.Fprintf(&b, `<rect width="%d" height="%d" rx="6" fill="%s"/>`+"\n", width, height, ground)
	s := sheet{strokes: map[stroke]*strings.Builder{}}
	for y := range cells.Height() {
		s.row(cells.Line(y), y)
	}
	b.WriteString(s.grounds.String())
	for _, k := range s.order {
		fmt.Fprintf(&b, `<path stroke="%s" stroke-width="%d" fill="none" d="%s"/>`+"\n", k.colour, k.width, s.strokes[k])
	}
	fmt.Fprintf(&b, `<g font-family="%s" font-size="%s">`+"\n", fonts, fontSize)
	b.WriteString(s.texts.String())
	b.WriteString("</g>\n</svg>\n")
	return b.Bytes()
}

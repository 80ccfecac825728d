// Picture turns frames of the explorer, as its tests hold them with their colours, into
// the README's pictures.
//
//	picture OUT FRAME...
package main

import (
	"log"
	"os"
	"path/filepath"
	"strings"

	"entente/ui/svg"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) < 3 {
		log.Fatal("usage: picture OUT FRAME...")
	}
	for _, frame := range os.Args[2:] {
		text, err := os.ReadFile(frame) //nolint:gosec // frames are named by who runs this
		if err != nil {
			log.Fatal(err)
		}
		name, ground := strings.TrimSuffix(filepath.Base(frame), filepath.Ext(frame)), svg.Dark
		if strings.HasSuffix(name, "-light") {
			ground = svg.Light
		}
		if err := os.WriteFile(filepath.Join(os.Args[1], name+".svg"), []byte(svg.Picture(string(text), ground, "")), 0o600); err != nil { //nolint:gosec // so is the folder
			log.Fatal(err)
		}
	}
}

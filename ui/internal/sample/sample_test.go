package sample_test

import (
	"runtime"
	"testing"

	"entente/model"
	"entente/ui/internal/sample"
)

// What stays of a large dossier, with what a search and the first frame need, is at most
// 2,500 bytes for a tie with three claims.
func TestBytesOfATie(t *testing.T) {
	const ties, most = 10_000, 2500
	used := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := used()
	d, err := model.Adopt(sample.Records(ties))
	if err != nil {
		t.Fatal(err)
	}
	d.Prepare()
	scene := see(d, model.Selection{})
	if stays := (used() - before) / ties; stays > most {
		t.Errorf("of a tie stay %d bytes, more than %d", stays, most)
	} else {
		t.Logf("of a tie stay %d bytes", stays)
	}
	runtime.KeepAlive(scene)
}

package foreign

import (
	"bytes"
	"testing"

	"entente/model"
)

// FuzzRead holds that whatever comes in, in whichever form, what is kept makes a
// dossier in which every rule holds.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"from,to,type,url,quote,claimant,stance\na,b,c,http://x.y/z,q,w,denies\n",
		`{"type":"bundle","id":"bundle--5d0092c5-5f74-4287-9642-33f4c354e56d","objects":[{"type":"identity","id":"identity--1","name":"A"},{"type":"malware","id":"malware--2","name":"B","created_by_ref":"identity--1","external_references":[{"source_name":"s","url":"http://x.y"}]},{"type":"relationship","id":"relationship--3","source_ref":"identity--1","target_ref":"malware--2","relationship_type":"uses","revoked":true},{"type":"opinion","id":"opinion--4","opinion":"disagree","object_refs":["relationship--3"]}]}`,
		`{"id":"a","schema":"Person","properties":{"name":["A"]},"datasets":["d"]}` + "\n" + `{"id":"b","schema":"Ownership","properties":{"owner":["a"],"asset":["c"],"percentage":["5"]}}` + "\n" + `{"id":"c","schema":"Company","properties":{"name":["C"]}}`,
		`{"entity_id":"a","canonical_id":"b","prop":"name","schema":"Person","value":"A","dataset":"d"}`,
		`{"type":"threat-actor","uuid":"u","values":[{"value":"A","uuid":"1","meta":{"refs":["http://x.y"],"synonyms":["B"],"cfr-suspected-state-sponsor":"X"},"related":[{"dest-uuid":"2","type":"similar","tags":["estimative-language:likelihood-probability=\"likely\""]}]},{"value":"C","uuid":"2"}]}`,
		`[{"statementID":"1","statementType":"entityStatement","name":"A","entityType":"registeredEntity"},{"statementID":"2","statementType":"ownershipOrControlStatement","subject":{"describedByEntityStatement":"1"},"interestedParty":{"unspecified":{"reason":"unknown"}},"interests":[{"type":"shareholding","share":{"minimum":25,"maximum":50}}]}]`,
		`<graphml><key id="d0" for="node" attr.name="label"/><graph edgedefault="directed"><node id="a"><data key="d0">A</data></node><node id="b"/><edge id="e" source="a" target="b"/><hyperedge><endpoint node="a"/><endpoint node="b"/></hyperedge></graph></graphml>`,
		`<gexf><graph defaultedgetype="undirected"><attributes class="node"><attribute id="0" title="type"/></attributes><nodes><node id="a" label="A"><attvalues><attvalue for="0" value="person"/></attvalues></node><node id="b" label="B"/></nodes><edges><edge id="0" source="a" target="b" start="2001" weight="2"/></edges></graph></gexf>`,
		`[{"id":"a","type":"book","title":"T","author":[{"family":"F","given":"G"}],"issued":{"date-parts":[[2001,2]]}}]`,
		`@article{key, author = {von Last, Jr, First and {A Team}}, title = "T {\"o}" # jan, year = 2001, month = feb, url = {http://x.y}}`,
	} {
		f.Add([]byte(seed))
	}
	for _, fixture := range fixtures(f, "") {
		f.Add([]byte(fixture))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		im := NewImport(Options{})
		if err := im.Read("a file", bytes.NewReader(text)); err != nil && len(im.records.Actors) == 0 {
			return
		}
		if own, err := im.Own("a", "a file"); own != nil || err != nil {
			return // which data decodes
		}
		records := im.Records("a", "a file")
		if len(records.Actors) == 0 {
			return // nothing is a dossier
		}
		if _, err := model.New(records); err != nil {
			t.Fatal(err)
		}
	})
}

package foreign

import (
	"strings"
	"testing"
)

// TestUnknownWordsAreTold holds that where a row has a word that says nothing, it is kept and
// told, beside whatever else isn't as it was.
func TestUnknownWordsAreTold(t *testing.T) {
	t.Parallel()
	for row, want := range map[string][]string{
		"a,b,maybe,2024,,":         {noWay},
		"a,b,yes,2024,perhaps,":    {noTruth},
		"a,b,maybe,2024,perhaps,":  {noWay, noTruth},
		"a,b,maybe,once,,a b":      {noWay, newID, noDate},
		"a,b,no,2024,false,":       nil,
		"a,b,Undirected,2024,yes,": nil,
	} {
		_, im := read(t, Options{}, "from,to,directed,date,date derived,id\n"+row+"\n")
		told := ""
		for _, line := range im.Report.Lines() {
			told += string(line) + "\n"
		}
		for _, why := range want {
			if !strings.Contains(told, why) {
				t.Errorf("%s: that %s isn’t told: %s", row, why, told)
			}
		}
		if altered := !strings.Contains(told, " 0 altered"); altered != (want != nil) {
			t.Errorf("%s: told is %s", row, told)
		}
	}
}

package cli

import "entente/model"

func timelineDrawer() drawer {
	return drawer{
		drawing: model.TimelineDrawing,
		short:   "Draw a lane a tie on one axis",
		long: `Draw a lane a tie, in the order of their dates, on one axis: ◆ is a day, ├─┤ all that a
month, a year or an interval can mean, ◇ the same in one column, → no end given,
? an end that isn't known, ~ a date that is approximate or worked out. Years with
much in them are wider; ╱ stands where years without anything are left out. Ties
without a date stand below, with their number.`,
		example: `  entente timeline --width 120
  entente timeline --with iran --as-of 2022
  entente timeline --format json`,
		facts: timelineFacts,
	}
}

func timelineFacts(s model.Scene) any {
	lanes := func(of []model.Lane) []tieFacts {
		ties := make([]*model.Tie, len(of))
		for i := range of {
			ties[i] = of[i].Tie
		}
		return allFacts(s.View().Dossier(), ties)
	}
	t := s.Figure.Timeline
	return struct {
		Dated   []tieFacts `json:"dated"`
		Undated []tieFacts `json:"undated"`
	}{lanes(t.Lanes), lanes(t.Undated)}
}

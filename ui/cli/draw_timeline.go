package cli

import "entente/model"

func timelineDrawer() drawer {
	return drawer{
		drawing: model.TimelineDrawing, lanes: true,
		short: "Draw each tie as a lane on a time axis",
		long: `Draw each tie as a lane on a time axis, by date. A line is solid where what it
tells of was, and dashed (┄) where the date leaves open whether it was yet, or
still: of a month any day may be meant. ◆ is a day, or what is shorter than a
column, and ◇ the same where the date isn’t exact: before it stands ~ for about,
? for uncertain, * for worked out. ← and → are open ends, ? is an unknown one.
What is open is solid up to the day that the dossier can speak for at most: that
of --as-of, its own date or else its latest source. ╱ stands where years are
left out in which nothing is dated. Ties without a date are counted and listed
below. --span shows a piece of the calendar, beyond which « and » tell of lanes;
a month has four weeks, of which the last goes on to its end. --during leaves
only the ties of some time.`,
		example: `  entente timeline --width 120
  entente timeline --with iran --as-of 2022
  entente timeline --span year --tie north-korea-training-russia
  entente timeline --joined --format json`,
		facts: timelineFacts,
	}
}

func timelineFacts(s model.Scene) any {
	d, t := s.View().Dossier(), s.Figure.Facts.(*model.Timeline)
	tie := func(t *model.Tie) object { return append(factsOf(d, t), member{"date_derived", t.DateDerived}) }
	lane := func(l model.Lane) object {
		facts := tie(l.Tie)
		if s.Joined {
			facts = append(facts, member{"same_lane", each(l.Ties()[1:], tie)})
		}
		return facts
	}
	return object{{"dated", each(t.Lanes, lane)}, {"undated", each(t.Undated, lane)}}
}

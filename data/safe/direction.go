package safe

// Turns reports whether text has letters that are written from right to left: those
// of the blocks that Unicode has set aside for them (UAX #9, DerivedBidiClass).
func Turns(text string) bool {
	for _, r := range text {
		switch {
		case r < 0x590:
		case r <= 0x8ff, r >= 0xfb1d && r <= 0xfdff, r >= 0xfe70 && r <= 0xfeff,
			r >= 0x10800 && r <= 0x10fff, r >= 0x1e800 && r <= 0x1efff:
			return true
		}
	}
	return false
}

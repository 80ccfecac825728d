package paint

// A Rect is a part of the screen; rows and columns count from 0.
type Rect struct{ X, Y, W, H int }

// Empty reports whether r has no room for anything.
func (r Rect) Empty() bool { return r.W <= 0 || r.H <= 0 }

// Holds reports whether column x of row y lies in r.
func (r Rect) Holds(x, y int) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

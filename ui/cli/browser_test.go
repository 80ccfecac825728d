package cli

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBrowsers(t *testing.T) {
	t.Parallel()
	const address = "https://example.org/a?b=c&d=%25s"
	xdg := []string{"xdg-open", address}
	for _, c := range []struct {
		name, system string
		env          []string
		want         [][]string
	}{
		{"nothing", "linux", nil, nil},
		{"X11", "linux", []string{"DISPLAY=:0"}, [][]string{xdg}},
		{"Wayland", "freebsd", []string{"WAYLAND_DISPLAY=wayland-0"}, [][]string{xdg}},
		{"BROWSER", "linux", []string{"BROWSER=firefox"}, [][]string{{"firefox", address}}},
		{"BROWSER first", "linux", []string{"BROWSER=firefox", "DISPLAY=:0"}, [][]string{{"firefox", address}, xdg}},
		{"its arguments", "linux", []string{`BROWSER="/a b/fire fox" -P 'x y' --url=%s`}, [][]string{{"/a b/fire fox", "-P", "x y", "--url=" + address}}},
		{"a list", "openbsd", []string{"BROWSER=firefox %s:chromium::"}, [][]string{{"firefox", address}, {"chromium", address}}},
		{"what takes a shell", "linux", []string{"BROWSER=firefox %s & echo:w3m"}, [][]string{{"w3m", address}}},
		{"macOS", "darwin", nil, [][]string{{"open", address}}},
		{"BROWSER on macOS", "darwin", []string{"BROWSER=firefox"}, [][]string{{"firefox", address}, {"open", address}}},
		{"Windows", "windows", []string{"BROWSER=firefox"}, [][]string{{"rundll32", "url.dll,FileProtocolHandler", address}}},
	} {
		r := run{environ: c.env}
		if diff := cmp.Diff(c.want, r.browsers(c.system, address)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// TestBrowse holds what is told where no browser takes an address.
func TestBrowse(t *testing.T) {
	write(t, filepath.Join(install(t, "broken"), "broken"), "no program")
	for _, c := range []struct{ name, address, browser, want string }{
		{"no address", "javascript:alert(1)", "broken", "neither of http"},
		{"a flag", "--help", "broken", "neither of http"},
		{"no screen", "https://example.org", "", "neither DISPLAY nor WAYLAND_DISPLAY is set; copy the address"},
		{"no program", "https://example.org", "broken", "broken can’t be started; copy the address"},
		{"no browser", "https://example.org", "firefox:nonesuch -x", "there is no firefox or nonesuch here; copy the address"},
	} {
		r := run{environ: []string{"BROWSER=" + c.browser}}
		if err := r.browse(c.address); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

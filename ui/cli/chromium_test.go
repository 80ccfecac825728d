package cli

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"entente/ui/internal/hostile"
)

// A browser is a Chromium without a window, spoken to through a pipe in its DevTools
// protocol (https://chromedevtools.github.io/devtools-protocol/): JSON, ended by a NUL.
type browser struct {
	t       *testing.T
	to      *os.File
	from    *bufio.Reader
	calls   int
	session string   // of its one page
	events  []string // what it told of a page, but for its own doings
}

// newBrowser starts Chromium. The test is skipped where it isn't installed: .ci/run
// installs it.
func newBrowser(t *testing.T) *browser {
	t.Helper()
	if out, err := exec.Command("chromium", "--version").CombinedOutput(); err != nil {
		t.Skipf("chromium isn’t installed here: %v %.80s", err, out)
	}
	itsIn, to, err := os.Pipe()
	from, itsOut, err2 := os.Pipe()
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	profile, err := os.MkdirTemp("", "entente-chromium") // it may write after its end, which t.TempDir minds
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
		"--disable-background-networking", "--remote-debugging-pipe", "--user-data-dir="+profile, "about:blank")
	c.ExtraFiles = []*os.File{itsIn, itsOut} // 3 and 4
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(itsIn.Close(), itsOut.Close()); err != nil {
		t.Fatal(err)
	}
	b := &browser{t: t, to: to, from: bufio.NewReader(from)}
	t.Cleanup(func() {
		b.call("Browser.close", nil, nil)
		_ = c.Wait()
		_ = os.RemoveAll(profile)
	})
	if err := from.SetReadDeadline(time.Now().Add(5 * time.Minute)); err != nil {
		t.Fatal(err)
	}
	b.open()
	return b
}

// open opens its page, and has it tell what happens there.
func (b *browser) open() {
	b.t.Helper()
	var target struct{ TargetID string }
	var session struct{ SessionID string }
	b.call("Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	b.call("Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &session)
	b.session = session.SessionID
	for _, domain := range []string{"Page", "Runtime", "Log", "Network"} {
		b.call(domain+".enable", nil, nil)
	}
}

type message struct {
	ID            int
	Method        string
	Params        json.RawMessage
	Result, Error json.RawMessage
}

// call calls a method, and reads its result into a value if there is one.
func (b *browser) call(method string, params map[string]any, into any) {
	b.t.Helper()
	b.calls++
	call := map[string]any{"id": b.calls, "method": method}
	if params != nil {
		call["params"] = params
	}
	if b.session != "" && !strings.HasPrefix(method, "Browser.") {
		call["sessionId"] = b.session
	}
	text, err := json.Marshal(call)
	if err == nil {
		_, err = b.to.Write(append(text, 0))
	}
	if err != nil {
		b.t.Fatal(err)
	}
	for {
		m := b.read()
		if m.ID != b.calls {
			continue
		}
		if into != nil {
			err = json.Unmarshal(m.Result, into)
		}
		if err != nil || m.Error != nil {
			b.t.Fatalf("%s: %s (%v)", method, m.Error, err)
		}
		return
	}
}

// read reads what the browser says next, and keeps it if it tells of the page.
func (b *browser) read() message {
	b.t.Helper()
	text, err := b.from.ReadBytes(0)
	var m message
	if err == nil {
		err = json.Unmarshal(text[:len(text)-1], &m)
	}
	if err != nil {
		b.t.Fatal(err)
	}
	if slices.Contains([]string{"Network.requestWillBeSent", "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded", "Page.javascriptDialogOpening"}, m.Method) {
		b.events = append(b.events, m.Method+" "+string(m.Params))
	}
	return m
}

// show opens a file, and waits for it.
func (b *browser) show(file string) {
	b.t.Helper()
	b.events = nil
	b.call("Page.navigate", map[string]any{"url": "file://" + file}, nil)
	for b.read().Method != "Page.loadEventFired" {
	}
}

// through has it seen in a window so wide, or on paper.
func (b *browser) through(media string, width int) {
	b.t.Helper()
	b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false}, nil)
	b.call("Emulation.setEmulatedMedia", map[string]any{"media": media}, nil)
}

// ask evaluates a script in the page.
func (b *browser) ask(script string, into any) {
	b.t.Helper()
	var told struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails json.RawMessage
	}
	b.call("Runtime.evaluate", map[string]any{"expression": script, "returnByValue": true}, &told)
	if told.ExceptionDetails != nil {
		b.t.Fatalf("%s: %s", script, told.ExceptionDetails)
	}
	if err := json.Unmarshal(told.Result.Value, into); err != nil {
		b.t.Fatal(err)
	}
}

// inHTML are texts that do something in a page that doesn't escape them.
var inHTML = []hostile.Payload{
	{Name: "a script", Text: `<script>alert(1)</script>`},
	{Name: "an event", Text: `"><img src=x onerror='alert(1)'>`},
	{Name: "the end of a style", Text: `</style><style>*{color:red}`},
	{Name: "the end of a title", Text: `</title><base href=//x.y>`},
	{Name: "the end of a text", Text: `</textarea></svg>-->]]>`},
	{Name: "an address", Text: "javascript:alert(1)"},
	{Name: "a reference", Text: `&lt;b&gt;&amp;&#0;&quot`},
	{Name: "a template", Text: `{{.}}${1}%25s`},
}

// tooWide lists what reaches beyond the window's edges.
const tooWide = `[...document.body.querySelectorAll("*")].filter(e => {
  const r = e.getBoundingClientRect()
  return r.width > 0 && !e.closest("thead, .skip") && (r.right > innerWidth + .5 || r.left < -.5)
}).map(e => e.outerHTML.slice(0, 120)).concat(document.documentElement.scrollWidth > innerWidth ? ["the page"] : [])`

// TestChromiumReadsHTML holds that a page comes without any request, script or
// complaint, has room in a narrow window, and filters by its style.
func TestChromiumReadsHTML(t *testing.T) {
	b := newBrowser(t)
	folder := t.TempDir()
	var some []hostile.Payload // all of them take a minute to lay out
	for list := range slices.Chunk(hostile.Payloads(), 8) {
		some = append(some, list[0])
	}
	hostiles := filepath.Join(folder, "hostile.yaml")
	write(t, hostiles, hostile.Dossier(append(some, inHTML...)))
	for name, dossier := range map[string][]string{"axis": nil, "evidence": {"../explorer/testdata/evidence.yaml"}, "scripts": {"../explorer/testdata/scripts.yaml"}, "hostile": {hostiles}} {
		file := filepath.Join(folder, name+".html")
		if res := entente(append([]string{"export", "--format", "html", "-o", file}, dossier...)...); res.code != fine {
			t.Fatal(res.err)
		}
		b.show(file)
		for _, width := range []int{320, 800, 1400} {
			for _, media := range []string{"screen", "print"} {
				b.through(media, width)
				var wide []string
				b.ask(tooWide, &wide)
				if len(wide) > 0 {
					t.Errorf("%s at %d, %s: too wide: %q", name, width, media, wide)
				}
			}
		}
		for _, event := range b.events {
			if !strings.HasPrefix(event, "Network.") || !strings.Contains(event, "file://"+file) && !strings.Contains(event, `"url":"data:,"`) {
				t.Errorf("%s: %.400s", name, event)
			}
		}
	}
	b.through("screen", 800)
	b.show(filepath.Join(folder, "hostile.html"))
	var shown string
	b.ask("document.body.innerText + document.title", &shown)
	for _, p := range inHTML {
		if n := strings.Count(shown, p.Text); n < 20 {
			t.Errorf("%s is shown as text %d times", p.Name, n)
		}
	}
	b.show(filepath.Join(folder, "axis.html"))
	var counts struct{ All, Confirmed, Denied, Both, Arms, Groups, Told, Target int }
	b.ask(checking, &counts)
	want := fmt.Sprint(counts.All, 1, 9, 1, counts.Told, 1, counts.Told, 2)
	if got := fmt.Sprint(counts.All, counts.Confirmed, counts.Denied, counts.Both, counts.Arms, counts.Groups, counts.Told, counts.Target); got != want || counts.All < 50 || counts.Told == 0 {
		t.Errorf("the checkboxes leave %s, want %s", got, want)
	}
}

// checking checks boxes, and counts the ties that are left: of those that aren't, a link
// leads to one all the same.
const checking = `(() => {
  const shown = what => [...document.querySelectorAll(what)].filter(e => e.checkVisibility()).length
  const box = word => [...document.querySelectorAll("label")].find(l => l.innerText.includes(word))
  const left = (...words) => {
    document.querySelector("form").reset()
    words.forEach(word => box(word).click())
    return shown(".tie")
  }
  return {All: left(), Confirmed: left("confirmed"), Denied: left("only what is denied"), Both: left("confirmed", "denied"),
    Arms: left("arms"), Groups: shown(".types"), Told: +box("arms").innerText.match(/\d+/),
    Target: (location.hash = document.querySelector(".tie.s2").id, left("confirmed"))}
})()`

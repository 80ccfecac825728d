//go:build unix

package export_test

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"entente/data"
	"entente/data/export"
	"entente/model"

	gocmp "github.com/google/go-cmp/cmp"
)

// A database runs a script in a database of that name, and returns what it prints: CSV,
// with heads.
type database func(t *testing.T, name, script string) []byte

// runs hands a script to a program.
func runs(t *testing.T, c *exec.Cmd, script string) []byte {
	t.Helper()
	var wrong bytes.Buffer
	c.Stdin, c.Stderr = strings.NewReader(script), &wrong
	out, err := c.Output()
	if err != nil || wrong.Len() > 0 {
		t.Fatalf("%s: %v %.500s", c.Path, err, wrong.String())
	}
	return out
}

// inFile returns a database of a program that keeps each in a file.
func inFile(t *testing.T, program string, args ...string) database {
	t.Helper()
	if out, err := exec.Command(program, "--version").CombinedOutput(); err != nil {
		t.Skipf("%s isn’t installed here: %v %.80s", program, err, out)
	}
	folder := t.TempDir()
	return func(t *testing.T, name, script string) []byte {
		t.Helper()
		return runs(t, exec.Command(program, append(args, filepath.Join(folder, name+".db"))...), script)
	}
}

// postgres starts a server that listens in a folder alone, until the test ends. It
// doesn't run as root: then it is someone else's. In what is called old, a backslash has
// the meaning that it had once.
func postgres(t *testing.T) database {
	t.Helper()
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	if len(found) == 0 {
		t.Skip("PostgreSQL isn’t installed here")
	}
	bin := found[len(found)-1]
	folder, err := os.MkdirTemp("", "pg")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) }) //nolint:errcheck // it is temporary
	var as *syscall.SysProcAttr
	if os.Getuid() == 0 {
		u, err := user.Lookup("postgres")
		if err != nil {
			t.Skip("there is no user to run PostgreSQL as")
		}
		uid, _ := strconv.ParseUint(u.Uid, 10, 32)
		gid, _ := strconv.ParseUint(u.Gid, 10, 32)
		if err := os.Chown(folder, int(uid), int(gid)); err != nil {
			t.Fatal(err)
		}
		as = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
	}
	rows := filepath.Join(folder, "data")
	server := func(program string, args ...string) error {
		c := exec.Command(filepath.Join(bin, program), args...)
		c.SysProcAttr, c.Dir = as, folder
		return c.Run() // without its output, which a server would keep open
	}
	if err := server("initdb", "-D", rows, "-U", "me", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"); err != nil {
		t.Fatalf("initdb: %v", err)
	}
	settings := "-k " + folder + " -c listen_addresses= -c fsync=off -c shared_buffers=1MB -c autovacuum=off"
	if err := server("pg_ctl", "-D", rows, "-w", "-l", filepath.Join(folder, "log"), "-o", settings, "start"); err != nil {
		said, _ := os.ReadFile(filepath.Join(folder, "log"))
		t.Fatalf("pg_ctl: %v %s", err, said)
	}
	t.Cleanup(func() {
		if err := server("pg_ctl", "-D", rows, "-m", "immediate", "stop"); err != nil {
			t.Error(err)
		}
	})
	return func(t *testing.T, name, script string) []byte {
		t.Helper()
		c := exec.Command(filepath.Join(bin, "psql"), "-h", folder, "-U", "me", "-d", "postgres", "-X", "-q", "--csv", "-v", "ON_ERROR_STOP=1")
		options := "-c client_min_messages=warning -c search_path=" + name
		if strings.HasPrefix(name, "old") {
			options += " -c standard_conforming_strings=off -c escape_string_warning=off"
		}
		c.Env = append(os.Environ(), "PGOPTIONS="+options, "PGCLIENTENCODING=UTF8")
		return runs(t, c, `create schema if not exists "`+name+"\";\n"+script)
	}
}

// TestDatabaseReads holds that databases take the tables alike, and give the same facts
// back: every row, what a join finds, and as an edge list.
func TestDatabaseReads(t *testing.T) {
	t.Parallel()
	for name, start := range map[string]func(t *testing.T) database{
		"SQLite":     func(t *testing.T) database { return inFile(t, "sqlite3", "-batch", "-bail", "-csv", "-header") },
		"DuckDB":     func(t *testing.T) database { return inFile(t, "duckdb", "-csv") },
		"PostgreSQL": postgres,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db, all := start(t), parts(t)
			for name, of := range map[string]string{"nasty": "nasty", "old_nasty": "nasty", "axis": "axis", "denied": "axis, denied"} {
				p := all[of]
				text := string(written(t, export.SQL, p))
				if out := db(t, name, text); len(out) > 0 {
					t.Errorf("loading says %s", out)
				}
				compareRows(t, db, name, sqlRows(t, text))
				compareJoin(t, db, name, p)
				edges := db(t, name, "select * from edges;\n")
				loaded, err := new(data.Reading).LoadFrom("edges.csv", bytes.NewReader(edges))
				if err != nil {
					t.Fatalf("%v: %.300s", err, edges)
				}
				if diff := gocmp.Diff(pairsOf(p), pairsOf(export.Keep(loaded.Dossier.Filter(model.Filter{}), ""))); diff != "" {
					t.Errorf("%s: %s", name, diff)
				}
			}
		})
	}
}

// compareRows holds that every table has the rows that were written.
func compareRows(t *testing.T, db database, name string, want map[string][]sqlRow) {
	t.Helper()
	var script strings.Builder
	for _, table := range slices.Sorted(maps.Keys(want)) {
		script.WriteString("select '===' as mark, '" + table + "' as name;\nselect * from " + table + ";\n")
	}
	r := csv.NewReader(bytes.NewReader(db(t, name, script.String())))
	r.FieldsPerRecord = -1
	records, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	got, table := map[string][]sqlRow{}, ""
	var heads []string
	for _, cells := range records {
		switch {
		case cells[0] == "mark":
		case cells[0] == "===":
			table, heads = cells[1], nil
		case heads == nil:
			heads = cells
		default:
			row := sqlRow{}
			for i, cell := range cells {
				if cell != "" {
					row[heads[i]] = cell
				}
			}
			got[table] = append(got[table], row)
		}
	}
	for table := range want {
		for _, rows := range [][]sqlRow{want[table], got[table]} {
			slices.SortFunc(rows, func(a, b sqlRow) int {
				return cmp.Compare(strings.Join(sortedCells(a), "\n"), strings.Join(sortedCells(b), "\n"))
			})
		}
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("%s: %s", name, diff)
	}
}

func sortedCells(r sqlRow) (cells []string) {
	for _, column := range slices.Sorted(maps.Keys(r)) {
		cells = append(cells, column+" "+r[column])
	}
	return cells
}

// compareJoin asks who denies what.
func compareJoin(t *testing.T, db database, name string, p export.Part) {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(db(t, name, `select actors.name, count(*) from claims join actors on actors.id = claims.by_actor where stance = 'denies' group by actors.name;
`)))
	records, err := r.ReadAll()
	if err != nil || len(records) == 0 {
		t.Fatalf("%s: %d rows (%v)", name, len(records), err)
	}
	got, want := map[string]string{}, map[string]int{}
	for _, cells := range records[1:] {
		got[cells[0]] = cells[1]
	}
	for _, tie := range p.Ties {
		for i := range tie.Claims {
			if a := p.Dossier.ActorByID(tie.Claims[i].By); a != nil && tie.Claims[i].Stance == model.Denies {
				want[a.Name]++
			}
		}
	}
	for name, n := range want {
		if got[name] != strconv.Itoa(n) {
			t.Errorf("%s denies %s times, want %d", name, got[name], n)
		}
	}
}

// pairsOf returns what an edge list has to tell of a part: the two ends of a tie, and a
// claim on it that holds or denies something, as a text.
func pairsOf(p export.Part) map[string]bool {
	actors := called(p.Actors, func(a *model.Actor) (string, string) { return a.ID, a.Name })
	sources := called(p.Sources, func(s *model.Source) (string, string) { return s.ID, s.Title })
	list := map[string]bool{}
	for _, tie := range p.Ties {
		for i := range tie.Claims {
			c := &tie.Claims[i]
			at := slices.IndexFunc(c.Passages(), func(e model.Passage) bool { return p.Dossier.SourceByID(e.Source).Retracted.IsZero() })
			if c.Withdrawn != nil || at < 0 {
				continue
			}
			e := c.Passages()[at]
			by := cmp.Or(actors[c.By], sources[c.By], c.By)
			if c.By == e.Source {
				by = "itself"
			}
			quote := ""
			if q := p.Dossier.QuoteByID(e.Quote); q != nil {
				quote = q.Text
			}
			for _, ends := range endsOf(tie) {
				list[fmt.Sprintf("%q", []any{
					actors[ends[0]], actors[ends[1]], tie.Directed(), p.Dossier.TypeOf(tie).Label, tie.Label, tie.Amount, tie.Summary, tie.Date.EDTF(), tie.DateDerived,
					by, c.Stance.String(), c.Certainty.String(), sources[e.Source], e.Part("page"), e.Part("paragraph"), quote,
				})] = true
			}
		}
	}
	return list
}

// called returns the names of what has some, by its id, told apart by that.
func called[R any](list []*R, of func(*R) (id, name string)) map[string]string {
	n, names := map[string]int{}, map[string]string{}
	for _, r := range list {
		_, name := of(r)
		n[name]++
	}
	for _, r := range list {
		id, name := of(r)
		if names[id] = name; n[name] > 1 {
			names[id] = name + " (" + id + ")"
		}
	}
	return names
}

// endsOf returns each two actors that a tie ties.
func endsOf(tie *model.Tie) (list [][2]string) {
	a, b := tie.From, tie.To
	if len(tie.Between) == 2 {
		a, b = tie.Between[0], tie.Between[1]
	}
	for _, from := range a {
		for _, to := range b {
			list = append(list, [2]string{from, to})
		}
	}
	if len(tie.Between) == 1 {
		for i, from := range tie.Between[0] {
			for _, to := range tie.Between[0][i+1:] {
				list = append(list, [2]string{from, to})
			}
		}
	}
	return list
}

// Package browser drives a real Chromium from a test, over the pipe of its
// DevTools protocol, and serves it a site as a web server would. It needs the
// standard library only, and a program "chromium" on the path.
//
//	b := browser.Start(t)
//	p := b.Page(t)
//	p.Viewport(360, 640)
//	p.Open(browser.Serve(t, files) + "/wijken/")
//	p.Click("main a")
//
// Whatever the browser cannot do ends the test, so that no method gives an error
// for that. A Page is for the goroutine of its test. The protocol is described at
// https://chromedevtools.github.io/devtools-protocol/; what has no method here is
// reached with Page.Call.
package browser

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"
)

// flags keep the browser on this machine and the same each time. The sandbox is
// off: in a container, and as root, it does not start, and the pages are ours.
var flags = []string{
	"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
	"--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-default-apps",
	"--disable-extensions", "--disable-dev-shm-usage", "--mute-audio", "--hide-scrollbars",
	"--ignore-certificate-errors", // that of Serve is of nobody
	"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--remote-debugging-pipe",
}

// patience is how long one answer may take. A page loads in under a second; a
// busy machine needs more, and then a wrong answer would be worse than a slow one.
const patience = time.Minute

// Browser is a running Chromium.
type Browser struct {
	cmd *exec.Cmd
	in  *os.File // to the browser

	mu      sync.Mutex
	last    int
	waiting map[int]chan message
	pages   map[string]*Page // by session
	gone    chan struct{}    // closed when the browser says nothing more
}

// message is one of the protocol, in either direction. On the pipe each ends
// with a zero byte.
type message struct {
	ID        int             `json:"id,omitempty"`
	SessionID string          `json:"sessionId,omitempty"`
	Method    string          `json:"method,omitempty"`
	Params    json.RawMessage `json:"params,omitempty"`
	Result    json.RawMessage `json:"result,omitempty"`
	Error     *struct {
		Message string `json:"message"`
	} `json:"error,omitempty"`
}

// Start starts a browser with an empty profile of its own. Both are gone when the
// test ends. Starting takes about half a second of processor: let the cases of a
// test share one. Where there is no Chromium the test is skipped; see Tool.
func Start(t testing.TB) *Browser {
	t.Helper()
	program := Tool(t, "chromium")
	fromTest, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	out, fromBrowser, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	// Not t.TempDir: Chromium may write for a moment after it has said goodbye.
	profile, err := os.MkdirTemp("", "socialekaart-browser")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, append(flags, "--user-data-dir="+profile, "about:blank")...)
	cmd.ExtraFiles = []*os.File{fromTest, fromBrowser} // the protocol says: descriptors 3 and 4
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// When this process dies its end of the pipe closes, and Chromium stops.
	fromTest.Close()
	fromBrowser.Close()
	b := &Browser{cmd: cmd, in: in, waiting: map[int]chan message{}, pages: map[string]*Page{}, gone: make(chan struct{})}
	go b.listen(out)
	t.Cleanup(func() {
		_ = b.call("", "Browser.close", nil, nil)
		in.Close()
		stop := time.AfterFunc(10*time.Second, func() { _ = cmd.Process.Kill() })
		_ = cmd.Wait()
		stop.Stop()
		<-b.gone
		removeProfile(t, profile)
	})
	return b
}

// removeProfile goes on trying: the processes of a browser do not all end with the
// one that was waited for.
func removeProfile(t testing.TB, dir string) {
	var err error
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if err = os.RemoveAll(dir); err == nil {
			return
		}
	}
	t.Errorf("remove the profile of the browser: %v", err)
}

// listen gives answers to who waits for them and events to their page.
func (b *Browser) listen(out *os.File) {
	defer close(b.gone)
	defer out.Close()
	r := bufio.NewReaderSize(out, 1<<20)
	for {
		line, err := r.ReadBytes(0)
		if err != nil {
			return
		}
		var m message
		if json.Unmarshal(line[:len(line)-1], &m) != nil {
			continue
		}
		b.mu.Lock()
		answer, page := b.waiting[m.ID], b.pages[m.SessionID]
		delete(b.waiting, m.ID)
		b.mu.Unlock()
		switch {
		case answer != nil:
			answer <- m
		case page != nil:
			page.event(m)
		}
	}
}

func (b *Browser) call(session, method string, params, result any) error {
	if params == nil {
		params = struct{}{}
	}
	p, err := json.Marshal(params)
	if err != nil {
		return err
	}
	answer := make(chan message, 1)
	b.mu.Lock()
	b.last++
	m := message{ID: b.last, SessionID: session, Method: method, Params: p}
	b.waiting[m.ID] = answer
	line, err := json.Marshal(m)
	if err == nil {
		_, err = b.in.Write(append(line, 0))
	}
	b.mu.Unlock()
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	select {
	case m := <-answer:
		if m.Error != nil {
			return fmt.Errorf("%s: %s", method, m.Error.Message)
		}
		if result == nil {
			return nil
		}
		return json.Unmarshal(m.Result, result)
	case <-b.gone:
		return errors.New(method + ": the browser has stopped")
	case <-time.After(patience):
		return fmt.Errorf("%s: no answer in %v", method, patience)
	}
}

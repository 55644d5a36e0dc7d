package main

import (
	"bufio"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestServe starts serve, reads a page, changes an entry, reads it again, and
// asks it to stop. What a server must withstand is tested in package dev.
func TestServe(t *testing.T) {
	dir := basis(t)
	cmd := program(dir, nil, "serve", "--port", "0", "--today", "2026-11-22")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	late := time.AfterFunc(5*time.Minute, func() { _ = cmd.Process.Kill() })
	defer late.Stop()
	defer cmd.Process.Kill()
	url := ""
	for lines := bufio.NewScanner(out); url == "" && lines.Scan(); {
		url = regexp.MustCompile(`http://127\.0\.0\.1:\d+/`).FindString(lines.Text())
	}
	go io.Copy(io.Discard, out)
	page := func() string {
		r, err := http.Get(url + "voorzieningen/wandelclub/")
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		body, err := io.ReadAll(r.Body)
		if err != nil || r.StatusCode != http.StatusOK {
			t.Fatal(r.Status, err)
		}
		return string(body)
	}
	if !strings.Contains(page(), "Iedereen mag mee.") {
		t.Fatalf("the page does not hold its text:\n%s", page())
	}
	entry := filepath.Join(dir, "content", "voorzieningen", "wandelclub.md")
	data, err := os.ReadFile(entry)
	if err == nil {
		err = os.WriteFile(entry, []byte(strings.Replace(string(data), "Iedereen mag mee.", "Ook uw buren mogen mee.", 1)), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	for until := time.Now().Add(2 * time.Minute); !strings.Contains(page(), "Ook uw buren mogen mee."); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(until) {
			t.Fatal("the change is not on the page")
		}
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("serve that is asked to stop: %v", err)
	}
	if _, err := os.Lstat(filepath.Join(dir, "public")); err == nil {
		t.Error("serve wrote a site to the disk")
	}
}

package main

import (
	"fmt"
	"testing"
)

// TestParseDiff: what stands in a file is no heading of the diff.
func TestParseDiff(t *testing.T) {
	const diff = `diff --git a/content/voorzieningen/a.md b/content/voorzieningen/a.md
index 1..2 100644
--- a/content/voorzieningen/a.md
+++ b/content/voorzieningen/a.md
@@ -3 +3,2 @@ titel
--- a/content/voorzieningen/b.md
+++ b/content/voorzieningen/c.md
+@@ -1 +1 @@
@@ -9,2 +9,0 @@
-x
-y
\ No newline at end of file
diff --git a/content/voorzieningen/d.md b/content/voorzieningen/d.md
deleted file mode 100644
--- a/content/voorzieningen/d.md
+++ /dev/null
@@ -1 +0,0 @@
-x
`
	got := ""
	for _, g := range parseDiff([]byte(diff)) {
		got += fmt.Sprintln(g.Pad, g.Regels)
	}
	if want := "content/voorzieningen/a.md [[3 4] [9 9]]\ncontent/voorzieningen/d.md [[0 0]]\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

//go:build !linux

package publish

import "errors"

// exchange is not there, so swap takes two renames. (macOS has one in
// unix.RenamexNp with RENAME_SWAP; it is not used because it was not tested.)
func exchange(a, b string) error { return errors.ErrUnsupported }

// syncFS does nothing: no call here syncs a file system and no more, and
// F_FULLFSYNC for each of 10 000 files takes minutes. After a power loss
// Verify tells whether the site is whole; a new build mends it.
func syncFS(dir string) error { return nil }

// mounted says whether dir lies on another file system than the folder above.
func mounted(dir, above string) bool { return otherDevice(dir, above) }

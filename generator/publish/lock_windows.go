package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// systemRemedies has what Windows calls by other names.
var systemRemedies = []remedy{
	{windows.ERROR_DISK_FULL, "de schijf is vol. Maak ruimte vrij en bouw opnieuw"},
	{windows.ERROR_HANDLE_DISK_FULL, "de schijf is vol. Maak ruimte vrij en bouw opnieuw"},
	{windows.ERROR_SHARING_VIOLATION, "een ander programma heeft een bestand van de site open. Sluit dat programma en bouw opnieuw"},
}

// tryLock takes the lock on f, or says that another process has it. The locked
// byte lies far behind the pid, as on Windows a locked byte cannot be read.
func tryLock(f *os.File) (bool, error) {
	at := &windows.Overlapped{OffsetHigh: 1}
	err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, at)
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return false, nil
	}
	return err == nil, err
}

// obstacle finds nothing: only a rename can tell, and then the old site stays.
func obstacle(string) error { return nil }

// otherDevice is false: a mounted folder shows as a link here.
func otherDevice(string, string) bool { return false }

package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"
)

// LockedError says that another build is at work on the same folder.
type LockedError struct {
	PID int // of the other build; 0 if not known
}

func (e *LockedError) Error() string {
	who := ""
	if e.PID > 0 {
		who = fmt.Sprintf(" (proces %d)", e.PID)
	}
	return "een andere bouw is met deze map bezig" + who + ". Wacht tot die klaar is en probeer het opnieuw"
}

// fault is an error with the words for the person who builds the site: what is
// wrong and what to do. Its cause stays within reach of errors.Is and As.
type fault struct {
	text  string
	cause error
}

func (f *fault) Error() string { return f.text }
func (f *fault) Unwrap() error { return f.cause }

// refuse makes a fault whose words say all there is to say.
func refuse(cause error, format string, args ...any) error {
	return &fault{fmt.Sprintf(format, args...), cause}
}

type remedy struct {
	cause error
	text  string
}

// remedies is searched from the top. Rows of one system lie in its own file.
var remedies = append(systemRemedies, []remedy{
	{syscall.ENOSPC, "de schijf is vol. Maak ruimte vrij en bouw opnieuw"},
	{syscall.EDQUOT, "uw ruimte op de schijf is op. Maak ruimte vrij en bouw opnieuw"},
	{syscall.EROFS, "deze schijf is alleen om te lezen. Kies een map waarin u mag schrijven"},
	{syscall.EXDEV, "de map van de site ligt niet op dezelfde schijf als de map erboven. Kies een andere map voor de site"},
	{syscall.EBUSY, "de map van de site is in gebruik door het systeem, bijvoorbeeld als mount. Kies een map daarbinnen"},
	{syscall.EMFILE, "er staan te veel bestanden tegelijk open. Sluit andere programma's, of verhoog de grens met ulimit -n"},
	{syscall.ENFILE, "er staan te veel bestanden tegelijk open. Sluit andere programma's en bouw opnieuw"},
	{syscall.ENAMETOOLONG, "de naam van een bestand is te lang. Kies een map met een kortere naam"},
	{syscall.EIO, "de schijf geeft een fout. Controleer de schijf en bouw opnieuw"},
	{io.ErrShortWrite, "de schijf nam een bestand niet helemaal op. Controleer de schijf en bouw opnieuw"},
	{fs.ErrPermission, "u hebt niet genoeg rechten. Vraag rechten om in de map van de site en in de map erboven te schrijven, of kies een andere map"},
	{fs.ErrNotExist, "een map of bestand ontbreekt. Kijk of het er nog is, en probeer het opnieuw"},
	{context.Canceled, "de bouw is afgebroken. Bouw opnieuw"},
	{context.DeadlineExceeded, "de bouw duurde te lang en is afgebroken. Bouw opnieuw"},
}...)

// Explain puts words to an error of the machine, also one from another package:
// what is wrong and what to do, in Dutch, and its own words in brackets for who
// helps. A fault has such words already, and an error that is not of the machine
// (a bad path, a stage that is done) needs none: these are given back as they are.
func Explain(err error) error {
	var f *fault
	var busy *LockedError
	if err == nil || errors.As(err, &f) || errors.As(err, &busy) {
		return err
	}
	cause := strings.ReplaceAll(err.Error(), "\n", "; ") // of errors.Join
	for _, r := range remedies {
		if errors.Is(err, r.cause) {
			return refuse(err, "%s (%s)", r.text, cause)
		}
	}
	var path *fs.PathError
	var link *os.LinkError
	if errors.As(err, &path) || errors.As(err, &link) {
		return refuse(err, "lezen of schrijven is mislukt. Probeer het opnieuw (%s)", cause)
	}
	return err
}

package publish

import (
	"bytes"
	"crypto/sha256"
	"fmt"
)

// note is what a build keeps for the next one.
type note struct {
	key  [sha256.Size]byte
	data []byte
}

// Note keeps data beside the site that Commit will publish. key says what that
// site is made from: Noted with the same key gives it back. Keeping it may fail
// without a word, for then the next build does all of its work and no more.
func (s *Stage) Note(key [sha256.Size]byte, data []byte) {
	s.gate.Lock()
	defer s.gate.Unlock()
	s.note = &note{key, bytes.Clone(data)}
}

// Noted gives what Note kept, when the published site was made from the same key
// and every file of it is as it was built. It reads the whole site to know that.
func (s *Stage) Noted(key [sha256.Size]byte) ([]byte, bool) {
	s.gate.RLock()
	defer s.gate.RUnlock()
	if s.done {
		return nil, false
	}
	text, err := s.ops.readFile(s.in("notitie"))
	if err != nil {
		return nil, false
	}
	head, data, _ := bytes.Cut(text, []byte("\n"))
	if string(head) != noteHead(s.old, note{key, data}) || s.ops.verify(s.dir, s.old) != nil {
		return nil, false
	}
	return data, true
}

// keepNote writes the note of the site of m, which is published. It names that site:
// a note that stays behind when a build dies here is of another. It has a digest of
// its own, as nothing syncs it.
func (s *Stage) keepNote(m Manifest) {
	path := s.in("notitie")
	if err := s.ops.drop(path); err != nil || s.note == nil {
		return
	}
	text := append([]byte(noteHead(m, *s.note)+"\n"), s.note.data...)
	if err := s.ops.writeFile(path, text); err != nil {
		_ = s.ops.drop(path)
	}
}

func noteHead(m Manifest, n note) string {
	return fmt.Sprintf("socialekaart-notitie 1 %x %x %x", n.key, m.Digest, sha256.Sum256(n.data))
}

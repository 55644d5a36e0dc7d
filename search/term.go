package search

// Term gives the term of the index that marks an entry with a concept that is no
// condition, as it stands in the reasons of a result.
func Term(begrip string) string { return conceptTerm(&Begrip{ID: begrip}) }

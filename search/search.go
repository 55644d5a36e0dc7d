// Package search finds entries of a sociale kaart: one prebuilt bleve index and
// from it the same answers on the command line, on a server and, from static
// files, in a browser.
//
//	report, err := search.Build("public/zoek/bleve", docs, options)
//	x, err := search.Open("public/zoek/bleve")
//	result, err := x.Search(ctx, search.Parse("wandelen meijhorst"), 10)
//	files, err := x.Bundle() // for the browser; search.Client() reads them
//
// Several regions answer as one: Samen for their indexes, and of that Landelijk
// for browsers, which then need no server.
//
// # What is indexed
//
// A Doc has a head (title, other names, trefwoorden, summary, organisation,
// places, categories, ICPC codes) and a body (everything else on its page).
// Text becomes stems by an analysis of our own for Dutch: accents are folded,
// g.g.z. is ggz, burn-out is burnout, a light stemmer joins maatje and maatjes,
// and compounds are taken apart with the words of the corpus itself, so that
// rouw finds rouwverwerking. A thesaurus marks entries with concepts: its
// strong members mark and lead, its weak members only lead a query there.
//
// # How results are ranked
//
// One formula in integers, BM25F: see termWeight, impact, rarity and score.
//
//	score = (Σ over words and their alternatives: weight × rarity × impact) × match²
//
// The impact of a term in an entry (1 to 31) sums its occurrences with the
// weight of their field: title, names and codes 8, trefwoorden 6, places 4,
// concepts (twice when the title names them), summary and compound parts 3,
// organisation and categories 2, body 1. It is lowered for entries that are full (by 3/16), stopped (11/16),
// overdue for a check (1/16 or 2/16) or of the type praktijkvoorbeeld (6/16).
// Rarity is BM25's idf. "match" is how many words of the query the entry has, a
// word that only its body has as a half: no word is required, but two are worth
// far more than one. An entry that is called exactly what was asked gets an
// alternative of its own, so titles come first. Themes and categories raise;
// nothing is hidden but by a filter.
//
// A word stands for itself and its concepts; the words of a phrase that the
// thesaurus knows ("in de put") are one word, and a weak member within it says no
// more. A weak word that leads to several concepts counts less. A person in the query ("mijn
// vader valt") adds to the score and is not asked for, and neither is a condition of
// the thesaurus ("in de avond"); a condition ("gratis")
// filters and, beside other words, does no more; a number of three digits or less
// does nothing beside other words, but as part of a phrase ("75 plus"). Only when that finds nothing a word
// stands, in this order, for words that begin like it (the last word of a
// query), for words that look or sound like it (never with digits in it: P03 is not
// P04), for the parts of the compound and their concepts, for a known piece of it. Bodies
// are read only when fewer than ten heads match all words.
//
// # What is promised
//
//   - The same documents give the same bytes: any order, any number of cores.
//   - The index is verified, file by file, before bleve sees it; an old or
//     damaged one is refused with ErrOud or ErrKapot.
//   - Any bleve from 2.3 opens it; fields hold stems with plain names.
//   - Every text is a query and costs milliseconds; there is no query syntax.
//   - The browser's answer is the native answer: entries, order, scores.
//
// # What is not
//
// Words are Dutch; there are no phrases, no AND, OR or NOT. The index is never
// changed, only replaced: Build writes into the directory it is given, so give
// it a staging directory and publish that as a whole.
package search

package generator

import (
	"encoding/json"

	"socialekaart/search"
)

// uitkomst is what a Report knows of the files that were made. With it and a Plan
// the Report is whole without making them again.
type uitkomst struct {
	Bytes int64
	Zoek  search.Report
	Kwam  [][]string // for each question of content/verwacht.toml, as in Beantwoord
}

func uitkomstVan(r *Report) uitkomst {
	u := uitkomst{Bytes: r.Bytes, Zoek: r.Zoek}
	for _, v := range r.Vragen {
		u.Kwam = append(u.Kwam, v.Kwam)
	}
	return u
}

func (u uitkomst) note() []byte {
	data, err := json.Marshal(u)
	if err != nil {
		panic("generator: numbers and names that are no JSON: " + err.Error())
	}
	return data
}

// zoals fills r with what the site had to tell when its files were made, and says
// whether it could.
func (s *Site) zoals(note []byte, r *Report) bool {
	var u uitkomst
	vragen := s.kaart.Vragen()
	if err := json.Unmarshal(note, &u); err != nil || len(u.Kwam) != len(vragen) {
		return false
	}
	r.Bytes, r.Zoek = u.Bytes, u.Zoek
	for i, kwam := range u.Kwam {
		r.Vragen = append(r.Vragen, Beantwoord{vragen[i], kwam})
	}
	r.Diags = append(r.Diags, verwacht(s.kaart, r.Vragen)...)
	r.Diags.Sort()
	return true
}

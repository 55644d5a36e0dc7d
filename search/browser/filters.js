// The filters: their columns in the bundle, and their place on the page. It is
// fetched when somebody opens them, names a place or has one chosen before.

// Facets holds for each group its values and for each entry the set of them, of
// the files that came in so far. A group stands at its place among all groups.
export class Facets {
  constructor() { this.groups = []; this.columns = []; }
  add(r, n) {
    const groups = JSON.parse(r.text());
    while (groups.length) {
      const some = groups.splice(0, r.number());
      const rows = r.list(() => some.map(() => r.list(() => r.number())));
      const of = Array.from({ length: n }, () => rows[r.number()]);
      some.forEach(([g, ...group], k) => {
        if (g > 999) throw 'kapot'; // an array of that length is walked for every question
        this.groups[g] = group;
        this.columns[g] = of.map(row => row[k]);
      });
    }
  }
  keeps(filters) {
    const tests = filters.map(f => {
      const g = this.groups.findIndex(x => x?.[0] === f.naam);
      const want = g < 0 ? [] : this.groups[g][2].flatMap(([v], i) => f.waarden.includes(v) ? [i] : []);
      const known = new Map(); // entries share their sets
      return d => {
        const set = this.columns[g]?.[d];
        if (!known.has(set)) known.set(set, !!set?.some(v => want.includes(v)));
        return known.get(set);
      };
    });
    return d => tests.every(t => t(d));
  }
  count(hits, filters) {
    return this.groups.map(([naam, label, values], g) => {
      const n = values.map(() => 0), keep = this.keeps(filters.filter(f => f.naam !== naam));
      for (const d of hits) if (keep(d)) for (const v of this.columns[g][d]) n[v]++;
      const on = filters.find(f => f.naam === naam)?.waarden ?? [];
      return { naam, label, waarden: values.map(([waarde, label], i) => ({ waarde, label, aantal: n[i], aan: on.includes(waarde) })) };
    }).filter(g => g.label);
  }
}

// renderFilters shows the chosen filters as buttons that remove them and all
// filters as checkboxes with counts; see zoeken.js for the markup.
export function renderFilters(r, s, make, change) {
  const $ = id => document.getElementById(id), panel = $('filters');
  const has = (naam, v) => s.filters.some(f => f.naam === naam && f.waarden.includes(v));
  // A filter that is not in the address comes from the words.
  const remove = (naam, v) => change(!has(naam, v) ? { ...s, alsWoord: [...s.alsWoord, naam] } :
    { ...s, filters: s.filters.map(f => ({ naam: f.naam, waarden: f.waarden.filter(w => f.naam !== naam || w !== v) })) });
  const on = r.facetten.flatMap(g => g.waarden.filter(w => w.aan).map(w => ({ naam: g.naam, ...w })));
  $('gekozen').replaceChildren(...on.map(w => {
    const b = make('button', { type: 'button', 'aria-label': `Haal filter “${w.label}” weg` }, w.label, make('span', { 'aria-hidden': 'true' }, ' ×'));
    b.onclick = () => { remove(w.naam, w.waarde); $('q').focus(); };
    return make('li', null, b);
  }));
  if (!panel) return;
  const held = document.activeElement?.id ?? '';
  panel.replaceChildren(panel.querySelector('summary') ?? '', ...r.facetten.filter(g => g.waarden.length).map(g => make('fieldset', null,
    make('legend', null, g.label), ...g.waarden.map(w => {
      const id = `f-${g.naam}-${w.waarde}`, i = make('input', { type: 'checkbox', id });
      i.checked = w.aan;
      i.disabled = !w.aantal && !w.aan; // it would leave nothing
      i.onchange = () => i.checked ? change({ ...s, filters: [...s.filters, { naam: g.naam, waarden: [w.waarde] }] }) : remove(g.naam, w.waarde);
      return make('label', { for: id }, i, ` ${w.label} `, make('span', { class: 'aantal' }, `(${w.aantal})`));
    }))));
  if (held.startsWith('f-')) $(held)?.focus();
}

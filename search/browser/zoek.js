// The browser's half of package search: it reads the bundle and gives the same
// answers as (*Index).Search in Go, number for number. Each function here has
// the name and the rules of its twin in Go, where the reasons stand; the tests
// hold the two together. No dependency, nothing of the page: see zoeken.js.
import { compare, fold, forms, KIN, LIGHT, slug, stem, STOP, tokenize } from './woorden.js';

const log2 = x => { const k = 31 - Math.clz32(x); return 32 * k + ((x - (1 << k)) << 5 >> k); };
export const rarity = (n, df) => Math.max(1, log2(2 * n + 2) - log2(2 * df + 1));

const utf8 = new TextDecoder();

// A Reader throws at the end of its bytes and at a count of more than is left, so
// that a damaged file ends in an error before it takes memory or time.
export class Reader {
  constructor(bytes) { this.b = bytes; this.i = 0; }
  number() {
    for (let x = 0, m = 1; m < 2 ** 35; m *= 128) {
      const c = this.b[this.i++]; // undefined at the end, which goes on to the throw
      x += (c & 127) * m;
      if (c < 128) return x;
    }
    throw 'kapot';
  }
  fits(n) { if (n > this.b.length - this.i) throw 'kapot'; return n; }
  bytes(n) { return this.b.subarray(this.i, this.i += this.fits(n)); }
  text() { return utf8.decode(this.bytes(this.number())); }
  list(each) { return Array.from({ length: this.fits(this.number()) }, each); }
  words(each) {
    let prev = new Uint8Array();
    return this.list((_, k) => {
      prev = Uint8Array.of(...new Reader(prev.subarray(0, 255)).bytes(this.number()), ...this.bytes(this.number()));
      const s = utf8.decode(prev);
      each?.(s, k);
      return s;
    });
  }
}

function readShard(bytes, isHead) {
  const r = new Reader(bytes), index = new Map(), df = [], start = [0];
  r.words((t, k) => { index.set(t, k); df.push(r.number()); start.push(start[k] + df[k]); });
  const docs = new Uint32Array(r.fits(2 * start.at(-1)) / 2);
  df.forEach((n, k) => { for (let i = start[k], last = -1; n--;) docs[i++] = last += r.number() + 1; });
  const s = { index, df, start, docs, impacts: r.bytes(docs.length), patterns: new Map() };
  if (!isHead) return s;
  r.list(() => {
    const stems = r.text().split(' '), term = r.text(), n = r.number(), anchor = n >> 2;
    s.patterns.set(stems[anchor], [...s.patterns.get(stems[anchor]) ?? [], { stems, term, weak: n & 3, anchor }]);
  });
  s.suggestions = r.list(() => r.text());
  let nr = -1;
  const nrs = r.list(() => nr += r.number() + 1), lines = utf8.decode(bytes.subarray(r.i)).split('\n');
  s.minis = nrs.map((d, i) => [d, lines[i]]);
  return s;
}

const card = (nr, line) => {
  const [titel, id, organisatie = '', plaats = '', feiten = '', status = 0, url, kort] = line.split('\t');
  const full = id.endsWith('/') ? id + slug(titel) : id;
  return { nummer: nr, id: full, url: url || full + '/', titel, organisatie, plaats, feiten: feiten ? feiten.split('|') : [], status: +status, kort };
};

const ranking = words => words.map(w => ({ ...w, ranks: true }));
export const onlyRank = words => words.every(w => w.ranks);

// Zoeker answers queries. haal gives the inflated bytes of a file of the
// bundle by its path in zoek/; it rejects when it cannot.
export class Zoeker {
  constructor(haal) { this.haal = haal; this.files = new Map(); this.known = new Map(); }

  start() {
    return this.ready ??= this.haal('m.bin').then(b => {
      const m = JSON.parse(utf8.decode(b));
      if (m.v !== 8 || m.n > 2e6) throw 'versie'; // n is the length of arrays
      this.common = new Set(m.c);
      this.setters = new Map();
      for (const [naam, ...values] of m.p) for (const [waarde, ...texts] of values) for (const words of texts) {
        const f = words.split(' ');
        this.setters.set(f[0], [...this.setters.get(f[0]) ?? [], { forms: f, naam, waarde }].sort((a, b) => b.forms.length - a.forms.length));
      }
      return this.m = m;
    }).catch(e => { this.ready = null; throw e; });
  }

  // file gives a file of the bundle, read once; a failure is not remembered.
  file(name, read) {
    let p = this.files.get(name);
    if (!p) {
      this.files.set(name, p = this.haal(`${this.m.map}/${name}.bin`).then(read));
      p.catch(() => this.files.delete(name));
    }
    return p;
  }

  shardOf(seps, s) { let i = seps.length - 1; while (i && seps[i] > s) i--; return i; }

  head(k) {
    return this.file('k' + k, b => {
      const s = readShard(b, true);
      for (const [nr, line] of s.minis) if (!this.known.has(nr)) this.known.set(nr, card(nr, line));
      return s;
    });
  }
  headOf(term) { return this.head(this.shardOf(this.m.k, term)); }
  bodyOf(term) { return this.file('t' + this.shardOf(this.m.t, term), b => readShard(b, false)); }
  rarer(df) { return rarity(this.m.n, df); }
  async df(term) { const s = await this.headOf(term); return s.df[s.index.get(term)] ?? 0; }
  // Code for what not every question needs is fetched with the data for it.
  ruim() { return this.more ??= import('./ruim.js').then(m => m.ruim(this, stem, STOP, b => new Reader(b))); }

  parse(text) {
    const q = { tekst: [...text].slice(0, 200).join(''), words: [] };
    let meaning = 0;
    for (const { form, part } of tokenize(q.tekst)) {
      if (part) { q.words.at(-1).parts.push(stem(form)); continue; }
      if (!STOP.has(form)) meaning++;
      if (meaning > 8 || q.words[23]) break;
      q.words.push({ form, stem: stem(form), parts: [], ranks: /^\d{1,3}$/.test(form) });
    }
    return q;
  }

  take(words, asWord) {
    const filters = [], rest = [];
    let asked = false;
    for (let i = 0; i < words.length;) {
      const [s, n] = this.setterAt(words.slice(i), asWord);
      if (!n) { asked ||= !STOP.has(words[i].form); rest.push(words[i++]); continue; }
      if (s.naam !== 'wijk') rest.push(...ranking(words.slice(i, i + n)));
      filters.push({ naam: s.naam, waarden: [s.waarde] });
      i += n;
    }
    return [filters.length && !asked ? ranking(words) : rest, mergeFilters(filters)];
  }

  setterAt(words, asWord) {
    const f = words[0].form, code = /^\d{4}([a-z]{2})?$/.test(f), next = words[1]?.form ?? '';
    for (const s of this.setters.get(code ? f.slice(0, 4) : f) ?? []) {
      const n = s.forms.length;
      if (!asWord.includes(s.naam) && s.forms.every((x, i) => !i || words[i]?.form === x))
        return [s, code && n < 2 && f.length < 5 && /^[a-z]{2}$/.test(next) && !STOP.has(next) ? 2 : n];
    }
    return [0, 0];
  }

  // find gives the members of concepts that stand in a row of stems of words.
  async find(words, row, chosen) {
    const found = [], heavy = [...words.keys()].filter(i => !LIGHT.has(words[i].form) && (words[i].form !== 'me' || !KIN.has(words[i + 1]?.form)));
    for (const i of chosen) for (const p of (await this.headOf(row[i])).patterns.get(row[i]) ?? []) {
      const at = heavy.indexOf(i) - p.anchor, from = heavy[at], to = heavy[at + p.stems.length - 1] + 1;
      if (p.stems.every((x, j) => row[heavy[at + j]] === x) && await this.df(p.term)) found.push({ ...p, from, to });
    }
    return found.filter(m => !m.weak || !found.some(n => n.from <= m.from && n.to >= m.to && n.stems[m.stems.length]));
  }

  async plan(words, tekst) {
    const [name, ...more] = forms(tekst).filter(f => !STOP.has(f)).map(stem);
    const w = this.m.w, row = words.map(x => x.stem), slots = [], missed = [], joined = new Set();
    const all = [...words.keys()], some = all.filter(i => !STOP.has(words[i].form) && words[i].ranks <= onlyRank(words)), chosen = (some[0] + 1 ? some : all).slice(0, 8);
    await Promise.all(chosen.map(i => this.headOf(row[i]))); // all at once
    const found = await this.find(words, row, chosen);
    for (const m of found) for (let j = m.from; j < m.to - 1;) joined.add(j++);
    let to = 0;
    for (const i of chosen) {
      if (i < to) continue;
      let from = i;
      to = i + 1;
      while (joined.has(from - 1)) from--;
      while (joined.has(to - 1)) to++;
      const own = words.slice(from, to), s = { woord: own.map(x => x.form).join(' '), alts: [] };
      s.side = KIN.has(s.woord);
      const add = async (term, weight, hoe) => {
        const a = s.alts.find(a => a.term === term);
        if (a) a.weight = Math.max(a.weight, weight);
        else if (await this.df(term)) s.alts.push({ term, weight, hoe, woord: s.woord });
      };
      if (!slots.length && name && !more[5]) await add(name + '=' + more.join('='), w.Naam, 'naam');
      if (!own[1]) await add(row[from], w.Woord, 'woord');
      for (const m of found) if (own[m.from - from]) await add(m.term, m.weak > 2 ? w.Zwak : w.Begrip, 'begrip');
      if (!own[1] && !own[0].ranks && !this.common.has(row[from])) {
        const better = await this.widen(s.alts, own[0], to === words.length, add,
          stem => this.find(words, row.map((x, j) => j === i ? stem : x), chosen).then(ms => ms.some(m => m.stems[1] && m.from <= i && m.to > i)));
        if (better) return this.plan(words.map((x, j) => j === i ? { ...x, stem: better } : x), tekst);
        if (!s.alts.length) missed.push(s.woord);
      }
      if (s.alts.length) slots.push(s);
    }
    const meant = s => s.alts.some(a => /:/.test(a.term)), sure = s => meant(s) && (s.alts[0].hoe !== 'tikfout' || s.alts[0].weight > w.Klank - 5);
    for (const good of [sure, meant]) if (slots.some(s => !s.side && good(s))) for (const s of slots) s.side ||= !good(s);
    if (slots.every(s => s.side)) for (const s of slots) s.side = false;
    return [slots, missed];
  }

  async widen(alts, word, last, add, phrase) {
    const { form, stem } = word, w = this.m.w, df = await this.df(stem), empty = () => !alts.length;
    const resolved = async (term, weight, hoe) => {
      await add(term, weight, hoe);
      for (const p of (await this.headOf(term)).patterns.get(term) ?? [])
        if (p.stems.length < 2) await add(p.term, weight, hoe);
    };
    if (empty() && (await this.bodyOf(stem)).index.has(stem)) alts.push({ term: stem, weight: w.Woord, hoe: 'woord', woord: form });
    if (empty() && last) for (const t of await this.beginnings(form)) await resolved(t, w.Begin, 'begin');
    if (!STOP.has(form) && (empty() || df && df < w.Zeldzaam && alts.length < 2)) return (await this.ruim()).widen(word, empty, resolved, phrase);
  }

  // beginnings gives the terms that begin with form, those of most entries first.
  async beginnings(form) {
    if ([...form].length < 3) return [];
    const from = this.shardOf(this.m.k, form), to = this.shardOf(this.m.k, form + '\uffff'), found = new Map();
    for (const s of await Promise.all(this.m.k.slice(from, to + 1).map((_, i) => this.head(from + i)))) {
      for (const ps of s.patterns.values()) for (const { stems: [t, more] } of ps) if (!more && t.startsWith(form)) found.set(t, 0);
      s.index.forEach((k, t) => { if (t.startsWith(form) && !/[:-=]/.test(t)) found.set(t, s.df[k]); });
    }
    return [...found].sort((a, b) => b[1] - a[1] || compare(a[0], b[0])).slice(0, this.m.w.MaxBegin).map(f => f[0]);
  }

  async score(slots, withBody) {
    const { n, w } = this.m, sums = new Float64Array(n), match = new Uint8Array(n), best = new Uint8Array(n), seen = [], lists = [];
    for (const [i, s] of slots.entries()) for (const a of s.alts) for (const half of withBody ? [2, 1] : [2]) {
      const shard = await (half > 1 ? this.headOf(a.term) : this.bodyOf(a.term)), k = shard.index.get(a.term);
      if (k === undefined) continue;
      const from = shard.start[k], to = shard.start[k + 1], factor = (half > 1 ? w.Kop : 1) * a.weight * await this.rarer(to - from, a.term, half);
      lists.push({ ...a, factor, docs: shard.docs.subarray(from, to), impacts: shard.impacts.subarray(from, to) });
      for (let p = from; p < to; p++) {
        const d = shard.docs[p], was = Math.max(best[d], 3 * i), is = 3 * i + half;
        if (!sums[d]) seen.push(d);
        sums[d] += factor * shard.impacts[p];
        if (!s.side && is > was) { match[d] += is - was; best[d] = is; }
      }
    }
    const hits = seen.filter(d => sums[d] *= match[d] * match[d]), all = 2 * slots.filter(s => !s.side).length;
    return { hits, sums, match, full: hits.filter(d => match[d] === all).length, lists, diep: withBody };
  }

  // zoek answers a query as Index.Search does. options: filters, wijk,
  // alsWoord, n, facetten (count them, which may cost a request).
  async zoek(tekst, options = {}) {
    await this.start();
    const q = this.parse(tekst), asWord = [...options.alsWoord ?? []], zonder = [];
    for (;;) {
      const [words, set] = this.take(q.words, asWord), r = await this.ask(q, words, set, options);
      if (r.totaal || !set.length) return { ...r, zonder };
      zonder.push(set.at(-1));
      asWord.push(set.at(-1).naam);
    }
  }

  async ask(q, words, set, { filters = [], wijk, n = 10, facetten }) {
    filters = mergeFilters([...filters, ...set]);
    const all = filters.length && onlyRank(words), names = [...filters.map(f => f.naam), ...wijk ? ['hier'] : []];
    const [[slots, missed], columns] = await Promise.all([
      this.plan(words, q.tekst),
      facetten || names[0] ? this.facets(!facetten && names) : null]);
    const r = { totaal: 0, treffers: [], filters, gemist: missed };
    if (!slots.length && !all) { if (facetten) r.facetten = columns.count([], filters); return r; }
    let run = await this.score(slots, false);
    if (all) run.hits = [...Array(this.m.n).keys()];
    const keeps = columns?.keeps(filters) ?? (() => true);
    let hits = run.hits.filter(keeps);
    if (!all && Math.min(run.full, hits.length) < this.m.w.Genoeg) {
      run = await this.score(slots, true);
      hits = run.hits.filter(keeps);
    }
    const near = set.find(f => f.naam === 'wijk')?.waarden || wijk && [wijk], own = near && columns.keeps([{ naam: 'hier', waarden: near }]);
    if (own) for (const d of run.hits) run.sums[d] *= own(d) ? 5 : 4;
    // To sort all hits was a third of the time of a question with 3,500.
    const best = [], order = (a, b) => run.sums[b] - run.sums[a] || a - b;
    for (const d of hits) order(best[n - 1], d) < 0 || best.push(d) && best.sort(order).splice(n);
    r.totaal = hits.length;
    r.diep = run.diep;
    r.treffers = best.map(d => this.treffer(run, d));
    if (facetten) r.facetten = columns.count(run.hits, filters);
    return r;
  }

  treffer(run, d) {
    return { nummer: d, woorden: (run.match[d] + 1) >> 1, score: run.sums[d], keten: [...new Set(run.lists.filter(l => l.docs.includes(d)).map(l => l.woord + ',' + l.term))],
      waarom: () => import('./uitleg.js').then(m => m.uitleg(run, d)), kaart: this.known.get(d) };
  }

  // kaarten gives the whole cards of entries.
  async kaarten(nrs) {
    const size = this.m.b;
    await Promise.all(nrs.map(d => Math.floor(d / size)).map(k => this.file('c' + k, b => {
      utf8.decode(b).split('\n').forEach((line, i) => this.known.set(i += k * size, { ...card(i, line), heel: true }));
    })));
    return nrs.map(d => this.known.get(d));
  }

  // vooruit fetches what the answer to this text will begin with.
  async vooruit(tekst) {
    await this.start();
    const w = this.parse(tekst).words.at(-1);
    if (w && !STOP.has(w.form) && w.form[2]) await this.headOf(w.stem);
  }

  // suggesties gives words that begin like the last word of the text.
  async suggesties(tekst) {
    await this.start();
    const w = fold(tekst).trim();
    if (!w[1]) return [];
    return (await this.headOf(w)).suggestions.filter(s => fold(s).startsWith(w)).slice(0, 8);
  }

  filterModule() { return import('./filters.js'); }
  // facets fetches the columns of the filters with these names, or of all.
  async facets(names) {
    this.columns ??= this.filterModule().then(m => new m.Facets());
    names ||= ['', ...Object.keys(this.m.f)];
    await Promise.all(names.map(n => this.file('f' + (this.m.f[n] ?? 0), async b => (await this.columns).add(new Reader(b), this.m.n))));
    return this.columns;
  }

  // alles fetches a small site whole, so that no key waits for the network.
  async alles() {
    const m = await this.start();
    await Promise.all([...m.k.map((_, k) => this.head(k)), this.facets(), this.kaarten([...Array(m.n).keys()])]);
  }
}

export const mergeFilters = filters => [...new Set(filters.map(f => f.waarden.length && f.naam))].filter(Boolean).map(naam =>
  ({ naam, waarden: [...new Set(filters.filter(f => f.naam === naam).flatMap(f => f.waarden))].sort() }));

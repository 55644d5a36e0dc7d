// What zoek.js needs only for a word that it does not know: compounds and
// typing errors. It is fetched then, together with the words to compare with.
// The twins in Go are in stam.go, klank.go and woordenlijst.go.
import NL from './nl.js';

const fields = s => s.split(' '), SOUND = fields(NL.klank).map(p => p.split('='));
let STOP; // the sounds of the words that say nothing: the same for each Zoeker

function soundKey(s) {
  let out = '';
  for (let i = 0; i < s.length;) {
    const [from, to] = SOUND.find(p => s.startsWith(p[0], i)) ?? [s[i], s[i]];
    for (const c of to) if (out.at(-1) !== c) out += c;
    i += from.length;
  }
  return out;
}

// z is the Zoeker that asks, and reader reads bytes.
export const ruim = (z, stem, stop, reader) => {
  const plain = w => /^[a-z]*$/.test(w);
  const GLUE = ['', ...fields(NL.lijm)], SHORT = new Set(fields(NL.kort));

  class Splitter {
    constructor(r) { this.own = new Set(r.words()); this.words = new Set([...this.own, ...r.words()]); }
    known(s) { return this.words.has(s) && (s.length >= 4 || SHORT.has(s)); }
    split(w) { return w.length < 7 || !plain(w) ? [] : this.parts(w, 3) ?? []; }
    parts(w, depth) {
      for (let i = 3; i <= w.length - 3; i++) {
        const head = stem(w.slice(i));
        if (!this.known(head)) continue;
        for (const glue of GLUE) {
          if (!w.slice(0, i).endsWith(glue)) continue;
          const left = w.slice(0, i - glue.length);
          if (left.length < 3) continue;
          const s = [stem(left), left].find(x => this.known(x));
          if (s) return [s, head];
          const more = depth > 0 && left.length >= 6 && this.parts(left, depth - 1);
          if (more) return [...more, head];
        }
      }
    }
    piece(w) {
      if (w.length < 7 || !plain(w)) return '';
      const fit = p => { const s = stem(p); return this.known(s) && (this.own.has(s) || 2 * p.length > w.length) && s; };
      for (let i = w.length - 3; i >= 4; i--) if (fit(w.slice(0, i))) return fit(w.slice(0, i));
      for (let i = 3; i <= w.length - 4; i++) if (fit(w.slice(i))) return fit(w.slice(i));
      return '';
    }
  }

  function distance(a, b, max) {
    if (Math.abs(a.length - b.length) > max) return max + 1;
    let older = [], old = [...Array(b.length + 1).keys()], row = [];
    for (let i = 1; i <= a.length; i++) {
      let best = row[0] = i;
      for (let j = 1; j <= b.length; j++) {
        let v = Math.min(old[j - 1] + (a[i - 1] !== b[j - 1]), old[j] + 1, row[j - 1] + 1);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) v = Math.min(v, older[j - 2] + 1);
        row[j] = v;
        if (v < best) best = v;
      }
      if (best > max) return max + 1;
      [older, old, row] = [old, row, older];
    }
    return old[b.length];
  }

  STOP ??= new Set([...stop].map(soundKey));
  const letters = s => { let m = 0; for (let i = 0; i < s.length; i++) m |= 1 << (s.charCodeAt(i) & 31); return m; };
  const ones = x => { let n = 0; for (; x; n++) x &= x - 1; return n; };
  const soundWord = (term, cls = 0) => { const sound = soundKey(term); return { term, cls, sound, bits: letters(term), soundBits: letters(sound) }; };

  function cost(t, w) {
    const edits = t.term.length >= 7 ? 2 : 1;
    let c = 6;
    if (ones(t.bits ^ w.bits) <= 2 * edits) {
      const n = distance(t.term, w.term, edits);
      if (n <= edits) c = 2 * n + (t.term[0] !== w.term[0]);
    }
    if (t.sound === w.sound) return Math.min(c, 1);
    if (t.term.length >= 5 && t.sound[2] && w.sound.startsWith(t.sound)) return Math.min(c, 3);
    if (t.term.length >= 7 && c > 4 && ones(t.soundBits ^ w.soundBits) <= 2 && distance(t.sound, w.sound, 1) <= 1) return 4;
    return c;
  }

  // likest gives the words most like w, the likest first.
  const likest = (w, words, max) => {
    const t = soundWord(w);
    const out = words.map(x => ({ term: x.term, cls: x.cls, cost: cost(t, x) })).filter(x => x.cost < 6)
      .sort((a, b) => a.cost - b.cost || b.cls - a.cls || (a.term < b.term ? -1 : 1));
    return out.slice(0, max).filter(x => x.cost <= out[0].cost + !!out[0].cost);
  };

  // alike gives the words most like w.
  const alike = async w => {
    const { d, w: { MaxKlank } } = z.m;
    if (!d || w.length < 4 || !plain(w) || STOP.has(soundKey(w))) return [];
    const slice = k => z.file('d' + k, b => { const r = reader(b), w = r.words(), c = r.bytes(w.length); return w.map((t, i) => soundWord(t, c[i])); });
    const at = c => z.shardOf([...d], c), [a, b = a] = soundKey(w), find = async k => likest(w, await slice(k), MaxKlank), out = await find(at(a));
    return out.length || at(a) === at(b) ? out : find(at(b));
  };

  // widen goes on where that of zoek.js stops: for a word that is not known, or hardly.
  const widen = async ({ form, stem, parts }, empty, resolved, phrase) => {
    const { Klank, Deel } = z.m.w, splitter = () => z.file('x', b => new Splitter(reader(b)));
    if (empty()) {
      const likes = await alike(stem);
      for (const c of likes) if (await phrase(c.term)) return c.term;
      for (const c of likes) await resolved(c.term, Klank - 2 * c.cost, 'tikfout');
      if (!empty()) return;
    }
    for (const p of parts.length ? parts : (await splitter()).split(form)) await resolved(p, Deel, 'deel');
    if (empty()) await resolved((await splitter()).piece(form), Deel, 'deel');
  };

  return { Splitter, soundKey, distance, widen };
};

// The Dutch analysis: from a text to stems. The twins in Go are in woord.go and
// stam.go; what a word that nobody knows needs besides is in ruim.js.
import NL from './nl.js';

const fields = s => s.split(' ');
const FOLD = new Map(NL.vouw.flatMap(v => { const [to, from] = v.split('='); return [...from].map(c => [c, to]); }));
export const STOP = new Set(fields(NL.stop)), LIGHT = new Set(fields(NL.stop.split(' .')[0])), KIN = new Set(fields(NL.naaste));
const STEM = new Map(fields(NL.stam).map(p => p.split('=')));

export const fold = s => [...s].map(c => {
  c = c.toLowerCase();
  return c < '\x80' && c.length < 2 ? c : FOLD.get(c) ?? c.normalize('NFD').replace(/\p{Mn}/gu, '');
}).join('');

const clip = w => w.length > 40 ? [...w].slice(0, 40).join('') : w;

export function tokenize(text) {
  const s = [...text], out = [];
  const is = (i, re) => i < s.length && s[i].length < 2 && re.test(s[i]);
  const word = i => is(i, /[\p{L}\p{Nd}\p{Mn}]/u), letter = i => is(i, /\p{L}/u);
  for (let i = 0; i < s.length;) {
    if (!word(i)) { i++; continue; }
    const pieces = [];
    let abbreviated = false, apostrophe = false;
    for (;;) {
      let piece = '', j = i, end = i, letters = 0;
      while (letter(j) && !word(j + 1)) {
        piece += s[j++]; letters++; end = j;
        if (s[j] !== '.') break;
        end = ++j;
      }
      if (letters > 1) abbreviated = true;
      else {
        for (end = i; word(end);) end++;
        piece = s.slice(i, end).join('');
      }
      if (!apostrophe || [...piece].length > 1) pieces.push(piece);
      i = end;
      if (!word(i + 1) || !'-\u2010\u2011\'\u2019'.includes(s[i])) break;
      apostrophe = '\'\u2019'.includes(s[i++]);
    }
    const whole = clip(fold(pieces.join('')));
    if (!whole) continue;
    out.push({ form: whole });
    if (pieces.length > 1 && !abbreviated) for (const p of pieces) {
      const form = clip(fold(p));
      if ([...form].length > 1) out.push({ form, part: true });
    }
  }
  return out;
}

export const forms = s => tokenize(s).filter(t => !t.part).map(t => t.form);
export const plain = w => /^[a-z]*$/.test(w), vowel = c => 'aeiouy'.includes(c), hasVowel = s => /[aeiouy]/.test(s);

export function stem(w) {
  if (STEM.has(w)) return STEM.get(w) || w;
  if (w.length < 4 || !plain(w)) return w;
  if (/cafes?$/.test(w)) return w.replace(/s$/, '');
  if (/(d|sl)agen$/.test(w)) return w.slice(0, -2);
  let b;
  const cut = x => w.endsWith(x) && w.length - x.length >= 3 && hasVowel(b = w.slice(0, -x.length));
  if ((cut('jes') || cut('je')) && !vowel(b.at(-1))) return b.length > 4 && /(wt|mp)$/.test(b) ? b.slice(0, -1) : b;
  if (cut('heden') || cut('heid')) return stem(b);
  if (cut('ingen') || cut('ing')) return respell(b);
  if (cut('en')) return b.endsWith('e') ? b : respell(b);
  if (cut('e') && !vowel(b.at(-1))) return respell(b);
  return pluralS(w) ? w.slice(0, -1) : w;
}

const pluralS = w => w.length > 4 && /(eks|[^siuoktjae]s|[^a]as|[tmdcfpgk]es)$/.test(w);

function respell(s) {
  if (s.length < 3 || vowel(s.at(-1))) return s;
  if (s.at(-1) === s.at(-2)) return s.slice(0, -1);
  const double = /[^aeiouy][aeou][^aeiouywxj]$/.test(s) && !(/e[lrn]$/.test(s) && hasVowel(s.slice(0, -2)));
  return s.slice(0, -1) + (double ? s.at(-2) : '') + ({ v: 'f', z: 's' }[s.at(-1)] ?? s.at(-1));
}

export const compare = (a, b) => a < b ? -1 : a > b ? 1 : 0;

export const slug = s => fold(s).split(/[^a-z0-9]+/).filter(Boolean).join('-');

// The page /briefje/: the sheet with what somebody chose. The choice stands behind
// the # of the address and, for an hour, in localStorage; no server sees it. What
// comes on the sheet is fetched from the pages of the entries, which hold it ready
// (section.briefje), and moved over as elements: nothing is parsed from text.
'use strict';
(() => {
// A QR code (ISO/IEC 18004) of the address as the path of an SVG: byte mode, level
// M, versions 1 to 10, mask 0, the quiet zone included. It gives what
// generator/page/qr.go gives, byte for byte; a test holds the two together.

// Of each version: code words in all, blocks, words of correction in a block.
const M = [, [26, 1, 10], [44, 1, 16], [70, 1, 26], [100, 2, 18], [134, 2, 24], [172, 4, 16], [196, 4, 18], [242, 4, 22], [292, 5, 22], [346, 5, 26]];
const PLEK = [, [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]]; // of the alignment patterns
const RAND = 4;

// Multiplication in the field of 256 elements, modulo x^8 + x^4 + x^3 + x^2 + 1.
function maal(a, b) {
  let p = 0;
  for (; b; b >>= 1, a = a << 1 ^ (a > 127 ? 0x11d : 0)) if (b & 1) p ^= a;
  return p;
}

function controle(data, n) {
  let g = [1]; // the generator: (x - 1)(x - 2)(x - 4)…
  for (let i = 0, wortel = 1; i < n; i++, wortel = maal(wortel, 2)) {
    g = [...g, 0].map((c, j) => c ^ (j ? maal(g[j - 1], wortel) : 0));
  }
  const rest = new Array(n).fill(0);
  for (const d of data) {
    const f = d ^ rest.shift();
    rest.push(0);
    for (let j = 0; j < n; j++) rest[j] ^= maal(g[j + 1], f);
  }
  return rest;
}

// woorden gives all code words in the order in which they are drawn.
function woorden(tekst, v, lengte) {
  const [alle, blokken, check] = M[v], uit = new Uint8Array(alle - blokken * check);
  let n = 0;
  const zet = (x, bits) => { while (bits--) uit[n >> 3] |= (x >> bits & 1) << 7 - (n++ & 7); };
  zet(4, 4);
  zet(tekst.length, lengte);
  for (const b of tekst) zet(b, 8);
  n = Math.min(n + 4, uit.length * 8) + 7 & ~7;
  for (let p = 0xec; n < uit.length * 8; p ^= 0xec ^ 0x11) zet(p, 8);
  const per = Math.floor(uit.length / blokken), langer = uit.length % blokken, data = [];
  for (let i = 0, van = 0; i < blokken; i++) data.push([...uit.subarray(van, van += per + (i >= blokken - langer))]);
  const ec = data.map(d => controle(d, check)), rij = [];
  for (let i = 0; i <= per; i++) for (const d of data) if (i < d.length) rij.push(d[i]);
  for (let i = 0; i < check; i++) for (const e of ec) rij.push(e[i]);
  return rij;
}

// raster draws what does not depend on the text; null is still free.
function raster(v) {
  const n = 17 + 4 * v, m = Array.from({ length: n }, () => new Array(n).fill(null));
  const zet = (x, y, zwart) => { if (m[y]?.[x] !== undefined) m[y][x] = !!zwart; };
  for (const [cx, cy] of [[3, 3], [n - 4, 3], [3, n - 4]]) {
    for (let y = -4; y <= 4; y++) for (let x = -4; x <= 4; x++) {
      const d = Math.max(Math.abs(x), Math.abs(y));
      zet(cx + x, cy + y, d !== 2 && d !== 4);
    }
  }
  for (const cy of PLEK[v]) for (const cx of PLEK[v]) {
    if (m[cy][cx] !== null) continue;
    for (let y = -2; y <= 2; y++) for (let x = -2; x <= 2; x++) zet(cx + x, cy + y, Math.max(Math.abs(x), Math.abs(y)) !== 1);
  }
  for (let i = 8; i < n - 8; i++) { zet(6, i, i % 2 === 0); zet(i, 6, i % 2 === 0); }
  const f = 0x5412, bit = i => f >> i & 1; // level M and mask 0, with their own correction
  for (let i = 0; i < 6; i++) zet(8, i, bit(i));
  zet(8, 7, bit(6)); zet(8, 8, bit(7)); zet(7, 8, bit(8));
  for (let i = 9; i < 15; i++) zet(14 - i, 8, bit(i));
  for (let i = 0; i < 8; i++) zet(n - 1 - i, 8, bit(i));
  for (let i = 8; i < 15; i++) zet(8, n - 15 + i, bit(i));
  zet(8, n - 8, 1);
  if (v > 6) {
    let rest = v;
    for (let i = 0; i < 12; i++) rest = rest << 1 ^ (rest >> 11) * 0x1f25;
    for (let i = 0; i < 18; i++) {
      const b = (v << 12 | rest) >> i & 1, a = n - 11 + i % 3, c = Math.floor(i / 3);
      zet(a, c, b); zet(c, a, b);
    }
  }
  return m;
}

// qrCode gives { zijde, pad }, or null for a text of more than 213 bytes.
function qrCode(tekst) {
  const bytes = new TextEncoder().encode(tekst);
  let v = 1;
  const lengte = () => v < 10 ? 8 : 16;
  while (v <= 10 && 4 + lengte() + 8 * bytes.length > 8 * (M[v][0] - M[v][1] * M[v][2])) v++;
  if (v > 10 || !bytes.length) return null;
  const m = raster(v), n = m.length, rij = woorden(bytes, v, lengte());
  let i = 0;
  for (let rechts = n - 1, op = true; rechts > 0; rechts -= 2, op = !op) {
    if (rechts === 6) rechts--;
    for (let k = 0; k < n; k++) for (const x of [rechts, rechts - 1]) {
      const y = op ? n - 1 - k : k;
      if (m[y][x] !== null) continue;
      m[y][x] = !!(rij[i >> 3] >> 7 - (i & 7) & 1) !== ((x + y) % 2 === 0);
      i++;
    }
  }
  let pad = '';
  m.forEach((r, y) => {
    for (let x = 0, eind = -1; x < n; x++) {
      const van = x;
      while (r[x]) x++;
      if (x === van) continue;
      pad += (eind < 0 ? `M${van + RAND} ${y + RAND}` : `m${van - eind} 0`) + `h${x - van}`;
      eind = x;
    }
  });
  return { zijde: n + 2 * RAND, pad };
}

if (typeof document === 'undefined') {
  module.exports = { qrCode };
  return;
}

const MEEST = 3, $ = id => document.getElementById(id), vel = $('vel');
const GOED = /^(voorzieningen|wegwijzers|maatjesprojecten)\/[a-z0-9]+(-[a-z0-9]+)*$/;

function maak(tag, a, ...kinderen) {
  const e = document.createElement(tag);
  for (const k in a) e[k] = a[k];
  e.append(...kinderen);
  return e;
}

const KIES = '#kies=', uitAdres = () => decodeURIComponent(location.hash.slice(KIES.length)).split(',');
const adres = ids => location.pathname + (ids.length ? KIES + ids.join(',') : '');
const netjes = ids => [...new Set(ids)].filter(id => GOED.test(id)).slice(0, MEEST);

// The page of an entry as a document of its own, in which nothing runs.
const haal = id => new Promise((goed, fout) => {
  const x = new XMLHttpRequest();
  x.open('GET', new URL(`${vel.dataset.basis}${id}/`, document.baseURI));
  x.responseType = 'document';
  x.onload = () => x.status === 200 && x.response ? goed(x.response) : fout();
  x.onerror = fout;
  x.send();
});

function code(adres) {
  const q = qrCode(adres);
  if (!q) return maak('a', { href: adres }, adres);
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg'), pad = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  for (const [k, v] of Object.entries({ viewBox: `0 -.5 ${q.zijde} ${q.zijde}`, class: 'qr groot', role: 'img', 'aria-label': 'QR-code naar dit briefje' })) svg.setAttribute(k, v);
  pad.setAttribute('d', q.pad);
  svg.append(pad);
  return svg;
}

// The choice as verwijzer.js keeps it: after an hour there is somebody else in the
// room, and it is forgotten.
const bewaar = ids => { try { localStorage.setItem('briefje', JSON.stringify({ ids, t: Date.now() })); } catch { /* then the address has it */ } };
function bewaard() {
  try {
    const { ids, t } = JSON.parse(localStorage.getItem('briefje'));
    return Date.now() - t < 36e5 ? ids : [];
  } catch { return []; }
}

let beurt = 0, staat = []; // staat: what the sheet has
async function toon() {
  const mijn = ++beurt, ids = netjes(location.hash.startsWith(KIES) ? uitAdres() : bewaard());
  const docs = await Promise.all(ids.map(id => haal(id).catch(() => null)));
  if (mijn !== beurt) return;
  const er = ids.filter((_, i) => docs[i]?.querySelector('.briefje .offer')), bladen = docs.filter(d => d?.querySelector('.briefje .offer'));
  bewaar(staat = er);
  history.replaceState(null, '', adres(er));
  const hulp = new Set(), dossier = [], plekken = [], gekozen = [];
  bladen.forEach((d, i) => {
    const o = document.importNode(d.querySelector('.briefje .offer'), true), naam = o.querySelector('h2').textContent;
    o.querySelector('h2').id = 'plek-' + (i + 1);
    plekken.push(o);
    hulp.add(d.querySelector('.briefje .lukt')?.textContent);
    dossier.push(d.getElementById('dossier')?.value);
    const weg = maak('button', { type: 'button' }, 'Haal weg');
    weg.setAttribute('aria-label', `Haal ${naam} van het briefje`);
    weg.onclick = () => { kies(er.filter(x => x !== er[i])); };
    gekozen.push(maak('li', {}, maak('a', { href: new URL(`${vel.dataset.basis}${er[i]}/`, document.baseURI).href }, naam), ' ', weg));
  });
  hulp.delete(undefined);
  // One number is enough, and all that an A5 has room for.
  for (const h of [...hulp].slice(0, 1)) plekken.push(maak('p', { className: 'lukt' }, h));
  $('plekken').replaceChildren(...plekken);
  $('gekozen').replaceChildren(...gekozen);
  $('dossier').value = dossier.filter(Boolean).join('\n');
  $('code').replaceChildren(code(location.href));
  vel.hidden = $('doen').hidden = !er.length;
  $('uitleg').hidden = er.length === MEEST;
  const mis = ids.length - er.length;
  $('briefje-status').textContent = (er.length ? `Op het briefje: ${er.length} ${er.length === 1 ? 'plek' : 'plekken'}.` : 'Er staat nog niets op het briefje.') +
    (mis ? ` ${mis === 1 ? 'Eén plek' : `${mis} plekken`} kunt u niet meegeven: die pagina is er niet, of er kan niemand heen.` : '');
  if (er.length) $('print').focus();
}

function kies(ids) {
  bewaar(ids);
  history.replaceState(null, '', adres(ids));
  toon();
}

$('print').onclick = () => print();
// execCommand also works on a site without https; navigator.clipboard does not.
$('kopieer').onclick = () => { $('dossier').select(); document.execCommand('copy'); $('kopieer').textContent = 'Gekopieerd'; };
// Printed is handed over: the next choice begins empty. The address keeps this one.
addEventListener('afterprint', () => bewaar([]));
$('leeg').onclick = () => kies([]);
// A # of another kind is a place on the page, such as where the skip link leads.
addEventListener('hashchange', () => !location.hash || location.hash.startsWith(KIES) ? toon() : history.replaceState(null, '', adres(staat)));
toon();
})();

// See README.md of the theme.
'use strict';
(() => {
// A day is a number, from 1970-01-01, a Thursday; Monday is 0.
const nr = (j, m, d) => Date.UTC(j, m - 1, d) / 864e5;
const dagnr = s => Date.parse(s) / 864e5;
const delen = n => { const d = new Date(n * 864e5); return [d.getUTCFullYear(), d.getUTCMonth() + 1, d.getUTCDate()]; };
const weekdag = n => (n + 3) % 7;
const week = n => { const th = n - weekdag(n) + 3; return Math.floor((th - nr(delen(th)[0], 1, 1)) / 7) + 1; };

// As in generator/kaart; a test holds them together.
function feestdag(n) {
  const [j, m, d] = delen(n), f = Math.floor, a = j % 19, b = f(j / 100), c = j % 100;
  const h = (19 * a + b - f(b / 4) - f((b - f((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * f(c / 4) - h - c % 4) % 7;
  const p = h + l - 7 * f((a + 11 * h + 22 * l) / 451) + 114;
  const k = weekdag(nr(j, 4, 27)) === 6 ? 26 : 27;
  return { 0: 'eerste paasdag', 1: 'tweede paasdag', 39: 'Hemelvaartsdag', 49: 'eerste pinksterdag', 50: 'tweede pinksterdag' }[n - nr(j, f(p / 31), p % 31 + 1)] ||
    { '1-1': 'Nieuwjaarsdag', [k + '-4']: 'Koningsdag', '25-12': 'eerste kerstdag', '26-12': 'tweede kerstdag', [j % 5 ? '' : '5-5']: 'Bevrijdingsdag' }[d + '-' + m] || '';
}

function op(t, n) {
  if (t.vanaf && n < dagnr(t.vanaf) || t.tot_en_met && n > dagnr(t.tot_en_met)) return false;
  if (t.datums) return t.datums.some(s => dagnr(s) === n);
  if (!t.dag.includes(weekdag(n))) return false;
  if (t.week && week(n) % 2 !== (t.week === 'even' ? 0 : 1)) return false;
  if (t.elke_weken > 1 && t.vanaf) {
    const v = dagnr(t.vanaf);
    if (Math.floor((n - v + weekdag(v)) / 7) % t.elke_weken) return false;
  }
  if (!t.keer_in_maand && !t.laatste) return true;
  const [, m, d] = delen(n);
  return (t.keer_in_maand || []).includes(Math.floor((d - 1) / 7) + 1) || !!t.laatste && delen(n + 7)[1] !== m;
}

function opDag(t, n, anders, vakanties) {
  const v = { dag: n, van: t.van, tot: t.tot || 0, uit: '' };
  for (const u of anders || []) {
    const a = dagnr(u.datum);
    if (n < a || n > (u.tot_en_met ? dagnr(u.tot_en_met) : a)) continue;
    v.zelf = true;
    if (!u.van && !u.tot) v.uit = u.reden || 'deze keer niet';
    else { v.van = u.van || 0; v.tot = u.tot || 0; }
    return v;
  }
  if (!t.ook_op_feestdagen && !t.datums) v.uit = feestdag(n);
  if (!v.uit && t.niet_in_schoolvakantie) {
    const p = (vakanties || []).find(p => n >= dagnr(p.van) && n <= dagnr(p.tot_en_met));
    if (p) v.uit = p.naam || 'schoolvakantie';
  }
  return v;
}

function voorkomens(agenda, van, tot) {
  const uit = [];
  for (let n = van; n <= tot; n++) {
    agenda.items.forEach((it, i) => it.tijden.forEach((t, blok) => {
      if (op(t, n)) uit.push(Object.assign(opDag(t, n, it.anders, agenda.vakanties), { it, t, i, blok }));
    }));
  }
  return uit.sort((a, b) => a.dag - b.dag || a.van - b.van || a.i - b.i || a.blok - b.blok);
}

// The day and the minute in the Netherlands. Summer lasts from the last Sunday of March
// to that of October, at one o'clock UTC (directive 2000/84/EC). Intl knows that too, but
// its first use took 18 of the 22 ms of processor that this script runs.
function nu(d = new Date()) {
  const zondag = m => { const n = nr(d.getUTCFullYear(), m, 31); return (n - (weekdag(n) + 1) % 7) * 864e5 + 36e5; };
  const hier = Math.floor(d / 6e4) + (d >= zondag(3) && d < zondag(10) ? 120 : 60);
  return { dag: Math.floor(hier / 1440), klok: hier % 1440 };
}

// Without an end it is over after an hour.
const voorbij = (v, nu) => v.dag < nu.dag || v.dag === nu.dag && nu.klok >= (v.tot || v.van + 60);
const bezig = (v, nu) => v.dag === nu.dag && !v.uit && v.tot > 0 && nu.klok >= v.van && nu.klok < v.tot;

function straks(agenda, nu) {
  const per = [[], [], [], [], [], [], []];
  for (const v of voorkomens(agenda, nu.dag, nu.dag + 6)) if (!voorbij(v, nu) && (!v.uit || v.zelf)) per[v.dag - nu.dag].push(v);
  return per;
}

const klok = k => Math.floor(k / 60) + '.' + String(k % 60).padStart(2, '0');
const uren = v => v.tot ? `van ${klok(v.van)} tot ${klok(v.tot)} uur` : `om ${klok(v.van)} uur`;
const datum = n => {
  const [, m, d] = delen(n);
  return `${'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag'.split(' ')[weekdag(n)]} ${d} ${'januari februari maart april mei juni juli augustus september oktober november december'.split(' ')[m - 1]}`;
};
const hoofd = s => s[0].toUpperCase() + s.slice(1);

function zin(agenda, nu) {
  const alle = voorkomens(agenda, nu.dag, nu.dag + 62), v = alle.find(v => !v.uit && !voorbij(v, nu));
  const niet = alle.find(v => v.uit && v.dag === nu.dag && !voorbij(v, nu)), voor = niet ? `Vandaag niet: ${niet.uit}. ` : '';
  if (!v) return voor;
  const open = v.t.open;
  if (bezig(v, nu)) return `Nu ${open ? 'open' : 'bezig'}, tot ${klok(v.tot)} uur.`;
  if (v.dag === nu.dag) return `Vandaag ${open ? 'open ' : ''}${uren(v)}.`;
  if (v.dag === nu.dag + 1) return `${voor}Morgen ${open ? 'weer open ' : ''}${uren(v)}.`;
  return `${voor}De volgende keer is ${datum(v.dag)}, ${uren(v)}.`;
}

if (typeof document === 'undefined') {
  module.exports = { voorkomens, nu, straks, zin, feestdag, dagnr };
  return;
}

const $ = id => document.getElementById(id);
const alle = (s, e = document) => [...e.querySelectorAll(s)];
function maak(tag, a, ...kinderen) {
  const e = document.createElement(tag);
  for (const k in a) e[k] = a[k];
  e.append(...kinderen);
  return e;
}
const toon = e => { e.hidden = false; return e; };
const wortel = new URL('..', document.currentScript.src);
const bron = $('agenda'), data = bron && JSON.parse(bron.textContent);

function regel(v, n) {
  const tekst = [maak('a', { href: new URL(v.it.url, wortel) }, v.it.titel)];
  if (v.t.naam) tekst.push(', ' + v.t.naam);
  if (v.uit) tekst.push(' ', maak('strong', {}, 'Gaat niet door: ' + v.uit));
  else if (bezig(v, n)) tekst.push(' ', maak('strong', { className: 'let' }, v.t.open ? 'Nu open' : 'Nu bezig'));
  return maak('li', {}, maak('span', { className: 'tijd' }, uren(v).replace(/^(van|om) /, '')), ' ', maak('span', {}, ...tekst, ' ', maak('span', { className: 'klein' }, v.t.plek || '')));
}
const dag = (lijst, n) => maak('ul', { className: 'dag' }, ...lijst.map(v => regel(v, n)));

function vulStraks(plek) {
  const n = nu(), per = straks(data, n);
  ['Vandaag', 'Morgen'].forEach((naam, i) => {
    const f = feestdag(n.dag + i);
    plek.append(maak('div', {}, maak('h3', {}, `${naam}, ${datum(n.dag + i)}`), ...f ? [maak('p', {}, `Het is ${f}. Veel gaat niet door.`)] : [],
      per[i].length ? dag(per[i], n) : maak('p', {}, i || !voorkomens(data, n.dag, n.dag).length ? `${naam} is er niets.` : 'Voor vandaag is het voorbij.')));
  });
  const rest = maak('div', {}), zondag = n.dag + 6 - weekdag(n.dag);
  for (let i = 2, kop = '', deel; i < 7; i++) {
    if (!per[i].length) continue;
    const nieuw = n.dag + i > zondag ? 'Volgende week' : 'Deze week';
    if (nieuw !== kop) rest.append(deel = maak('div', {}, maak('h3', {}, kop = nieuw)));
    deel.append(maak('details', {}, maak('summary', {}, hoofd(datum(n.dag + i))), dag(per[i], n)));
  }
  plek.append(rest);
}

if (data && $('straks')) {
  vulStraks(toon($('straks')).querySelector('.naast'));
  // Days with a date say more; paper outlives them.
  onbeforeprint = () => { $('gewoon').open = true; };
  $('gewoon').open = false;
}
for (const p of alle('.nu')) toon(p).textContent = zin(data, nu());

// Who must leave goes at once, and the back button does not lead here again.
for (const weg of alle('.weg a')) {
  let keer = [];
  const ga = () => { document.title = 'Weer'; document.documentElement.hidden = true; location.replace(weg.href); };
  weg.onclick = e => { e.preventDefault(); ga(); };
  addEventListener('keydown', e => {
    keer = e.key === 'Escape' ? [...keer, e.timeStamp].filter(t => e.timeStamp - t < 5000) : [];
    if (keer.length > 2) ga();
  });
  addEventListener('pageshow', () => { document.documentElement.hidden = false; });
}

// Stays in this browser; the search page puts this wijk first.
const bewaard = w => { try { if (w !== undefined) w ? localStorage.setItem('wijk', w) : localStorage.removeItem('wijk'); return localStorage.getItem('wijk'); } catch { return null; } };
for (const e of alle('[data-wijk]')) bewaard(e.dataset.wijk);
for (const p of alle('#verder')) {
  const a = bewaard() && alle('a[data-gebied]').find(a => a.dataset.gebied === bewaard());
  if (a) p.append(maak('a', { href: a.href }, 'Verder met ' + a.textContent), maak('button', { type: 'button', onclick() { bewaard(''); p.textContent = 'Uw wijk is vergeten.'; p.tabIndex = -1; p.focus(); } }, 'Vergeet mijn wijk'));
}

// No server sees what is behind the #.
for (const f of alle('form[role=search]')) {
  f.addEventListener('submit', e => { e.preventDefault(); location.href = f.action + '#' + new URLSearchParams({ q: f.elements.q.value }); });
}

// Only who narrows a list needs the script for it.
for (const filters of alle('[data-script]')) {
  const haal = () => import(new URL(filters.dataset.script, location.href));
  for (const wat of ['pointerover', 'focusin', 'change']) filters.addEventListener(wat, haal, { once: true });
  addEventListener('pageshow', () => { if (location.hash.includes('=') || filters.querySelector(':checked')) haal(); });
}
// Also without https, where there is no navigator.clipboard.
for (const b of alle('[data-kopie]')) toon(b).onclick = () => { $(b.dataset.kopie).select(); document.execCommand('copy'); b.textContent = 'Gekopieerd'; };

for (const artikel of alle('.vermelding')) {
  const rij = maak('ul', { className: 'chips acties' });
  const knop = (tekst, doe) => { const b = maak('button', { type: 'button', onclick: () => doe(b) }, tekst); rij.append(maak('li', {}, b)); };
  if (navigator.share) knop('Deel', () => navigator.share({ title: document.title, url: location.href }).catch(() => {}));
  else {
    if (navigator.clipboard) knop('Kopieer de link', b => navigator.clipboard.writeText(location.href).then(() => { b.textContent = 'Gekopieerd'; }));
    rij.append(maak('li', {}, maak('a', { href: 'https://wa.me/?text=' + encodeURIComponent(document.title + ' ' + location.href), rel: 'noreferrer' }, 'Deel met WhatsApp')));
  }
  knop('Print', () => print());
  artikel.querySelector('.controle').before(rij);
  const s = self.speechSynthesis;
  // Other voices send the text away.
  const stem = () => {
    const v = s.getVoices().find(v => v.localService && /^nl/i.test(v.lang));
    if (!v || rij.dataset.stem) return;
    rij.dataset.stem = 1;
    knop('Lees voor', b => import(new URL(artikel.dataset.lezen, location.href)).then(m => m.lees(artikel, v, b)));
  };
  if (s) { stem(); s.addEventListener?.('voiceschanged', stem); addEventListener('pagehide', () => s.cancel()); }
}
})();

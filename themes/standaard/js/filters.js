// The form that narrows a list of cards. Without this script css/filters.css does
// the narrowing; with it come the numbers, the address and the way out. site.js
// fetches it, when somebody comes near the form or the address names a filter.
'use strict';
(() => {
// A card has the set of the signs of its answers; keuze is { filter: [signs] }.
// Answers to one filter widen, filters narrow.
const mist = (merk, keuze) => Object.keys(keuze).filter(f => !keuze[f].some(t => merk.has(t)));

// tel gives how many cards are left, and for each sign how many would be with
// that answer too: a card that misses one filter counts for the answers to it.
// van is the filter of each sign.
function tel(merken, keuze, van) {
  const per = {};
  let n = 0;
  for (const m of merken) {
    const weg = mist(m, keuze);
    if (!weg.length) n++;
    if (weg.length < 2) for (const t of m) if (!weg.length || van[t] === weg[0]) per[t] = (per[t] || 0) + 1;
  }
  return { n, per };
}

if (typeof document === 'undefined') {
  module.exports = { mist, tel };
  return;
}

const $ = id => document.getElementById(id);
const alle = (s, e = document) => [...e.querySelectorAll(s)];
const metMerk = e => ({ e, merk: new Set((e.dataset.f || '').split(' ')) });
const opsomming = a => a.length < 2 ? a.join('') : a.slice(0, -1).join(', ') + ' en ' + a[a.length - 1];
const vakjes = alle('#filters input').map(i => ({ i, t: i.id.slice(2), w: i.value, f: i.closest('fieldset').name, label: i.nextSibling.data.trim(), nr: i.parentNode.querySelector('.n') }));
const van = Object.fromEntries(vakjes.map(v => [v.t, v.f]));
const kaarten = alle('#resultaten [data-f]').map(metMerk), merken = kaarten.map(k => k.merk);

// What site.js adds to the week has the answers of its card.
const bij = Object.fromEntries(kaarten.map(k => [k.e.querySelector('a').href, k.e.dataset.f]));
for (const li of alle('.dag li:not([data-f])')) li.dataset.f = bij[li.querySelector('a').href] || '';
const week = alle('.dag [data-f]').map(metMerk);

function keuze(aan) {
  const k = {};
  for (const v of aan) (k[v.f] = k[v.f] || []).push(v.t);
  return k;
}

function knop(tekst, naam, doe) {
  const li = document.createElement('li'), b = document.createElement('button');
  b.type = 'button';
  b.textContent = tekst;
  if (naam) b.setAttribute('aria-label', naam);
  b.onclick = doe;
  li.append(b);
  return li;
}

let wacht;
// toon shows what the ticked boxes leave. stap: the visitor did it, and can take
// it back with the back button.
function toon(stap) {
  const aan = vakjes.filter(v => v.i.checked), k = keuze(aan), { n, per } = tel(merken, k, van);
  for (const x of [...kaarten, ...week]) x.e.hidden = mist(x.merk, k).length > 0;
  // The innermost first: a week without days is empty too.
  for (const s of alle('#resultaten section, .week, .week details, .week div > div').reverse()) s.hidden = !!s.querySelector('[data-f]') && !s.querySelector('[data-f]:not([hidden])');
  for (const v of vakjes) {
    const met = aan.filter(x => x.f !== v.f).map(x => x.label), a = v.nr.textContent = per[v.t] || 0;
    v.i.disabled = !a && !v.i.checked;
    while (v.nr.nextSibling) v.nr.nextSibling.remove();
    if (!a) v.nr.after(': niets ' + (met.length ? 'met ' + opsomming(met) : 'op deze pagina'));
  }
  const haal = v => {
    v.i.checked = false;
    toon(true);
    ($('gekozen').querySelector('button') || $('filters').querySelector('input:enabled')).focus();
  };
  $('gekozen').replaceChildren(...aan.map(v => knop(v.label + ' ×', `Haal filter “${v.label}” weg`, () => haal(v))));
  $('niets').hidden = n > 0;
  $('losser').replaceChildren(...n ? [] : aan.map(v => knop(`Zonder “${v.label}” (${tel(merken, keuze(aan.filter(x => x !== v)), van).n})`, '', () => haal(v))));
  clearTimeout(wacht);
  wacht = setTimeout(() => {
    $('telling').textContent = !aan.length ? '' : n ? `${n} van ${kaarten.length} vermelding${kaarten.length > 1 ? 'en' : ''}.` : `Niets gevonden met ${opsomming(aan.map(v => v.label))}.`;
  }, stap ? 300 : 0);
  const p = new URLSearchParams(aan.map(v => [v.f, v.w])).toString();
  if (stap) history.pushState(null, '', location.pathname + (p && '#' + p));
  // The next page narrows as this one does.
  for (const a of alle('.wissel a, #niets .chips a')) if (a.pathname !== location.pathname) a.hash = p;
}

// lees does what the address says. One of a heading says nothing about filters.
function lees() {
  const h = location.hash.slice(1), p = new URLSearchParams(h);
  if (h && !h.includes('=')) return;
  for (const v of vakjes) v.i.checked = p.getAll(v.f).includes(v.w);
  toon();
}

$('filters').classList.remove('css');
$('filters').addEventListener('change', () => toon(true));
addEventListener('popstate', lees);
// The visitor may be ahead of this script, and a browser that comes back to a
// page ticks boxes itself.
if (!location.hash.includes('=') && vakjes.some(v => v.i.checked)) toon(true);
else lees();
})();

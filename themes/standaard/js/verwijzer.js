// What comes before the results of a search, the buttons and keys on them, and the
// choice for the briefje. On /verwijzers/ it is there from the start, for the wijk of the
// practice; on /zoeken/ zoeken.js fetches it when somebody comes to the box. Everything
// stays in this browser. The build puts behind it a call of begin with what it needs to
// know of the content: page.Zoekhulp.

// A question without what is about a person (kaart.ZonderPersoon): [words, whether there was any].
function zonderPersoon(vraag) {
  let uit = false;
  const weg = () => { uit = true; return ' '; };
  const v = vraag.replace(/\S+@\S*/g, weg).replace(/\+?\d[\d .()/-]*\d/g, s => {
    const n = s.replace(/\D/g, '');
    const bsn = n.length === 9 && +n && [...n].reduce((som, c, i) => som + c * (i < 8 ? 9 - i : -1), 0) % 11 === 0;
    return bsn || /^(0\d{9}|31\d{9}|0031\d{9})$/.test(n) ? weg() : s;
  });
  return [uit ? v.split(/\s+/).filter(Boolean).join(' ') : vraag, uit];
}

// What the search says of it (kaart.Persoonlijk).
function persoonlijk(vraag) {
  const [schoon, uit] = zonderPersoon(vraag);
  return !uit ? '' : schoon ? 'Typ geen nummer of mailadres van een persoon. Wij zoeken alleen met de andere woorden.' :
    'Wij zoeken niet met een nummer of mailadres: dat kan van een persoon zijn. Typ wat u zoekt, zoals “samen wandelen” of “hulp met geld”.';
}

const plat = s => ` ${s.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim()} `.replace(/^ +$/, ' ');
// What a question must show first (kaart.Uitweg).
function uitweg(vraag, woorden) {
  const in_ = plat(vraag);
  return ['crisis', 'huisarts'].find(u => (woorden[u] || []).some(w => in_.includes(plat(w)))) || '';
}

function begin(hulp) {
const $ = id => document.getElementById(id);
const alle = (s, e = document) => [...e.querySelectorAll(s)];
function maak(tag, a, ...kinderen) {
  const e = document.createElement(tag);
  for (const k in a) e[k] = a[k];
  e.append(...kinderen);
  return e;
}
const lees = k => { try { return localStorage.getItem(k); } catch { return null; } };
const zet = (k, v) => { try { v ? localStorage.setItem(k, v) : localStorage.removeItem(k); return true; } catch { return false; } };

// The choice: at most three entries. After an hour there is somebody else in the
// room, and it is forgotten.
const MEEST = 3;
const keuze = {
  ids() {
    try {
      const { ids, t } = JSON.parse(lees('briefje'));
      return Date.now() - t < 36e5 ? ids : [];
    } catch { return []; }
  },
  zet(ids) { zet('briefje', ids.length && JSON.stringify({ ids, t: Date.now() })); },
};

const form = $('zoekformulier'), lijst = $('resultaten');
if (!form || !lijst) return;
const praktijk = $('praktijk'), { om, ketens } = praktijk ? JSON.parse($('praktijkhulp').textContent) : {};
const basis = new URL(form.dataset.basis, document.baseURI);
const status = s => { $('zoekstatus').textContent = s; };

// zoeken.js asks this for the words to search with.
self.schoon = vraag => zonderPersoon(vraag)[0];
function waarschuw() {
  const tekst = persoonlijk($('q').value);
  if ($('persoonlijk').textContent !== tekst) $('persoonlijk').textContent = tekst;
  $('persoonlijk').hidden = !tekst;
}

// The wijk of the practice, from the address of a bookmark or from before. The
// search puts what is there first; as a filter it would hide what is next door.
function wijk() {
  const p = new URLSearchParams(location.hash.slice(1)), w = p.get('wijk');
  if (w && praktijk && alle('option', praktijk).some(o => o.value === w) && zet('wijk', w)) {
    p.delete('wijk');
    history.replaceState(null, '', location.pathname + (`${p}` && '#' + p));
  }
}
function toonWijk() {
  const w = lees('wijk') || '', link = $('bladwijzer');
  praktijk.value = w;
  link.hidden = !w;
  link.href = `${location.pathname}#wijk=${w}`;
  const rij = $('wegwijzers'), rondom = [w, ...(om[w] || [])]; // from near to far
  const hier = li => { const i = rondom.findIndex(g => li.dataset.gebied.split(' ').includes(g)); return i < 0 ? rondom.length : i; };
  rij?.append(...[...rij.children].sort((a, b) => hier(a) - hier(b)));
}
if (praktijk) {
  for (const e of alle('.scr', document.querySelector('main'))) e.hidden = false;
  wijk();
  toonWijk();
  praktijk.onchange = () => { zet('wijk', praktijk.value); toonWijk(); dispatchEvent(new PopStateEvent('popstate')); };
  addEventListener('hashchange', () => { wijk(); toonWijk(); });
}

const naam = a => a.querySelector('h2, h3').textContent;
function wissel(a) {
  const id = a.dataset.id, ids = keuze.ids();
  if (ids.includes(id)) keuze.zet(ids.filter(x => x !== id));
  else if (ids.length < MEEST) keuze.zet([...ids, id]);
  else return status(`Op het briefje is plaats voor ${MEEST}. Haal er eerst een weg.`);
  toonKeuze();
  status(ids.includes(id) ? `${naam(a)} staat niet meer op het briefje.` : `${naam(a)} staat op het briefje.`);
}
const naarBriefje = () => { location.href = new URL('briefje/#kies=' + keuze.ids().join(','), basis); };

function toonKeuze() {
  const ids = keuze.ids();
  for (const b of alle('.kies', lijst)) {
    const op = ids.includes(b.closest('article').dataset.id);
    b.textContent = op ? '✓ Haal van het briefje' : 'Zet op het briefje';
  }
  const m = $('mandje');
  if (!m) return;
  m.hidden = !ids.length;
  m.replaceChildren(maak('a', { href: new URL('briefje/#kies=' + ids.join(','), basis).href }, `Maak het briefje (${ids.length})`), ' ',
    maak('button', { type: 'button', onclick() { keuze.zet([]); toonKeuze(); status('Het briefje is leeg.'); } }, 'Leeg maken'));
}

// What comes before the results.
function voorop() {
  waarschuw();
  const u = uitweg($('q').value, hulp.uitwegen);
  $('uitweg-crisis').hidden = u !== 'crisis';
  $('uitweg-huisarts').hidden = u !== 'huisarts';
}
form.addEventListener('input', voorop);
voorop(); // somebody types while this is on its way

// After each answer of zoeken.js, which puts a new list into the page.
new MutationObserver(() => {
  voorop();
  for (const a of alle('article', lijst)) {
    // To who refers, "Waarom: weduwe → rouw → Z15" says more than that there is a reason.
    const w = a.querySelector('.waarom'), paren = (ketens && w?.dataset.keten || '').split(','), zo = [];
    paren.forEach((term, i) => { if (i % 2 && ketens[term]) zo.push(`${paren[i - 1]} → ${ketens[term]}`); });
    if (zo.length) w.querySelector('summary').textContent = 'Waarom: ' + [...new Set(zo)].join('; ');
    if (/^(voorzieningen|wegwijzers|maatjesprojecten)\//.test(a.dataset.id)) {
      a.append(maak('p', { className: 'chips' }, maak('button', { type: 'button', className: 'kies', onclick: () => wissel(a) })));
    }
  }
  toonKeuze();
  verder();
  // The list can come again while somebody walks through it.
  if (bij >= 0 && document.activeElement === document.body) naar(bij);
}).observe(lijst, { childList: true });

// Nothing found: the wijken next to one's own.
function verder() {
  const buren = $('niets').hidden ? [] : hulp.buren[lees('wijk')] || [];
  $('verder-zoeken')?.replaceChildren(...buren.map(([id, tekst]) => maak('li', {}, maak('a', { href: new URL(`wijken/${id}/`, basis).href }, tekst))));
}

// Keys work on a result only: a single letter must never be caught elsewhere
// (WCAG 2.1.4).
const links = () => alle('article h2 a, article h3 a', lijst);
const naar = i => { const l = links(); l[Math.max(0, Math.min(i, l.length - 1))]?.focus(); };
let bij = -1; // the result that has the focus
addEventListener('focusin', e => { bij = links().indexOf(e.target); });
form.addEventListener('keydown', e => {
  if (e.key !== 'ArrowDown' || e.target.id !== 'q' || !links().length) return;
  e.preventDefault();
  naar(0);
});
lijst.addEventListener('keydown', e => {
  const a = e.target.closest('article');
  if (!a || e.ctrlKey || e.metaKey || e.altKey) return;
  const i = links().indexOf(a.querySelector('h2 a, h3 a'));
  if (e.key === 'ArrowDown') naar(i + 1);
  else if (e.key === 'ArrowUp') i ? naar(i - 1) : $('q').focus();
  else if (e.key === 'k') a.querySelector('.kies') && wissel(a);
  else if (e.key === 'b') {
    if (!keuze.ids().length) wissel(a);
    naarBriefje();
  } else return;
  e.preventDefault();
});

// A code searches here; without script it leads to its theme.
for (const a of alle('[data-icpc]')) {
  a.onclick = e => {
    e.preventDefault();
    $('q').value = a.dataset.icpc.toLowerCase();
    $('q').dispatchEvent(new Event('input'));
    $('q').focus();
  };
}
toonKeuze();
}

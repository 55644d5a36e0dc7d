// The interface of the page /zoeken/: it reads the form, asks zoek.js and shows
// the answer. Text goes into the page by textContent only, so that it runs
// under "trusted-types 'none'". What somebody types stays in the browser: it
// stands behind the # of the address and no server gets to see it.
//
// THE MARKUP THAT A THEME SUPPLIES (ids are fixed, everything else is free)
//
//   <form role="search" id="zoekformulier" action="…/zoeken/" method="get"
//         data-zoek="…/zoek/" data-basis="…/">
//     data-zoek   address of the folder with the bundle
//     data-basis  address of the root of the site, before the URLs of entries
//     data-begin  address of a module of the page; may be left out
//     <label for="q">…</label>
//     <input type="search" id="q" name="q" list="zoekwoorden" autocomplete="off" maxlength="200">
//     <datalist id="zoekwoorden"></datalist>      suggestions; may be left out
//     <button>Zoek</button>
//   </form>
//   <h1 id="zoekkop">…</h1>                       becomes the heading of the results; may be left out
//   <p role="status" id="zoekstatus"></p>         the count, after a pause for who types
//   <ul id="gekozen"></ul>                        chosen filters as buttons that remove them
//   <details id="filters" hidden><summary>Filters</summary></details>
//   <div id="resultaten"></div>
//   <div id="niets" hidden>…</div>                shown when nothing is found: ways onward
//   <… data-zonder-zoeken>                        hidden while there are results (the A–Z register)
//
// THE MARKUP THAT IT MAKES
//
//   #resultaten > ol > li > article[data-id]
//     h2 > a[href]
//     p.bij             organisation, place
//     p.feiten          facts of the card
//     p.kort            summary (after Enter, or always on a small site)
//     details.waarom > summary + ul > li
//   #resultaten > button.meer
//   #filters > fieldset > legend + label > input[type=checkbox] + text + span.aantal
//   #gekozen > li > button
//
// THE ADDRESS   #q=wandelen&wijk=hatert&thema=geld   (&letterlijk=wijk: a place in
// the words is a word). Typing replaces the entry in the history, Enter and a
// filter add one, so the back button goes from question to question.
//
// WHAT A PAGE MAY ADD   The module of data-begin is fetched when somebody comes to the
// box, also by who saves data, and has run before any question is searched for. It may
// make self.schoon(text), which gives the words to search with; what that takes out goes
// into no address. details.waarom has data-keten: of each reason the word and the term
// that it led to, "weduwe,rouw:".
import { Zoeker } from './zoek.js';

const $ = id => document.getElementById(id);
const form = $('zoekformulier'), box = $('q'), list = $('resultaten');
const PAGE = 10, SMALL = 1500; // results at a time; entries up to which a site is fetched whole
const spare = navigator.connection?.saveData;
let zoeker, turn = 0, shown = PAGE, asked, timer, statusTimer;

// make builds an element: make('a', { href }, text or children…).
function make(tag, attributes, ...children) {
  const e = document.createElement(tag);
  for (const [k, v] of Object.entries(attributes ?? {})) e.setAttribute(k, v);
  e.append(...children);
  return e;
}

const place = path => new URL(path, document.baseURI);

async function haal(path) {
  const r = await fetch(place(form.dataset.zoek + path), path === 'm.bin' ? { cache: 'no-cache' } : {});
  if (!r.ok) throw r.status;
  if (self.DecompressionStream) {
    return new Uint8Array(await new Response(r.body.pipeThrough(new DecompressionStream('deflate'))).arrayBuffer());
  }
  return (await import('./uitpakken.js')).uitpakken(new Uint8Array(await r.arrayBuffer()));
}

// prepare fetches what every question needs; a small site is fetched whole. come is
// true for who has asked nothing yet.
async function prepare(come) {
  const own = form.dataset.begin && import(place(form.dataset.begin));
  if (!come || !spare) {
    zoeker ??= new Zoeker(haal);
    const m = await zoeker.start();
    if (m.n <= SMALL && !spare) zoeker.whole ??= zoeker.alles().catch(() => { zoeker.whole = null; });
  }
  return own;
}

const sift = text => (self.schoon?.(text) ?? text).trim();

// state gives the question in the address. A # without = is a place on the page, such
// as where the skip link leads, and then the question is the one before.
function state() {
  if (!/#[^=]+$/.test(location)) asked = location.hash.slice(1);
  const p = new URLSearchParams(asked), tekst = sift(p.get('q') ?? ''), alsWoord = p.getAll('letterlijk');
  p.delete('q');
  p.delete('letterlijk');
  return { tekst, alsWoord, filters: [...new Set(p.keys())].map(naam => ({ naam, waarden: p.getAll(naam) })) };
}

function go({ tekst, filters, alsWoord }, add) {
  const p = new URLSearchParams();
  if (tekst) p.set('q', tekst);
  for (const f of filters) for (const v of f.waarden) p.append(f.naam, v);
  for (const naam of alsWoord) p.append('letterlijk', naam);
  const to = location.pathname + (`${p}` && '#' + p);
  if (add && to !== location.pathname + location.hash) history.pushState(null, '', to);
  else history.replaceState(null, '', to);
}

function say(text, wait) {
  const now = () => { $('zoekstatus').textContent = text; };
  clearTimeout(statusTimer);
  statusTimer = wait ? setTimeout(now, 300) : now();
}

const ownWijk = () => { try { return localStorage.getItem('wijk') || undefined; } catch {} };

// show answers the address, or first goes to another question: next() and add are
// for go. whole: summaries too, and the heading gets focus.
async function show(whole, next, add, retry = true) {
  const mine = ++turn;
  try {
    await prepare();
    if (next) {
      shown = PAGE;
      go(next(), add);
    }
    const s = state();
    if (sift(box.value) !== s.tekst) box.value = s.tekst;
    if (!s.tekst && !s.filters.length) return clear();
    const facetten = zoeker.m.n <= SMALL || $('filters')?.open || s.filters.length;
    const r = await zoeker.zoek(s.tekst, { ...s, wijk: ownWijk(), n: shown, facetten });
    const need = r.treffers.filter(t => !t.kaart || (whole || zoeker.whole) && !t.kaart.heel).map(t => t.nummer);
    const bare = r.treffers.some(t => !t.kaart);
    if (bare) await zoeker.kaarten(need);
    const f = r.facetten && await zoeker.filterModule(); // so that all of the answer comes at once
    if (mine !== turn) return;
    render(r, s, f);
    if (need.length && !bare) {
      await zoeker.kaarten(need);
      if (mine === turn) render(r, s, f);
    }
    const h = whole && s.tekst && $('zoekkop');
    if (h) {
      h.tabIndex = -1;
      h.textContent = `Zoekresultaten voor “${s.tekst}”`;
      h.focus();
    }
  } catch {
    if (mine !== turn) return;
    zoeker = null;
    if (retry) return show(whole, next, add, false); // the site may have been renewed since this page was opened
    clear('Zoeken lukt nu niet. Kies uit de lijst.');
  }
}

// hide takes away the chosen filters and says which parts of the page are hidden, the
// filters when the register is not; a theme may leave each of those out.
function hide(register, niets) {
  $('gekozen').replaceChildren();
  for (const e of document.querySelectorAll('[data-zonder-zoeken]')) e.hidden = register;
  if ($('niets')) $('niets').hidden = niets;
  if ($('filters')) $('filters').hidden = !register;
}

function clear(text) { // none: an empty line
  list.replaceChildren();
  hide(false, true);
  say(text);
}

function render(r, s, f) {
  hide(true, r.totaal > 0);
  const more = make('button', { type: 'button', class: 'meer' }, 'Meer resultaten');
  more.onclick = async () => {
    shown += PAGE;
    await show();
    list.querySelectorAll('article a')[shown - PAGE]?.focus();
  };
  list.replaceChildren(make('ol', null, ...r.treffers.map(t => make('li', null, article({ ...t, kaart: zoeker.known.get(t.nummer) })))), r.totaal > r.treffers.length && shown < 100 ? more : '');
  f?.renderFilters(r, s, make, to => show(false, () => to, true));
  const missed = r.gemist.length && r.totaal ? ` Niets gevonden voor ${r.gemist.map(w => `“${w}”`).join(' en ')}.` : '';
  say(`${r.totaal || 'Geen'} resulta${r.totaal === 1 ? 'at' : 'ten'}${s.tekst ? ` voor “${s.tekst}”` : ''}.${missed}${r.zonder.length ? ' Niets past bij alles wat u vroeg. Dit komt in de buurt.' : ''}`, document.activeElement === box);
}

function article({ kaart: k, keten, waarom }) {
  const feiten = k.feiten.concat(['nu vol', 'gestopt'][k.status - 1] ?? []);
  const a = make('article', { 'data-id': k.id },
    make('h2', null, make('a', { href: place(form.dataset.basis + k.url) }, k.titel)));
  const near = [k.organisatie, k.plaats].filter(Boolean).join(', ');
  if (near) a.append(make('p', { class: 'bij' }, near));
  if (k.kort) a.append(make('p', { class: 'kort' }, k.kort));
  if (feiten.length) a.append(make('p', { class: 'feiten' }, feiten.join(' · ')));
  const why = make('details', { class: 'waarom', 'data-keten': keten }, make('summary', null, 'Waarom dit resultaat?'));
  why.addEventListener('toggle', async () => why.append(make('ul', null, ...[...new Set((await waarom()).map(r => r.zin))].map(z => make('li', null, z)))), { once: true });
  if (keten.length) a.append(why);
  return a;
}

async function suggest() {
  const to = $('zoekwoorden');
  if (!to) return;
  const words = await zoeker.suggesties(box.value).catch(() => []);
  to.replaceChildren(...words.map(w => make('option', { value: w })));
}

if (form && box && list) {
  const old = new URLSearchParams(location.search).get('q'); // a form of another page, sent without script
  if (old !== null) go({ ...state(), tekst: old });
  form.addEventListener('submit', event => {
    event.preventDefault();
    clearTimeout(timer);
    show(true, () => ({ ...state(), tekst: sift(box.value), alsWoord: [] }), true);
  });
  box.addEventListener('input', () => {
    clearTimeout(timer);
    prepare(true).then(() => spare || zoeker.vooruit(box.value)).catch(() => {});
    if (!spare) timer = setTimeout(() => show(false, () => ({ ...state(), tekst: sift(box.value) })).then(suggest), 150);
  });
  if (!box.autofocus) box.addEventListener('focus', () => prepare(true).catch(() => {})); // else it says nothing of who comes
  $('filters')?.addEventListener('toggle', () => $('filters').open && show());
  addEventListener('popstate', () => show(false, state));
  if (location.hash) {
    box.value = state().tekst; // what is about a person too: the module of the page may say why it goes
    show(false, state);
  }
}

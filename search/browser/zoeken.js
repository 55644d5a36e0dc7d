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
//     <label for="q">…</label>
//     <input type="search" id="q" name="q" list="zoekwoorden" autocomplete="off" maxlength="200">
//     <datalist id="zoekwoorden"></datalist>      suggestions; may be left out
//     <button>Zoek</button>
//   </form>
//   <h1 id="zoekkop">…</h1>                       becomes the heading of the results; may be left out
//   <p role="status" id="zoekstatus"></p>         the count, after a pause
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
//     ul.feiten > li    facts of the card
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
// WHAT A PAGE MAY ADD   self.schoon(text), made before this module runs, gives the
// words to search with; what it takes out goes into no address. details.waarom has
// data-keten: of each reason the word and the term that it led to, "weduwe,rouw:".
import { Zoeker } from './zoek.js';

const $ = id => document.getElementById(id);
const form = $('zoekformulier'), box = $('q'), list = $('resultaten');
const PAGE = 10, SMALL = 1500; // results at a time; entries up to which a site is fetched whole
const spare = navigator.connection?.saveData === true;
let zoeker, turn = 0, shown = PAGE, timer, statusTimer;

// make builds an element: make('a', { href }, text or children…).
function make(tag, attributes, ...children) {
  const e = document.createElement(tag);
  for (const [k, v] of Object.entries(attributes ?? {})) if (v !== undefined) e.setAttribute(k, v);
  e.append(...children);
  return e;
}

async function haal(path) {
  const r = await fetch(new URL(form.dataset.zoek + path, document.baseURI), path === 'm.bin' ? { cache: 'no-cache' } : {});
  if (!r.ok) throw r.status;
  if ('DecompressionStream' in self) {
    return new Uint8Array(await new Response(r.body.pipeThrough(new DecompressionStream('deflate'))).arrayBuffer());
  }
  return (await import('./uitpakken.js')).uitpakken(new Uint8Array(await r.arrayBuffer()));
}

// begin fetches what every question needs; a small site is fetched whole.
function begin() {
  zoeker ??= new Zoeker(haal);
  return zoeker.start().then(m => {
    if (m.n <= SMALL && !spare) zoeker.whole ??= zoeker.alles().catch(() => { zoeker.whole = null; });
  });
}

const sift = text => (self.schoon?.(text) ?? text).trim();

function state() {
  const p = new URLSearchParams(location.hash.slice(1)), tekst = sift(p.get('q') ?? ''), filters = [];
  const alsWoord = p.getAll('letterlijk');
  for (const naam of new Set(p.keys())) if (naam !== 'q' && naam !== 'letterlijk') filters.push({ naam, waarden: p.getAll(naam) });
  return { tekst, filters, alsWoord };
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

function say(text, wait = 300) {
  clearTimeout(statusTimer);
  statusTimer = setTimeout(() => { $('zoekstatus').textContent = text; }, wait);
}

const ownWijk = () => { try { return localStorage.getItem('wijk') || undefined; } catch { return undefined; } };

// show answers the address. whole: summaries too, and the heading gets focus.
async function show(whole, retry = true) {
  const mine = ++turn, s = state();
  if (sift(box.value) !== s.tekst) box.value = s.tekst;
  if (!s.tekst && !s.filters.length) return clear();
  try {
    await begin();
    const facetten = zoeker.m.n <= SMALL || $('filters')?.open || s.filters.length > 0;
    const r = await zoeker.zoek(s.tekst, { ...s, wijk: ownWijk(), n: shown, facetten });
    const need = r.treffers.filter(t => !t.kaart || (whole || zoeker.whole) && !t.kaart.heel).map(t => t.nummer);
    const bare = r.treffers.some(t => !t.kaart);
    if (bare) await zoeker.kaarten(need);
    if (mine !== turn) return;
    render(r, s);
    if (need.length && !bare) {
      await zoeker.kaarten(need);
      if (mine === turn) render(r, s);
    }
    const h = whole && $('zoekkop');
    if (h && s.tekst) {
      h.textContent = `Zoekresultaten voor “${s.tekst}”`;
      h.tabIndex = -1;
      h.focus();
    }
  } catch (e) {
    if (mine !== turn) return;
    zoeker = null;
    if (retry) return show(whole, false); // the site may have been renewed since this page was opened
    clear();
    say('Zoeken lukt nu niet. Kies uit de lijst.', 0);
  }
}

function clear() {
  list.replaceChildren();
  $('gekozen')?.replaceChildren();
  for (const e of document.querySelectorAll('[data-zonder-zoeken]')) e.hidden = false;
  for (const id of ['niets', 'filters']) if ($(id)) $(id).hidden = true;
  say('', 0);
}

function render(r, s) {
  for (const e of document.querySelectorAll('[data-zonder-zoeken]')) e.hidden = true;
  if ($('niets')) $('niets').hidden = r.totaal > 0;
  const items = r.treffers.map(t => make('li', null, article({ ...t, kaart: zoeker.known.get(t.nummer) })));
  const more = make('button', { type: 'button', class: 'meer' }, 'Meer resultaten');
  more.onclick = async () => {
    shown += PAGE;
    await show();
    list.querySelectorAll('article a')[shown - PAGE]?.focus();
  };
  list.replaceChildren(make('ol', null, ...items), ...(r.totaal > r.treffers.length && shown < 100 ? [more] : []));
  if ($('filters')) $('filters').hidden = false;
  $('gekozen')?.replaceChildren();
  if (r.facetten) zoeker.filterModule().then(m => m.renderFilters(r, s, make, change));
  const count = `${r.totaal || 'Geen'} resulta${r.totaal === 1 ? 'at' : 'ten'}`;
  const missed = r.gemist.length && r.totaal ? ` Niets gevonden voor ${r.gemist.map(w => `“${w}”`).join(' en ')}.` : '';
  say(`${count}${s.tekst ? ` voor “${s.tekst}”` : ''}.${missed}${r.zonder.length ? ' Niets past bij alles wat u vroeg. Dit komt in de buurt.' : ''}`);
}

function article({ kaart: k, keten, waarom }) {
  const feiten = [...k.feiten, ...['', 'nu vol', 'gestopt'].slice(k.status, k.status + 1).filter(Boolean)];
  const a = make('article', { 'data-id': k.id },
    make('h2', null, make('a', { href: new URL((form.dataset.basis || './') + k.url, document.baseURI).href }, k.titel)));
  const near = [k.organisatie, k.plaats].filter(Boolean).join(', ');
  if (near) a.append(make('p', { class: 'bij' }, near));
  if (k.kort) a.append(make('p', { class: 'kort' }, k.kort));
  if (feiten.length) a.append(make('ul', { class: 'feiten' }, ...feiten.map(f => make('li', null, f))));
  const lines = make('ul'), why = make('details', { class: 'waarom', 'data-keten': keten }, make('summary', null, 'Waarom dit resultaat?'), lines);
  why.addEventListener('toggle', async () => lines.prepend(...[...new Set((await waarom()).map(r => r.zin))].map(z => make('li', null, z))), { once: true });
  if (keten.length) a.append(why);
  return a;
}

// change goes to another question and answers it.
function change(next) {
  shown = PAGE;
  go(next, true);
  show();
}

async function suggest() {
  const to = $('zoekwoorden');
  if (!to) return;
  const words = await zoeker.suggesties(box.value).catch(() => []);
  to.replaceChildren(...words.map(w => make('option', { value: w })));
}

function submit(event) {
  event.preventDefault();
  clearTimeout(timer);
  shown = PAGE;
  go({ ...state(), tekst: sift(box.value), alsWoord: [] }, true);
  show(true);
}

function typed() {
  clearTimeout(timer);
  if (spare) return; // then only Enter costs data
  begin().then(() => zoeker.vooruit(box.value)).catch(() => {});
  timer = setTimeout(() => {
    shown = PAGE;
    go({ ...state(), tekst: sift(box.value) }, false);
    show().then(suggest);
  }, 150);
}

if (form && box && list) {
  const old = new URLSearchParams(location.search).get('q'); // a form of another page, sent without script
  if (old !== null) go({ ...state(), tekst: old }, false);
  form.addEventListener('submit', submit);
  box.addEventListener('input', typed);
  box.addEventListener('focus', () => { if (!spare) begin().catch(() => {}); }, { once: true });
  $('filters')?.addEventListener('toggle', () => { if ($('filters').open) show(); });
  addEventListener('popstate', () => { shown = PAGE; show(); });
  if (location.hash.length > 1) {
    go(state(), false); // without what is about a person
    show();
  }
}

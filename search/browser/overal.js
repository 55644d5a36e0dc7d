// The page that searches all regions: it reads the form, asks landelijk.js and
// shows the answer as a list of links. It has no filters and no corrections while
// typing: whoever follows a link is on the site of a region, which has. Text goes
// into the page by textContent only; what somebody types stays behind the # of
// the address, and a region sees only which pieces of its bundle are fetched.
import { Landelijk } from './landelijk.js';

const $ = id => document.getElementById(id), PAGE = 10;
const REGIOS = 12; // asked for one page of results; of 40 regions with the same words, half of the questions need no more than 8
let land, turn = 0, shown = PAGE;

// haal gives a file of the national bundle, which lies beside the page, or of the
// site with this address. A manifest is asked for anew, all else never changes.
async function haal(site, path) {
  const r = await fetch(new URL(`${site}zoek/${path}`, document.baseURI), path === 'm.bin' ? { cache: 'no-cache' } : {});
  if (!r.ok) throw r.status;
  if ('DecompressionStream' in self) return new Uint8Array(await new Response(r.body.pipeThrough(new DecompressionStream('deflate'))).arrayBuffer());
  return (await import('./uitpakken.js')).uitpakken(new Uint8Array(await r.arrayBuffer()));
}

function make(tag, attributes, ...children) {
  const e = document.createElement(tag);
  for (const [k, v] of Object.entries(attributes ?? {})) e.setAttribute(k, v);
  e.append(...children);
  return e;
}

function result({ kaart: k }) {
  const near = [k.organisatie, k.plaats, k.regio].filter(Boolean).join(', ');
  return make('li', null, make('h2', null, make('a', { href: k.url }, k.titel)), make('p', null, near), ...k.kort ? [make('p', null, k.kort)] : []);
}

// show answers the address.
async function show() {
  const mine = ++turn, tekst = new URLSearchParams(location.hash.slice(1)).get('q') ?? '';
  if ($('q').value.trim() !== tekst) $('q').value = tekst;
  if (!tekst) return $('resultaten').replaceChildren();
  $('zoekstatus').textContent = 'Wij zoeken…';
  try {
    land ??= new Landelijk(haal);
    const r = await land.zoek(tekst, { n: shown, meest: REGIOS * shown / PAGE });
    await land.kaarten(r.treffers.map(t => t.nummer));
    if (mine !== turn) return;
    const more = make('button', { type: 'button' }, 'Meer resultaten');
    more.onclick = async () => {
      const from = shown;
      shown += PAGE;
      await show();
      $('resultaten').querySelectorAll('a')[from]?.focus();
    };
    $('resultaten').replaceChildren(make('ol', null, ...r.treffers.map(t => result({ kaart: land.known.get(t.nummer) }))),
      ...(r.meer || r.totaal > shown) && shown < 100 ? [more] : []);
    const n = r.totaal, missed = n && r.gemist.length ? ` Niets gevonden voor ${r.gemist.map(w => `“${w}”`).join(' en ')}.` : '';
    $('zoekstatus').textContent = `${r.meer ? 'Meer dan ' : ''}${n || 'Geen'} resulta${n === 1 ? 'at' : 'ten'} voor “${tekst}”.${missed}`;
  } catch {
    if (mine !== turn) return;
    land = null;
    $('zoekstatus').textContent = 'Zoeken lukt nu niet. Probeer het later opnieuw.';
  }
}

$('zoekformulier').addEventListener('submit', event => {
  event.preventDefault();
  shown = PAGE;
  const p = new URLSearchParams();
  p.set('q', $('q').value.trim());
  history.pushState(null, '', '#' + p);
  show();
});
addEventListener('popstate', () => { shown = PAGE; show(); });
show();

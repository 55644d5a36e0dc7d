// Answers queries from a built site with the client of this program or with
// Pagefind: cold, each by a visitor who has seen nothing yet, or warm.
//   node zoek.mjs ons|pagefind SITE koud|warm < queries, one JSON string a line
// Each answer is one line of JSON: the addresses of the first ten, the bytes and
// requests before the query and for it, the modules of code fetched for it beside
// the first, and the milliseconds of a second time.
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { inflateSync } from 'node:zlib';

const [engine, site, mode] = process.argv.slice(2);
let bytes = 0, files = 0, modules = () => [];
const read = async path => {
  const b = await readFile(path);
  bytes += b.length; files++;
  return b;
};
globalThis.fetch = async u => new Response(await read(String(u).split('?')[0].replace('file://', '')));

async function ons() {
  const { Zoeker } = await import('./zoek.js');
  const z = new Zoeker(async path => inflateSync(await read(`${site}/zoek/${path}`)));
  await z.start();
  modules = () => [z.more && 'ruim', z.columns && 'filters'].filter(Boolean);
  return async q => {
    const r = await z.zoek(q, { n: 10 });
    const bare = r.treffers.filter(t => !t.kaart).map(t => t.nummer);
    await z.kaarten(bare);
    return r.treffers.map(t => z.known.get(t.nummer).url);
  };
}

async function pagefind(n) {
  await read(site + '/pagefind/pagefind.js');
  const p = await import(pathToFileURL(`${site}/pagefind/pagefind.js`) + '?' + n);
  await p.options({ basePath: `file://${site}/pagefind/`, baseUrl: '/' });
  await p.init();
  return async q => {
    const { results } = await p.search(q);
    return (await Promise.all(results.slice(0, 10).map(r => r.data()))).map(d => d.url.slice(1));
  };
}

let n = 0, ask;
for await (const line of createInterface({ input: process.stdin })) {
  const q = JSON.parse(line);
  [bytes, files] = [0, 0];
  if (mode === 'koud' || !ask) ask = await (engine === 'ons' ? ons() : pagefind(n++));
  const before = [bytes, files], urls = await ask(q), start = performance.now();
  const cost = [bytes - before[0], files - before[1]];
  if (mode === 'koud') await ask(q);
  console.log(JSON.stringify({ urls, before, cost, modules: modules(), ms: performance.now() - start }));
}

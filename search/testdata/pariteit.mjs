// Answers queries from the bundle in ./bundel, as the browser would.
// Input: one JSON object per line {tekst, filters, wijk, alsWoord};
// output: one JSON object per line, with the bytes and files that were read
// for this query by a visitor who has seen nothing yet.
import { createInterface } from 'node:readline';
import { readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { Zoeker } from './zoek.js';

let bytes = 0, files = 0;
const haal = async path => {
  const b = await readFile('bundel/' + path);
  bytes += b.length; files++;
  return inflateSync(b);
};
const warm = new Zoeker(haal);
const cold = process.argv[2] === 'koud';
const why = async t => (await t.waarom()).map(({ zin, ...r }) => r);
for await (const line of createInterface({ input: process.stdin })) {
  const q = JSON.parse(line);
  const z = cold ? new Zoeker(haal) : warm;
  await z.start();
  [bytes, files] = [0, 0];
  const start = performance.now();
  const r = await z.zoek(q.tekst, { ...q, n: 100, facetten: !cold });
  const ms = performance.now() - start;
  console.log(JSON.stringify({
    totaal: r.totaal, diep: r.diep, gemist: r.gemist, filters: r.filters.map(f => [f.naam, f.waarden]), zonder: r.zonder.map(f => f.naam),
    treffers: r.treffers.map(t => [t.nummer, t.woorden, t.score]), waarom: await Promise.all(r.treffers.slice(0, 5).map(why)),
    tellingen: (r.facetten ?? []).map(g => g.waarden.map(w => w.aantal)),
    bytes, files, ms, minis: r.treffers.slice(0, 10).filter(t => t.kaart).length,
  }));
}

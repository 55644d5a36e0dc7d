// Answers queries from the bundles of regions, as the browser would: the national
// one in ./land, that of region r in ./r. Input and output are those of
// pariteit.mjs, with the name of the region in a result. Arguments: "koud", when
// every query is that of a visitor who has seen nothing yet, or "warm", when all are
// of one; how many results; how many regions may be asked, or nothing.
import { createInterface } from 'node:readline';
import { readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { Landelijk } from './landelijk.js';

let bytes = 0, files = 0;
const haal = async (site, path) => {
  const b = await readFile(`${site || 'land/'}${path}`);
  bytes += b.length; files++;
  return inflateSync(b);
};
const warm = new Landelijk(haal);
const cold = process.argv[2] === 'koud', n = +process.argv[3], meest = +process.argv[4] || Infinity;
for await (const line of createInterface({ input: process.stdin })) {
  const q = JSON.parse(line), z = cold ? new Landelijk(haal) : warm;
  [bytes, files] = [0, 0];
  const start = performance.now();
  const r = await z.zoek(q.tekst, { ...q, n, meest });
  const kaarten = await z.kaarten(r.treffers.filter(t => !t.kaart).map(t => t.nummer));
  const ms = performance.now() - start;
  for (const t of r.treffers) if (t.kaart && t.kaart.url.indexOf(z.m.regios.find(x => x[0] === t.regio)[1])) throw `${t.kaart.url} is not in ${t.regio}`;
  console.log(JSON.stringify({
    totaal: r.totaal, meer: r.meer ?? false, diep: r.diep, gemist: r.gemist, zonder: r.zonder.map(f => f.naam), gevraagd: r.gevraagd ?? 0,
    treffers: r.treffers.map(t => ({ regio: t.regio, nummer: t.nummer % 2 ** 21, woorden: t.woorden, score: t.score })),
    bytes, files, ms, kaarten: kaarten.length,
  }));
}

// Answers from the bundle in ./bundel with one file damaged, as the page would.
// Input: lines of three words: a name, the bytes that stand for that file, or with
// one letter for each file that begins so, in base64, and which question is asked
// (none: each). Output, a line for each: what went wrong per question, and the peak of
// memory of this process in KB.
import { createInterface } from 'node:readline';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { inflateSync } from 'node:zlib';
import { Zoeker } from './zoek.js';

const vragen = ['koffie gratis hatert', 'schulthulp', 'formul', 'rouwgesprek'];
const files = new Map(readdirSync('bundel', { recursive: true }).filter(f => f.endsWith('.bin')).map(f => [basename(f, '.bin'), inflateSync(readFileSync('bundel/' + f))]));
for await (const line of createInterface({ input: process.stdin })) {
  const [damaged, text, welke] = line.split(' '), bytes = new Uint8Array(Buffer.from(text, 'base64'));
  const z = new Zoeker(async path => {
    const name = basename(path, '.bin');
    if (name === damaged || name[0] === damaged) return bytes;
    if (!files.has(name)) throw 404;
    return new Uint8Array(files.get(name));
  });
  const fouten = [];
  for (const tekst of welke ? [vragen[welke % vragen.length]] : vragen) try {
    const r = await z.zoek(tekst, { facetten: true, wijk: 'lent' });
    await z.kaarten(r.treffers.map(t => t.nummer));
    for (const t of r.treffers) await t.waarom();
    await z.suggesties(tekst);
  } catch (e) { fouten.push(`${e}`); }
  console.log(JSON.stringify({ fouten, geheugen: process.resourceUsage().maxRSS }));
}

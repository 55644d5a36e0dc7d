// Several regions as one, from static files alone. The national bundle is a
// bundle whose entries are the regions: the impact of a term in a region is the
// highest that an entry there has. So scoring the regions as if they were entries
// gives for each a score that none of its entries can beat, and regions are asked
// in that order until no other can have an entry among the first n. What comes
// out is what (*Index).Search gives for all of them together; see landelijk.go.
import { mergeFilters, onlyRank, rarity, Reader, Zoeker } from './zoek.js';

const TEGELIJK = 4;      // regions that are asked at the same time
const PLEK = 2 ** 21;    // numbers of entries of one region

export class Landelijk extends Zoeker {
  // haal gives a file by its path in zoek/ of the site with this address; the
  // address of the national bundle is "".
  constructor(haal) {
    super(path => haal('', path));
    this.van = haal;
    this.regios = new Map();
  }

  // A shard begins with the entries that have each term.
  file(name, read) {
    return super.file(name, !/^[kt]/.test(name) ? read : b => {
      const r = new Reader(b), df = r.list(() => r.number());
      return { ...read(b.subarray(r.i)), df };
    });
  }

  // rarer gives how rare a term is in all regions.
  async rarer(_own, term, half) {
    const s = await (half > 1 ? this.headOf(term) : this.bodyOf(term));
    return rarity(this.m.vermeldingen, s.df[s.index.get(term)] ?? 0);
  }

  // regio gives the Zoeker of region i.
  async regio(i) {
    let z = this.regios.get(i);
    if (!z) {
      this.regios.set(i, z = new Zoeker(path => this.van(this.m.regios[i][1], path)));
      z.rarer = (...a) => this.rarer(...a);
    }
    await z.start();
    return z;
  }

  // ask answers as Zoeker.ask does, without counts for filters. meer: there are
  // entries beyond totaal, in regions that were not asked. With meest no more
  // regions than that are asked, and then the answer is the best of those: with
  // several words a region may hold each of them and no entry with all, so that
  // its bound promises too much.
  async ask(q, words, set, { filters = [], n = 10, meest = Infinity }) {
    filters = mergeFilters([...filters, ...set]);
    const all = filters.length > 0 && onlyRank(words), [slots, missed] = await this.plan(words, q.tekst);
    if (!slots.length && !all) return { totaal: 0, treffers: [], filters, gemist: missed, diep: false };
    const r = await this.walk(slots, false, all, filters, n, meest) ?? await this.walk(slots, true, all, filters, n, meest);
    return { ...r, filters, gemist: missed };
  }

  // walk asks the regions, the most promising first. It gives nothing when heads
  // alone have too few entries with all the words.
  async walk(slots, diep, all, filters, n, meest) {
    const { n: regions, w } = this.m, { hits, sums } = await this.score(slots, diep);
    const order = (all ? [...Array(regions).keys()] : hits).sort((a, b) => sums[b] - sums[a] || a - b);
    const found = [];
    let full = 0, at = 0;
    for (; at < order.length && at < meest; at += TEGELIJK) {
      const enough = all || diep || found.length >= w.Genoeg && full >= w.Genoeg, last = found[n - 1], next = order[at];
      if (enough && last && (last.score > sums[next] || last.score === sums[next] && last.i < next)) break;
      for (const [run, part] of await Promise.all(order.slice(at, at + TEGELIJK).map(i => this.part(i, slots, diep, all, filters)))) {
        full += run.full;
        found.push(...part);
      }
      found.sort((a, b) => b.score - a.score || a.i - b.i || a.d - b.d);
    }
    if (!all && !diep && at >= order.length && (found.length < w.Genoeg || full < w.Genoeg)) return;
    return { totaal: found.length, meer: at < order.length, diep, gevraagd: Math.min(at, order.length),
      treffers: found.slice(0, n).map(({ i, d, run }) => this.hier(i, this.regios.get(i).treffer(run, d))) };
  }

  // part gives the entries of region i that match.
  async part(i, slots, diep, all, filters) {
    const z = await this.regio(i), run = await z.score(slots, diep);
    const keeps = filters.length ? (await z.facets(filters.map(f => f.naam))).keeps(filters) : () => true;
    return [run, (all ? [...Array(z.m.n).keys()] : run.hits).filter(keeps).map(d => ({ i, d, run, score: run.sums[d] }))];
  }

  hier(i, t) {
    const nummer = i * PLEK + t.nummer, kaart = t.kaart && this.kaart(i, nummer, t.kaart);
    return { ...t, nummer, kaart, regio: this.m.regios[i][0] };
  }

  // kaart makes the card of a region one of all: its address is whole.
  kaart(i, nummer, k) {
    const [regio, site] = this.m.regios[i], kaart = { ...k, nummer, regio, url: site + k.url };
    this.known.set(nummer, kaart);
    return kaart;
  }

  async kaarten(nrs) {
    await Promise.all(nrs.map(async nr => {
      const i = Math.floor(nr / PLEK), [k] = await (await this.regio(i)).kaarten([nr % PLEK]);
      this.kaart(i, nr, k);
    }));
    return nrs.map(nr => this.known.get(nr));
  }
}

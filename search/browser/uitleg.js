// Why an entry was found. It is fetched when somebody asks.
const ZIN = {
  naam: w => `“${w}” is de naam.`,
  woord: w => `Het woord “${w}” staat erin.`,
  begrip: w => `Het gaat over hetzelfde als “${w}”.`,
  begin: w => `Er staat een woord in dat begint met “${w}”.`,
  deel: w => `Een deel van het woord “${w}” staat erin.`,
  tikfout: w => `Er staat een woord in dat lijkt op “${w}”.`,
};

// uitleg gives what made the score of entry d, as (*scoring).why does in Go,
// with a sentence for each reason.
export function uitleg(run, d) {
  const out = [];
  for (const { docs, impacts, factor, woord, hoe, term } of run.lists) {
    const k = docs.indexOf(d);
    if (k < 0) continue;
    let o = out.find(o => o.woord === woord && o.term === term);
    if (!o) out.push(o = { woord, hoe, term, punten: 0, zin: ZIN[hoe](woord) });
    o.punten += factor * impacts[k];
  }
  return out;
}

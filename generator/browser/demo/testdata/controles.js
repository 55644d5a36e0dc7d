// What axe does not see. Each function gives the elements that are wrong, as
// text; the number is the criterion of WCAG 2.2.
(() => {
  const noem = e => e.outerHTML.replace(/\s+/g, ' ').slice(0, 90);
  const zichtbaar = e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  // Clipped on purpose, for screen readers or until it has the focus.
  const verstopt = e => { const r = e.getBoundingClientRect(); return (r.width <= 1 || r.height <= 1) || r.right <= 0 || r.bottom + scrollY <= 0; };
  const inTekst = e => getComputedStyle(e).display === 'inline' && [...e.parentElement.childNodes].some(n => n.nodeType === 3 && n.data.trim().length > 1);
  const bediening = 'a[href],button,input:not([type=hidden]),select,textarea,summary,[tabindex="0"]';

  const gezien = new WeakSet();

  window.controles = {
    // 1.4.10: no page scrolls in two directions.
    breed() {
      const w = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= w) return [];
      const over = [...document.body.querySelectorAll('*')].filter(e => zichtbaar(e) && e.getBoundingClientRect().right > w + 1);
      return over.filter(e => !over.some(x => x !== e && e.contains(x))).map(noem).concat(over.length ? [] : ['page']);
    },
    // 1.4.12, 1.4.4: no text is cut off.
    geknipt() {
      return [...document.body.querySelectorAll('*')].filter(e => {
        if (!zichtbaar(e) || verstopt(e) || e.closest('svg')) return false;
        const c = getComputedStyle(e), knipt = v => v === 'hidden' || v === 'clip';
        return knipt(c.overflowX) && e.scrollWidth > e.clientWidth + 1 || knipt(c.overflowY) && e.scrollHeight > e.clientHeight + 1;
      }).map(noem);
    },
    // 2.5.8: 24 pixels, links in a sentence excepted; without the exception for
    // what stands apart. The house rule is 44 pixels high for what one presses.
    klein() {
      return [...document.querySelectorAll(bediening)].filter(e => {
        if (!zichtbaar(e)) return false;
        // A label is a part of its field, and a link may cover its whole card.
        const veld = e.matches('input,select,textarea') && e.closest('label') || getComputedStyle(e, '::after').position === 'absolute' && e.closest('article') || e;
        const r = veld.getBoundingClientRect();
        if (verstopt(e) || inTekst(e)) return false;
        const knop = e.matches('button,summary,input,select,textarea,.knop,nav a');
        return r.width < 24 || r.height < (knop ? 44 : 24) - 0.5;
      }).map(e => { const r = e.getBoundingClientRect(); return `${Math.round(r.width)}x${Math.round(r.height)} ${noem(e)}`; });
    },
    // 2.4.7 and 2.4.11, of what has the focus now; null when it had it before, or
    // nothing has: then the walk is at its end.
    focus() {
      const e = document.activeElement;
      if (!e || e === document.body || gezien.has(e)) return null;
      gezien.add(e);
      const c = getComputedStyle(e), out = [];
      if (c.outlineStyle === 'none' || parseFloat(c.outlineWidth) < 2 || c.outlineColor === 'rgba(0, 0, 0, 0)') out.push('no ring');
      // The part of it that is on the screen.
      const rects = [...e.getClientRects()].map(r => {
        const left = Math.max(0, r.left), top = Math.max(0, r.top);
        return { left, top, width: Math.min(innerWidth, r.right) - left, height: Math.min(innerHeight, r.bottom) - top };
      }).filter(r => r.width > 0 && r.height > 0);
      const free = rects.some(r => [[.5, .5], [.1, .5], [.9, .5]].some(([x, y]) => {
        const top = document.elementFromPoint(r.left + r.width * x, r.top + r.height * y);
        return top && (e.contains(top) || top.contains(e) && top !== document.body && top !== document.documentElement || e.labels && [...e.labels].some(l => l.contains(top)));
      }));
      if (!free) out.push('covered, or out of sight');
      return { wie: noem(e), fout: out };
    },
    // How many stops there are for the Tab key.
    haltes() { return [...document.querySelectorAll(bediening)].filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.tabIndex >= 0).length; },
    // 2.1.1 without script: a button that only a script could give a meaning.
    dood() { return [...document.querySelectorAll('button,form')].filter(e => zichtbaar(e) && !(e.form || e).getAttribute?.('action')).map(noem); },
    // 2.3.3: nothing moves for who asked for that.
    beweegt() { return document.getAnimations().map(a => noem(a.effect.target)); },
    // White space around nothing: what a script may fill later.
    leegte() {
      return [...document.querySelectorAll('main p,main ul,main ol,main dl')].filter(e => {
        const s = getComputedStyle(e);
        return !e.children.length && !e.textContent.trim() && s.display !== 'none' && e.offsetParent && parseFloat(s.marginTop) + parseFloat(s.marginBottom) > 0;
      }).map(noem);
    },
    // On paper: a title, nothing to press but a table of contents, and black on white.
    papier() {
      const druk = [...document.querySelectorAll('nav:not(.inhoud),form,button,.skip,[href$=".ics"]')].filter(zichtbaar);
      const grijs = !matchMedia('print').matches ? [] : [...document.body.querySelectorAll('*')].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && zichtbaar(e) && getComputedStyle(e).color !== 'rgb(0, 0, 0)');
      const titel = !matchMedia('print').matches || [...document.querySelectorAll('h1')].some(e => e.checkVisibility()) ? [] : [document.querySelector('h1')];
      return [...druk, ...grijs, ...titel].map(noem);
    },
    // How far the page jumped while it was loading: Cumulative Layout Shift.
    verschuiving() {
      const o = new PerformanceObserver(() => {}); o.observe({ type: 'layout-shift', buffered: true });
      return o.takeRecords().reduce((s, r) => s + r.value, 0);
    },
    // Of a long row of alike elements axe needs the first few: it takes seconds for
    // a list of a thousand names.
    kort() {
      for (const e of document.body.querySelectorAll('*')) {
        const n = {};
        for (const c of [...e.children]) if ((n[c.tagName + c.className] = (n[c.tagName + c.className] ?? 0) + 1) > 3) c.remove();
      }
    },
    // As the page comes: without what a reader sets.
    gewoon() { document.adoptedStyleSheets = []; document.documentElement.style.fontSize = ''; },
    // 1.4.12: the spacing that a reader may set.
    ruim() {
      const s = new CSSStyleSheet();
      s.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}');
      document.adoptedStyleSheets = [s];
    },
  };
})();

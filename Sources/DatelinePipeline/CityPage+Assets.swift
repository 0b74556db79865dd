extension CityPage {
  /// The page's style sheet.
  static let style = """
    :root {
      color-scheme: light dark;
      --ink: #1d1f23; --quiet: #666c76; --paper: #ffffff; --card: #f6f7f9; --line: #d9dde3;
      --same: #e4f3e6; --same-ink: #1f6b33; --variant: #dff0fa; --variant-ink: #0b5c85;
      --granularity: #fff0cc; --granularity-ink: #7a5200; --misspelt: #f6e3f8;
      --misspelt-ink: #80218a; --only: #fde2e0; --only-ink: #a3231b; --ambiguous: #ffe3cf;
      --ambiguous-ink: #93420a; --other: #eceef1; --other-ink: #565c66; --focus: #1b66ff;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ink: #e6e8ec; --quiet: #9aa1ad; --paper: #15171b; --card: #1d2026; --line: #343944;
        --same: #1d3524; --same-ink: #93d8a4; --variant: #14344a; --variant-ink: #8fcdf2;
        --granularity: #43330c; --granularity-ink: #f2cd74; --misspelt: #3f1f45;
        --misspelt-ink: #e6a6ee; --only: #4a1d1a; --only-ink: #ffb0a8; --ambiguous: #4a2b13;
        --ambiguous-ink: #ffc092; --other: #2a2e36; --other-ink: #aab1bd; --focus: #7aa7ff;
      }
    }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui,
      "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
    header, main { max-width: 84rem; margin: 0 auto; padding: 1rem 1.25rem; }
    header { padding-bottom: 0; }
    h1 { font-size: 1.35rem; margin: .25rem 0; }
    h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; padding-top: 1rem;
      border-top: 1px solid var(--line); }
    h3 { font-size: 1rem; font-weight: 500; margin: 1rem 0 .5rem; }
    .names, .source { color: var(--quiet); margin: 0 0 .5rem; overflow-wrap: anywhere; }
    .source { font-size: .85rem; }
    .summary { list-style: none; padding: 0; margin: .75rem 0; display: flex; flex-wrap: wrap;
      gap: .5rem; }
    .summary li { padding: .2rem .7rem; border-radius: 1rem; font-size: .9rem; }
    .controls { display: flex; flex-wrap: wrap; align-items: center; gap: .6rem;
      padding: .5rem 0; }
    .controls label { display: inline-flex; gap: .4rem; align-items: center; cursor: pointer; }
    .controls button { font: inherit; min-width: 2.2rem; padding: .1rem .5rem; cursor: pointer;
      color: inherit; background: var(--card); border: 1px solid var(--line);
      border-radius: .4rem; }
    .hint { color: var(--quiet); font-size: .85rem; }
    kbd { border: 1px solid var(--line); border-radius: .25rem; padding: 0 .3rem;
      font: .8rem ui-monospace, monospace; }
    .count { color: var(--quiet); font-size: .85em; }
    .issues { color: var(--granularity-ink); margin: .5rem 0; padding-left: 1.2rem; }
    table { border-collapse: collapse; width: 100%; font-size: .95rem; }
    th { text-align: left; font-weight: 500; color: var(--quiet); font-size: .8rem; }
    th, td { padding: .18rem .4rem; border-bottom: 1px solid var(--line);
      vertical-align: top; }
    td.number { color: var(--quiet); font-variant-numeric: tabular-nums; width: 2.5rem; }
    td.sign { text-align: center; width: 2rem; font-weight: 600; }
    td.note { color: var(--quiet); width: 48%; }
    td a { color: inherit; text-decoration: none; }
    td a:hover { text-decoration: underline; }
    tr.lit td { background: var(--card); }
    .texts { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1rem;
      margin: 1rem 0; }
    .texts article { background: var(--card); border: 1px solid var(--line);
      border-radius: .6rem; padding: .9rem 1.1rem; max-height: 78vh; overflow: auto; }
    .block { margin: 0 0 .8rem; overflow-wrap: anywhere; white-space: pre-line; }
    .block.listItem, .block.tableRow { margin-bottom: .2rem; }
    .block.caption { color: var(--quiet); font-size: .9rem; }
    blockquote.block { border-left: 3px solid var(--line); padding-left: .8rem; }
    h4.block { font-size: 1.02rem; }
    .item { border-radius: .25rem; padding: .05rem .22rem; color: inherit; text-decoration: none;
      box-decoration-break: clone; -webkit-box-decoration-break: clone; cursor: default; }
    a.item { cursor: pointer; }
    .same { background: var(--same); } tr.same { background: none; }
    .variant { background: var(--variant); color: var(--variant-ink); }
    .granularity { background: var(--granularity); color: var(--granularity-ink); }
    .misspelt { background: var(--misspelt); color: var(--misspelt-ink); }
    .only { background: var(--only); color: var(--only-ink); }
    .ambiguous { background: var(--ambiguous); color: var(--ambiguous-ink); }
    .other { background: var(--other); color: var(--other-ink); }
    .comparison { background: none; color: inherit; }
    .summary .same, tr.same td.sign { color: var(--same-ink); }
    .item.only, .item.ambiguous { text-decoration: underline wavy; text-underline-offset: .2em; }
    .item.lit, .item:target { outline: 2px solid var(--focus); outline-offset: 1px; }
    :focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
    .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden;
      clip-path: inset(50%); }
    body.only-differences tr.same, body.only-differences .block.quiet { display: none; }
    body.only-differences .item.same { background: none; color: var(--quiet); }
    @media (max-width: 46rem) {
      .texts { grid-template-columns: minmax(0, 1fr); }
      .texts article { max-height: 60vh; }
      tr { display: grid; grid-template-columns: 2rem 1fr 1.5rem 1fr 2rem;
        border-bottom: 1px solid var(--line); }
      thead { display: none; }
      td { border: 0; padding-right: .3rem; }
      td.note { grid-column: 2 / -1; width: auto; font-size: .88rem; }
      td.note:has(bdi:empty) { display: none; }
      .hint { display: none; }
    }
    @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
    @media print { .controls { display: none; } .texts article { max-height: none; } }
    """

  /// The page's script: what belongs together lights up, clicks go to the partner, differences are
  /// walked through.
  static let script = """
    'use strict';
    const byLink = new Map();
    for (const element of document.querySelectorAll('[data-link]')) {
      const link = element.dataset.link;
      if (!byLink.has(link)) byLink.set(link, []);
      byLink.get(link).push(element);
    }
    function light(target, on) {
      const element = target instanceof Element && target.closest('[data-link]');
      if (!element) return;
      for (const other of byLink.get(element.dataset.link)) other.classList.toggle('lit', on);
    }
    for (const [name, on] of [['mouseover', true], ['mouseout', false], ['focusin', true], ['focusout', false]])
      document.addEventListener(name, event => light(event.target, on));
    document.addEventListener('click', event => {
      const link = event.target.closest('a[href^="#"]');
      if (!link) return;
      const partner = document.getElementById(link.hash.slice(1));
      if (!partner) return;
      event.preventDefault();
      partner.scrollIntoView({ block: 'center', inline: 'nearest' });
      partner.focus({ preventScroll: true });
    });
    const only = document.getElementById('only');
    only.addEventListener('change', () =>
      document.body.classList.toggle('only-differences', only.checked));
    document.body.classList.toggle('only-differences', only.checked);
    const differences = [...document.querySelectorAll('.item:not(.same):not(.other)')];
    let current = -1;
    function go(step) {
      if (!differences.length) return;
      const focused = differences.indexOf(document.activeElement);
      if (focused >= 0) current = focused;
      current = current < 0 && step < 0 ? differences.length - 1
        : (current + step + differences.length) % differences.length;
      differences[current].scrollIntoView({ block: 'center' });
      differences[current].focus({ preventScroll: true });
    }
    document.getElementById('next').addEventListener('click', () => go(1));
    document.getElementById('previous').addEventListener('click', () => go(-1));
    document.addEventListener('keydown', event => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input[type=text]')) return;
      if (event.key === 'n') go(1);
      if (event.key === 'p') go(-1);
    });
    """
}

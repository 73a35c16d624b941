/** Contrast of at least 4.5 to 1 for every text, in both schemes. */
export const reportStyle = `
:root { color-scheme: light dark; --fg: #1a1d21; --dim: #575e67; --bg: #fff; --card: #f4f5f7; --line: #d5d9de;
  --good: #0a6b2d; --bad: #b3161f; --half: #7a5200; --seen-bg: #d8f3e0; --half-bg: #fdeecb; --bad-bg: #fbdcdd; }
@media (prefers-color-scheme: dark) {
  :root { --fg: #e8eaed; --dim: #a6adb6; --bg: #16181b; --card: #1f2226; --line: #363b42;
    --good: #7fd79a; --bad: #ff9a9d; --half: #f0c674; --seen-bg: #17361f; --half-bg: #3d3010; --bad-bg: #4a1c1f; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--fg); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 1rem 1rem 4rem; }
h1 { font-size: 1.6rem; margin: .5rem 0 0; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; overflow-wrap: anywhere; }
.verdict { font-size: 1.1rem; font-weight: 600; margin: .25rem 0 1rem; }
.good { color: var(--good); } .bad { color: var(--bad); }
.count { color: var(--dim); font-weight: 400; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); gap: .5rem; margin: 0; }
.facts div { background: var(--card); border-radius: .4rem; padding: .4rem .6rem; min-width: 0; }
.facts dt { color: var(--dim); font-size: .85rem; } .facts dd { margin: 0; overflow-wrap: anywhere; }
details { border: 1px solid var(--line); border-radius: .4rem; margin: .3rem 0; padding: .3rem .6rem; }
summary { cursor: pointer; overflow-wrap: anywhere; }
details dl { margin: .5rem 0; } details dt { color: var(--dim); font-size: .85rem; } details dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
pre { overflow-x: auto; background: var(--card); padding: .5rem; border-radius: .3rem; margin: 0; font-size: .85rem; }
code { font-size: .85rem; } .check { color: var(--dim); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { border: 1px solid var(--line); padding: .35rem .5rem; text-align: center; }
th[scope=row] { text-align: left; min-width: 10rem; overflow-wrap: anywhere; }
thead th { color: var(--dim); font-weight: 600; }
.seen { background: var(--seen-bg); color: var(--good); } .half { background: var(--half-bg); color: var(--half); }
.unseen { background: var(--bad-bg); color: var(--bad); }
.legend span { padding: .1rem .5rem; border-radius: .3rem; font-size: .85rem; }
.squares { list-style: none; padding: 0; margin: .5rem 0; display: flex; flex-wrap: wrap; gap: .25rem; }
.squares li { padding: .05rem .4rem; border-radius: .25rem; font-size: .8rem; overflow-wrap: anywhere; }
section > ul { padding-left: 1.2rem; } section > ul li { overflow-wrap: anywhere; }
`;

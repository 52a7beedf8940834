import { openSite } from './site';
import { openBrowser } from './page';
const s = await openSite(); const b = await openBrowser(); const p = await (await b.newContext({viewport:{width:1440,height:900}})).newPage();
p.on('console', m => console.log(m.type(), m.text())); p.on('pageerror', e => console.log('ERR', e.message));
await p.goto(s.address); await p.waitForTimeout(8000);
console.log(await p.evaluate(() => ({ n: document.querySelectorAll('.react-flow__node').length, l: document.querySelectorAll('.leaf').length, v: [...document.querySelectorAll('.react-flow__node:has(.leaf)')].slice(0,2).map(x => getComputedStyle(x).visibility), at: document.documentElement.dataset })));
await p.screenshot({ path: '/tmp/bench.png' });
await b.close(); s.close();

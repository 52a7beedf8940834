import { test } from 'vitest';
import { catalog } from '/work/main/src/catalog';
import { resolve } from '/work/main/src/resolve';
import { largeDesign } from '/work/main/src/testing/large-design';
import { arrange, planRoutes, containerAt } from '/work/main/src/spec/geometry';
import { placeNode } from '/work/main/src/spec/commands';
import { idsAfter, apply } from '/work/main/src/design';
test('t', () => {
  for (const n of [100, 500, 1000]) {
    const design = largeDesign(n);
    const model = resolve(design, catalog);
    const time = (f: () => unknown) => { let best = 1e9; for (let i = 0; i < 15; i++) { const c = process.cpuUsage(); f(); const d = process.cpuUsage(c); best = Math.min(best, (d.user + d.system) / 1000); } return best.toFixed(1); };
    const g = arrange(model);
    console.log(n, 'arrange', time(() => arrange(resolve(design, catalog))), 'routes', time(() => planRoutes(model, g, (e) => 120)), 'plan', time(() => placeNode(model, { kind: 'rds-instance', over: model.nodes.find((x) => x.spec.container === 'tier')!.id, at: { x: 100, y: 100 } }, idsAfter(design))));
  }
});

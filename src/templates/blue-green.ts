import type { Template } from '../spec/catalog';
import { addOperations } from './add-operations';
import { addPooledDatabase, buildWeb } from './web';

/** Two colours of one application behind one listener, and one number between them. */
export const blueGreen: Template = {
  id: 'blue-green',
  title: 'Blue-green deployment',
  summary:
    'Two groups of servers share one listener by weight: look at the green one by header, shift traffic with one variable.',
  build: () => {
    const { design, region, alb, app, data } = buildWeb('Blue-green deployment');
    const group = (label: string, slug: string, x: number) =>
      design.node('auto-scaling-group', { label, slug, parent: app, at: { x, y: 0 } });
    const blue = group('Blue servers', 'blue', 32);
    const green = group('Green servers', 'green', 576);
    const { proxy } = addPooledDatabase(design, data, { label: 'Shared database', x: 304 });
    design.edge('routes-to', alb, blue);
    design.edge('routes-to', alb, green, { green: true, greenWeight: 10 });
    design.edge('reads-writes', blue, proxy);
    design.edge('reads-writes', green, proxy);
    addOperations({ design, region });
    return design.build();
  },
};

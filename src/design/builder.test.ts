import { describe, expect, it } from 'vitest';
import { createDesignBuilder } from './builder';

const builder = () =>
  createDesignBuilder({
    defaults: (kind) => ({ size: kind === 'vpc' ? 16 : 24 }),
    verbDefaults: () => ({ port: 443 }),
  });

describe('createDesignBuilder', () => {
  it('builds a design with counted ids, slugs from labels and defaults filled in', () => {
    const design = builder();
    const vpc = design.node('vpc', { label: 'Main VPC', at: { x: 1, y: 2 } });
    const web = design.node('subnet', { label: 'Web', parent: vpc, params: { size: 20 } });
    const other = design.node('subnet', { label: 'Web', parent: vpc });
    design.edge('calls', web, other, { port: 80 });
    design.edge('calls', other, web);
    design.setting('region', 'eu-west-1');
    expect(design.build()).toEqual({
      settings: { region: 'eu-west-1' },
      nodes: {
        n1: {
          id: 'n1',
          kind: 'vpc',
          slug: 'main-vpc',
          label: 'Main VPC',
          parent: null,
          params: { size: 16 },
        },
        n2: {
          id: 'n2',
          kind: 'subnet',
          slug: 'web',
          label: 'Web',
          parent: 'n1',
          params: { size: 20 },
        },
        n3: {
          id: 'n3',
          kind: 'subnet',
          slug: 'web-2',
          label: 'Web',
          parent: 'n1',
          params: { size: 24 },
        },
      },
      edges: {
        e1: { id: 'e1', verb: 'calls', from: 'n2', to: 'n3', params: { port: 80 } },
        e2: { id: 'e2', verb: 'calls', from: 'n3', to: 'n2', params: { port: 443 } },
      },
      layout: { n1: { x: 1, y: 2 } },
      waivers: {},
    });
  });

  it('throws on misuse', () => {
    const design = builder();
    const id = design.node('vpc', { label: 'Main', slug: 'main' });
    expect(() => design.node('subnet', { label: 'Web', parent: 'n9' })).toThrow('no node n9 yet');
    expect(() => design.node('vpc', { label: 'Main', slug: 'main' })).toThrow('main is taken');
    expect(() => design.edge('calls', id, 'n9')).toThrow('no node n9 yet');
    expect(() => design.edge('calls', id, id)).toThrow('to itself');
    expect(() => design.setting('region', null)).toThrow('needs a value');
    design.node('vpc', { label: 'Bad', slug: 'Bad Slug' });
    expect(() => design.build()).toThrow('has an unusable slug');
  });
});

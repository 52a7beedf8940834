import { expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { buildDesign } from '../../catalog/builder';
import { resolve } from '../../resolve';
import type { Verdict } from '../../validation';
import { tellApart } from './tell-apart';

const said = (evidence: string, node: string): Verdict => ({
  holds: false,
  evidence,
  nodes: [node],
});

const twoRegions = () => {
  const design = buildDesign();
  const [here, there] = ['Ireland', 'Oregon'].map((label) => design.node('region', { label }));
  const vpcIn = (parent: string | undefined, slug: string) =>
    design.node('vpc', { label: 'production', slug, parent: parent ?? null });
  const vpcs = [vpcIn(here, 'production'), vpcIn(there, 'production-2')] as const;
  const twin = vpcIn(here, 'production-3');
  return { model: resolve(design.build(), catalog), vpcs, twin };
};

test('findings that read alike are told apart by the containers around their nodes', () => {
  const { model, vpcs } = twoRegions();
  const alike = vpcs.map((id) => said('production: flow logs are off', id));
  const other = said('production: no endpoint', vpcs[0]);
  const told = tellApart(model, [...alike, other]);
  expect(alike.map((one) => told.get(one))).toEqual(['in Ireland', 'in Oregon']);
  expect(told.has(other)).toBe(false);
});

test('where the containers are the same, by the identifiers of the nodes', () => {
  const { model, vpcs, twin } = twoRegions();
  const alike = [vpcs[0], twin].map((id) => said('production: flow logs are off', id));
  const told = tellApart(model, alike);
  expect(alike.map((one) => told.get(one))).toEqual(['production', 'production-3']);
});

import { describe, expect, test } from 'vitest';
import { resolve } from '../../resolve';
import { buildDesign } from '../builder';
import { catalog } from '../index';
import { terraformExporter } from '../terraform';

type Routes = readonly (readonly [method: string, path: string])[];

function exported(routes: Routes): ReadonlyMap<string, string> {
  const design = buildDesign();
  const region = design.node('region', { label: 'Region' });
  const api = design.node('api-gateway', {
    label: 'API',
    parent: region,
    params: { kind: 'rest' },
  });
  const target = design.node('lambda-function', { label: 'Orders', parent: region });
  for (const [method, path] of routes) design.edge('invokes', api, target, { method, path });
  const { files } = terraformExporter.run(resolve(design.build(), catalog), []);
  return new Map(files.map(({ path, text }) => [path, text]));
}

const codeOf = (routes: Routes): string => exported(routes).get('serverless.tf')!;

/** The paths' resources: name, what they lie under, and their own part. */
const treeOf = (code: string): readonly (readonly string[])[] =>
  [
    ...code.matchAll(
      /resource "aws_api_gateway_resource" "(\w+)" \{\n.*\n\s+parent_id\s+= (\S+)\n\s+path_part\s+= "(.*)"/g,
    ),
  ].map(([, name = '', parent = '', part = '']) => [name, parent, part]);

const ROOT = 'aws_api_gateway_rest_api.api.root_resource_id';

describe('a REST API', () => {
  test('makes a part of a path once for all routes that share it', () => {
    const code = codeOf([
      ['GET', '/orders'],
      ['GET', '/orders/{id}'],
      ['POST', '/orders/{id}/lines'],
      ['ANY', '/'],
    ]);
    expect(treeOf(code)).toEqual([
      ['api__path_orders', ROOT, 'orders'],
      ['api__path_orders_id', 'aws_api_gateway_resource.api__path_orders.id', '{id}'],
      ['api__path_orders_id_lines', 'aws_api_gateway_resource.api__path_orders_id.id', 'lines'],
    ]);
    expect(
      code.match(/resource_id\s+= aws_api_gateway_rest_api\.api\.root_resource_id/g),
    ).toHaveLength(2);
  });

  test('E3 a new route renames nothing, also where names would meet', () => {
    const before: Routes = [
      ['GET', '/orders/{id}'],
      ['GET', '/files/{proxy+}'],
    ];
    const [old, now] = [before, [...before, ['GET', '/orders_id'] as const]].map((routes) =>
      treeOf(codeOf(routes)),
    );
    expect(now!.slice(0, old!.length)).toEqual(old);
    expect(now!.at(-1)).toEqual(['api__path_orders_id_2', ROOT, 'orders_id']);
  });

  test('lets itself run a function for the methods and paths that are drawn', () => {
    const arns = (method: string, path: string) =>
      [...codeOf([[method, path]]).matchAll(/source_arn\s+= "(.*)"/g)].map(([, arn]) => arn);
    const api = '${aws_api_gateway_rest_api.api.execution_arn}';
    expect(arns('GET', '/orders/{id}/lines')).toEqual([`${api}/*/GET/orders/*/lines`]);
    expect(arns('ANY', '/files/{proxy+}')).toEqual([`${api}/*/*/files/*`]);
    expect(arns('ANY', '/')).toEqual([`${api}/*/*/`]);
  });

  test('asks for each parameter of a path once', () => {
    expect(codeOf([['GET', '/a/{id}/b/{id}']])).toContain(
      'request_parameters   = { "method.request.path.id" = true }',
    );
  });

  test('is left out without a function, because AWS deploys none without a method', () => {
    const files = exported([]);
    expect(files.get('serverless.tf')).not.toContain('resource "aws_api_gateway');
    expect(files.get('README.md')).toContain('AWS deploys none without');
  });
});

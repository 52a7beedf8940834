import { describe, expect, test } from 'vitest';
import { resolve } from '../../resolve';
import { buildDesign } from '../builder';
import { cdkExporter } from '../cdk';
import { catalog } from '../index';

type Routes = readonly (readonly [method: string, path: string])[];

function exported(build: (design: ReturnType<typeof buildDesign>) => void) {
  const design = buildDesign();
  build(design);
  const { files, leftOut } = cdkExporter.run(resolve(design.build(), catalog), []);
  return { files: new Map(files.map(({ path, text }) => [path, text])), leftOut };
}

function codeOf(kind: 'http' | 'rest', routes: Routes): string {
  const { files } = exported((design) => {
    const region = design.node('region', { label: 'Region' });
    const api = design.node('api-gateway', { label: 'API', parent: region, params: { kind } });
    const target = design.node('lambda-function', { label: 'Orders', parent: region });
    for (const [method, path] of routes) design.edge('invokes', api, target, { method, path });
  });
  return files.get('lib/application-stack.ts')!;
}

const explicitPaths = (code: string): readonly (readonly [string, string])[] =>
  [...code.matchAll(/new apigateway\.Resource\(\s*(.*?),\s*"path:(.*?)",\s*\{/g)].map(
    ([, parent = '', text = '']) => [parent, text],
  );

describe('the paths of a REST API', () => {
  test('are resources of the library where their ids are free', () => {
    const code = codeOf('rest', [
      ['GET', '/orders/{id}'],
      ['ANY', '/gets/{proxy+}'],
    ]);
    expect(explicitPaths(code)).toEqual([]);
    expect(code).toContain('.resourceForPath("/orders/{id}")');
  });

  test('have ids of their own, made once and from the root on, where the library has taken theirs', () => {
    const code = codeOf('rest', [
      ['GET', '/a/Default'],
      ['GET', '/GET/GET'],
      ['POST', '/GET'],
      ['GET', '/Deployment/x'],
    ]);
    expect(explicitPaths(code)).toEqual([
      ['api.root', 'GET'],
      ['api.root', 'Deployment'],
      ['api.root.resourceForPath("/a")', 'Default'],
      ['api.root.resourceForPath("/GET")', 'GET'],
    ]);
    expect(code.lastIndexOf('new apigateway.Resource(')).toBeLessThan(code.indexOf('addMethod('));
  });
});

test('routes of an HTTP API that differ by "--" and "/" alone have two ids', () => {
  const code = codeOf('http', [
    ['GET', '/a/b'],
    ['GET', '/a--b'],
  ]);
  expect(code.match(/addRoutes\(/g)).toHaveLength(1);
  expect(code).toContain('new apigatewayv2.HttpRoute(api, "GET/a::b", {');
});

test('APIs of two regions ask once who sets the role of their logs', () => {
  const { files } = exported((design) => {
    for (const code of ['us-east-1', 'eu-west-1']) {
      const region = design.node('region', { label: code, params: { region: code } });
      const api = design.node('api-gateway', {
        label: 'API',
        parent: region,
        params: { kind: 'rest' },
      });
      design.edge(
        'invokes',
        api,
        design.node('lambda-function', { label: code, parent: region }),
        {},
      );
    }
  });
  expect(files.get('lib/config.ts')!.match(/managesApiLogRole:/g)).toHaveLength(1);
});

test('a function of another region is exported without the connections that cannot reach it', () => {
  const { files, leftOut } = exported((design) => {
    const here = design.node('region', { label: 'Here' });
    const there = design.node('region', { label: 'There', params: { region: 'eu-west-1' } });
    const api = design.node('api-gateway', { label: 'API', parent: here });
    const topic = design.node('sns-topic', { label: 'News', parent: here });
    const far = design.node('lambda-function', { label: 'Far', parent: there });
    design.edge('invokes', api, far, {});
    design.edge('notifies', topic, far, {});
  });
  expect(leftOut).toEqual([]);
  const code = files.get('lib/application-stack.ts')!;
  expect(code).not.toMatch(/addRoutes|ubscription\(/);
  expect(files.get('lib/application-eu-west-1-stack.ts')).toContain('new lambda.Function(');
});

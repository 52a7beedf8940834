import { expect, it } from 'vitest';
import { resolve } from '../../resolve';
import { microservices } from '../../templates/microservices';
import { apply, beginTransaction } from '../../design';
import { catalog } from '..';
import { terraformExporter } from '../terraform';

/** ecs.tf of the template, with other values in its first service. */
function ecsWith(changed: Readonly<Record<string, string | boolean>>): string {
  const design = microservices.build();
  const tx = beginTransaction(design);
  const service = Object.values(design.nodes).find(({ slug }) => slug === 'service-a')!;
  tx.changeNode(service.id, { params: { ...service.params, ...changed } });
  const { files } = terraformExporter.run(resolve(apply(design, tx.patch()), catalog), []);
  return files.find(({ path }) => path === 'ecs.tf')?.text ?? '';
}

it.each(['no number', '9'.repeat(400), '${x}'])('writes the CPU %s as a text', (cpu) => {
  expect(ecsWith({ cpu })).toMatch(/cpu += "/);
});

it('lets a task pull its own repository of its own registry, and no other', () => {
  const text = ecsWith({ image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/a:1.4' });
  expect(text).toContain(':ecr:eu-west-1:123456789012:repository/shop/a"');
  expect(text).not.toContain(':ecr:*');
});

it('gives ECS Exec its four actions only where it is on', () => {
  const off = ecsWith({ exec: false });
  const on = ecsWith({ exec: true });
  expect(off).not.toContain('ssmmessages:');
  expect(on.match(/"ssmmessages:\w+"/g)).toHaveLength(4);
  expect(on).not.toContain('iam::aws:policy');
});
